import { expect, test } from 'vitest'
import { nameGroups, standingsOf } from './seats-of.ts'

const GROUPS = { groups: ['a', 'b', 'c'].map((id) => ({ id, name: `Group ${id}` })) }
const seat = (workingGroup: string, role: string, party: string | null = null) => ({
  workingGroup,
  role,
  party,
  focalPoint: false
})

test('seats of the same standing are one line, whatever their order', () => {
  const standings = standingsOf([seat('a', 'delegate', 'kaz'), seat('b', 'observer'), seat('c', 'delegate', 'kaz')])
  expect(standings.map(({ role, seats }) => `${role}: ${nameGroups(seats, GROUPS)}`)).toEqual([
    'delegate: Group a, Group c',
    'observer: Group b'
  ])
})

test('every group there is need not be named', () => {
  expect(
    nameGroups(
      ['a', 'b', 'c'].map((id) => seat(id, 'chair')),
      GROUPS
    )
  ).toBe('all 3 working groups')
  expect(nameGroups([seat('gone', 'chair')], GROUPS)).toBe('gone')
})
