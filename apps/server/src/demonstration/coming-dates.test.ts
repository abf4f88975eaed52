/** Dates of the demonstration that are told from the day it is seeded: those to come move together, those past never. */
import { expect, test } from 'vitest'
import { laterBy, weeksSince } from './coming-dates.ts'

test('weeks are whole, never backwards, and bring what is to come behind the day of seeding', () => {
  const days = ['2026-11-01', '2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06', '2027-03-15', '2028-02-29']
  expect(days.map((day) => weeksSince(`${day}T23:30:00.000Z`))).toEqual([0, 0, 1, 1, 2, 16, 66])
})

test.each([
  ['2026-12-07', '2027-03-29'],
  ['2026-12-07T10:00:00+04:00', '2027-03-29T10:00:00+04:00'],
  ['2026-11-28', '2026-11-28'],
  ['2026-09-11T12:00:00.000Z', '2026-09-11T12:00:00.000Z'],
  ['2026-12-07 in Baku', '2026-12-07 in Baku'],
  ['letter of 2027-01-02', 'letter of 2027-01-02'],
  [7, 7],
  [null, null]
])('sixteen weeks later, %j is %j', (written, told) => {
  expect(laterBy(16)(written)).toEqual(told)
})
