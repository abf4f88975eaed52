import { expect, test } from 'vitest'
import { changesByArticle, filterChanges, neighbour, partiesOf } from './change-filter.ts'
import type { ToldChange } from './comparison.ts'

const change = (id: string, more: Partial<ToldChange> = {}): ToldChange => ({
  id,
  kind: 'words',
  article: 'a',
  articleName: 'Article 1',
  at: { article: 0, hunks: [] },
  isSubstance: true,
  isBracket: false,
  parties: [],
  sentence: id,
  decisions: [],
  ...more
})
const act = { kind: 'accepted', number: 7, by: '', at: '', note: '', sentence: '', parties: ['kaz', 'uzb'] }
const ALL = [
  change('1', { decisions: [act] }),
  change('2', { isSubstance: false, kind: 'renumbered' }),
  change('3', { isBracket: true, parties: ['PAK'], at: { article: 4, hunks: [] } })
]
const ids = (changes: readonly ToldChange[]) => changes.map(({ id }) => id)

test('changes are filtered by what they do and by whose they are', () => {
  expect(ids(filterChanges(ALL, { only: 'all', party: '' }))).toEqual(['1', '2', '3'])
  expect(ids(filterChanges(ALL, { only: 'substance', party: '' }))).toEqual(['1', '3'])
  expect(ids(filterChanges(ALL, { only: 'brackets', party: '' }))).toEqual(['3'])
  expect(ids(filterChanges(ALL, { only: 'all', party: 'uzb' }))).toEqual(['1'])
  expect(ids(filterChanges(ALL, { only: 'all', party: 'pak' }))).toEqual(['3'])
  expect(ALL.map(partiesOf)).toEqual([['kaz', 'uzb'], [], ['pak']])
  expect([...changesByArticle(ALL)].map(([at, group]) => [at, ids(group)])).toEqual([
    [0, ['1', '2']],
    [4, ['3']]
  ])
})

test('from none one goes to the first or the last; at an end one stays', () => {
  const go = (current: string | undefined, step: 1 | -1) => neighbour(ALL, current, step)?.id
  expect([go(undefined, 1), go(undefined, -1), go('1', 1), go('3', 1), go('1', -1), go('gone', 1)]).toEqual([
    '1',
    '3',
    '2',
    undefined,
    undefined,
    '1'
  ])
})
