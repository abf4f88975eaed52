import { expect, test } from 'vitest'
import { isFiltering, passesFilter, readFilter, sayFilter } from './register-filter.ts'
import type { RegisterRow } from './register-acts.ts'

const row = (kind: string, party: string | null, day: string, body: RegisterRow['body'] = {}): RegisterRow => {
  return { seq: 1, kind, party, at: `${day}T09:00:00Z`, actor: 'somebody', actorName: 'Somebody', body }
}

const ROWS = [
  row('proposal-tabled', 'kaz', '2026-03-09'),
  row('proposal-tabled', 'pak', '2026-03-09'),
  row('proposal-accept', null, '2026-03-10', { holder: 'kaz' }),
  row('position-taken', 'kaz', '2026-03-10')
]

test.each([
  ['', [0, 1, 2, 3], 'All acts'],
  ['kind=proposal-tabled', [0, 1], 'Proposals tabled'],
  ['kind=proposal-tabled,proposal-accept&party=kaz', [0, 2], 'Proposals tabled, proposals accepted, of Kazakhstan'],
  ['until=2026-03-09', [0, 1], 'All acts, until 9 March 2026'],
  ['kind=proposal-reject', [], 'Proposals rejected']
])('“%s” asks for the acts that a figure counts', (query, wanted, words) => {
  const filter = readFilter(new URLSearchParams(query))
  expect(ROWS.flatMap((one, index) => (passesFilter(filter, one) ? [index] : []))).toEqual(wanted)
  expect(sayFilter(filter)).toBe(words)
  expect(isFiltering(filter)).toBe(query !== '')
})
