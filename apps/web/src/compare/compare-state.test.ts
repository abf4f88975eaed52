import { expect, test } from 'vitest'
import { readState, writeState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'

const ENDS = { from: '0', to: 'live' }
const STATE: CompareState = {
  from: '1',
  to: 'file:3-abc',
  view: 'brackets',
  layout: 'side',
  whole: true,
  only: 'substance',
  party: 'kaz',
  base: '1',
  who: 'conflict',
  change: 'a-9.2'
}

test('what is shown is all in the address, and nothing is in it that is as always', () => {
  const { search, hash } = writeState(STATE)
  expect(readState(search, hash, ENDS)).toEqual(STATE)
  const plain = readState('', '', ENDS)
  expect(writeState(plain)).toEqual({ search: '?from=0&to=live', hash: '' })
  expect(readState('?from=0&to=live', '', { from: '5', to: '6' })).toEqual(plain)
})

test('an address that somebody mistyped is read as far as it makes sense', () => {
  const { view, layout, only, who, change } = readState('?view=colours&layout=1&only=x&who=me', '#%E0%A4%A', ENDS)
  expect([view, layout, only, who, change]).toEqual(['words', 'inline', 'all', 'all', ''])
})
