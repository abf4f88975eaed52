import { expect, test } from 'vitest'
import { PARTY_CODES } from './parties.ts'
import { NON_MEMBERS, PARTY_FACTS, WTO_STATUS_AS_OF } from './wto-status.ts'

test('something is known of every party, in the order of the parties', () => {
  expect(PARTY_FACTS.map(({ party }) => party)).toEqual(PARTY_CODES)
  for (const { ru } of PARTY_FACTS) expect(ru).toMatch(/^[А-Яа-яё -]+$/)
})

test('members are so since a day between the founding and the day of what is known', () => {
  const days = PARTY_FACTS.flatMap(({ wto }) => (wto.kind === 'member' ? [wto.since] : []))
  for (const day of days) expect(day >= '1995-01-01' && day < WTO_STATUS_AS_OF, day).toBe(true)
  expect(NON_MEMBERS).toEqual(['aze', 'tkm', 'uzb'])
})
