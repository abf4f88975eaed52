import { expect, test } from 'vitest'
import { changesTogether, groupEqual } from './equal-findings.ts'
import type { Finding, ScrubbedProvision } from './scrub-json.ts'

const found = (id: string, message: string, from = 0): Finding => ({
  id,
  rule: 'spacing',
  severity: 'warning',
  article: 'a',
  provision: 'p',
  from,
  to: from + 2,
  quote: '  ',
  message,
  fix: { from, to: from + 2, text: ' ' },
  change: { provision: 'p', quote: id, text: 'x' }
})

test('the same at three places or more is told once, the rest place by place; nothing is lost', () => {
  const all = [...'abcdefg'].map((id) => found(id, 'aceg'.includes(id) ? 'More than one space.' : `Fault ${id}`))
  const { groups, rest } = groupEqual(all)
  expect(groups.map(({ findings }) => findings.map(({ id }) => id).join(''))).toEqual(['aceg'])
  expect(rest.map(({ id }) => id).join('')).toBe('bdf')
  const { fix, ...withoutFix } = found('h', 'More than one space.')
  expect(fix).toBeDefined()
  expect(groupEqual([...all, withoutFix]).rest.map(({ id }) => id)).toContain('h')
})

test('one proposal asks only for changes that do not touch one another', () => {
  const words = 'one  two  three four five six seven eight nine ten  eleven'
  const provision: ScrubbedProvision = {
    id: 'p',
    kind: 'paragraph',
    number: '',
    designation: '',
    words,
    references: []
  }
  const at = (place: number) => found(`word${place}`, 'More than one space.', place)
  const changes = changesTogether([at(3), at(8), at(words.lastIndexOf('  '))], () => provision)
  expect(changes.map(({ quote }) => quote)).toEqual(['word3', `word${words.lastIndexOf('  ')}`])
})
