import { expect, test } from 'vitest'
import { changedRows, neighbourRow } from './three-way-rows.ts'
import type { ThreeWayRow, WhoChanged } from './three-way-rows.ts'

const row = (designation: string, state: WhoChanged): ThreeWayRow => ({
  designation,
  state,
  article: 'a',
  theirs: null,
  ours: null
})
const rows = changedRows({
  rows: [
    row('Article 1', 'ours'),
    row('Article 1', 'unchanged'),
    row('Article 1', 'conflict'),
    row('Article 2', 'same')
  ]
})

test('rows that are called the same have addresses of their own, and what is unchanged has none', () => {
  expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'Article 1 ours',
    'Article 1-2 conflict',
    'Article 2 same'
  ])
})

test('one goes from row to row, and stays at the ends', () => {
  const from = (current: string, step: 1 | -1) => neighbourRow(rows, current, step)?.id
  expect([from('', 1), from('', -1)]).toEqual(['Article 1', 'Article 2'])
  expect([from('Article 1', 1), from('Article 2', -1)]).toEqual(['Article 1-2', 'Article 1-2'])
  expect([from('Article 1', -1), from('Article 2', 1)]).toEqual([undefined, undefined])
})
