import { describe, expect, test } from 'vitest'
import { monthOf, sayDays, sayOwnTime, sayWhen, shortDays, toField, toInstant } from './times.ts'

describe('the time of a meeting', () => {
  test.each([
    ['2026-03-02T09:30', 'Asia/Almaty', '2026-03-02T04:30:00.000Z'],
    ['2026-03-02T00:30', 'Asia/Ulaanbaatar', '2026-03-01T16:30:00.000Z'],
    ['2026-03-02T23:45', 'Asia/Kabul', '2026-03-02T19:15:00.000Z'],
    ['2026-07-01T12:00', 'UTC', '2026-07-01T12:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T01:30', 'Europe/Vienna', '2026-10-24T23:30:00.000Z']
  ])('%s in %s is the instant %s, and is read back as it was typed', (field, zone, instant) => {
    expect(toInstant(field, zone)).toBe(instant)
    expect(toField(instant, zone)).toBe(field)
  })

  test('is said in its own zone, with days where it lasts several', () => {
    const one = { starts: '2026-03-02T04:30:00.000Z', ends: '2026-03-02T06:00:00.000Z', zone: 'Asia/Almaty' }
    expect(sayWhen(one)).toBe('Mon 2 March 2026, 09:30–11:00')
    expect(shortDays(one)).toEqual({ days: '2', weekday: 'Mon' })
    const four = { starts: '2026-09-08T05:00:00.000Z', ends: '2026-09-11T13:00:00.000Z', zone: 'Asia/Tashkent' }
    expect(sayWhen(four)).toBe('8–11 September 2026, from 10:00')
    expect(shortDays(four)).toEqual({ days: '8–11', weekday: 'Tue–Fri' })
    expect(monthOf({ starts: '2026-08-31T20:00:00.000Z', zone: 'Asia/Tashkent' })).toBe('September 2026')
  })

  test('is told in one’s own time only where that is another', () => {
    const one = { starts: '2026-03-02T04:30:00.000Z', ends: '2026-03-02T06:00:00.000Z', zone: 'Asia/Almaty' }
    expect(sayOwnTime(one, 'Asia/Tashkent')).toBeUndefined()
    expect(sayOwnTime(one, 'Asia/Baku')).toBe('08:30 where you are')
    expect(sayOwnTime(one, 'America/New_York')).toBe('Sun 1 Mar, 23:30 where you are')
  })

  test.each([
    ['2026-03-17', '2026-03-19', '17–19 March 2026'],
    ['2026-10-12', '2026-11-06', '12 October – 6 November 2026'],
    ['2025-12-01', '2026-03-13', '1 December 2025 – 13 March 2026'],
    ['2026-03-17', '2026-03-17', '17 March 2026']
  ])('days from %s to %s are %s', (begins, ends, said) => {
    expect(sayDays(begins, ends)).toBe(said)
  })
})
