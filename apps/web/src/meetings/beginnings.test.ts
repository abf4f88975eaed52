import { describe, expect, test } from 'vitest'
import { beginningsOf, sayMinutes } from './beginnings.ts'

const timed = (...minutes: readonly (number | null)[]) => ({
  agenda: minutes.map((one) => ({ minutes: one })),
  starts: '2026-03-02T04:30:00.000Z',
  ends: '2026-03-02T12:00:00.000Z',
  zone: 'Asia/Almaty'
})

describe('the items of an agenda', () => {
  test('begin one after the other, as long as each says how long it takes', () => {
    expect(beginningsOf(timed(15, 90, 30))).toEqual(['09:30', '09:45', '11:15'])
    expect(beginningsOf(timed(15, null, 30))).toEqual(['09:30', '09:45', undefined])
  })

  test('have no time of the day where the meeting lasts several', () => {
    expect(beginningsOf({ ...timed(15, 90), ends: '2026-03-03T12:00:00.000Z' })).toEqual([undefined, undefined])
  })

  test.each([
    [15, '15 min'],
    [60, '1 h'],
    [135, '2 h 15 min']
  ])('of %i minutes take %s', (minutes, said) => expect(sayMinutes(minutes)).toBe(said))
})
