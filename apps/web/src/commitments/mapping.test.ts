import { expect, test } from 'vitest'
import { articlesUnder, findProvision, isNewToNonMembers } from './mapping.ts'
import type { Mapping, WtoLink } from './mapping.ts'

const article = (id: string) => ({ id, number: id, title: '', chapter: '', version: '' })
const link = (of: string, provision: string, more: Partial<WtoLink> = {}): WtoLink => ({
  article: of,
  name: of,
  provision,
  relation: 'restates',
  note: '',
  by: 'Legal',
  at: '',
  stale: false,
  gone: false,
  ...more
})
const agreement = (id: string, body: string) => ({
  id,
  name: id,
  short: id,
  body,
  source: '',
  provisions: [{ id: `${id}-1`, number: 'Article 1', title: 'Scope' }]
})
const MAPPING: Mapping = {
  catalogue: { recorded: '', agreements: [agreement('tfa', 'WTO'), agreement('rkc', 'WCO')] },
  articles: ['a', 'b', 'c', 'd'].map(article),
  links: [
    link('a', 'tfa-1', { relation: 'departs-from' }),
    link('a', 'rkc-1'),
    link('b', 'rkc-1', { stale: true }),
    link('c', 'no-counterpart', { relation: 'no-counterpart' })
  ],
  gaps: ['d']
}

test.each([
  ['all', ['a', 'b', 'c', 'd']],
  ['gaps', ['d']],
  ['departs', ['a']],
  ['stale', ['b']]
] as const)('under “%s” stand %j', (filter, expected) => {
  expect(articlesUnder(MAPPING, filter).map((one) => one.article.id)).toEqual(expected)
})

test('what the agreements of the WTO say is new to those who are no Members, and nothing else', () => {
  const isNew = (id: string) =>
    isNewToNonMembers(
      MAPPING,
      MAPPING.links.filter((one) => one.article === id)
    )
  expect(['a', 'b', 'c', 'd'].filter(isNew)).toEqual(['a'])
  expect(findProvision(MAPPING, 'rkc-1')).toMatchObject({ number: 'Article 1', agreement: { body: 'WCO' } })
  expect(findProvision(MAPPING, 'no-counterpart')).toBeUndefined()
})
