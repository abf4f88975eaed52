import type { Role } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import { authorityOf, isWellFormed, maySeat } from './inviters.ts'

const seat = (role: Role, party: string | null = null, focalPoint = false) => ({
  workingGroup: 'rtg',
  role,
  party,
  focalPoint
})
const SEATS = {
  'delegate kaz': seat('delegate', 'kaz'),
  'focal point kaz': seat('delegate', 'kaz', true),
  'delegate pak': seat('delegate', 'pak'),
  chair: seat('chair'),
  secretariat: seat('secretariat'),
  observer: seat('observer')
}
const ALL = Object.keys(SEATS)

test.each([
  ['secretariat', [seat('secretariat')], ALL],
  ['focal point of kaz', [seat('delegate', 'kaz', true)], ['delegate kaz']],
  ['delegate of kaz', [seat('delegate', 'kaz')], []],
  ['chair', [seat('chair')], []],
  ['legal reviewer', [seat('legal')], []],
  ['observer', [seat('observer')], []],
  ['flagged observer', [seat('observer', 'kaz', true)], []],
  ['nobody', [], []]
])('%s gives these seats and no others', (_, own, may) => {
  expect(Object.entries(SEATS).flatMap(([name, one]) => (maySeat(own, one) ? [name] : []))).toEqual(may)
  expect(authorityOf(own) === 'none').toBe(may.length === 0)
})

test('a focal point lets its party into no group in which it does not speak for it', () => {
  const elsewhere = { ...SEATS['delegate kaz'], workingGroup: 'sps' }
  const point = SEATS['focal point kaz']
  expect(maySeat([point], elsewhere)).toBe(false)
  expect(maySeat([point, { ...point, workingGroup: 'sps', focalPoint: false }], elsewhere)).toBe(true)
  for (const role of ['observer', 'legal'] as const)
    expect(maySeat([point, { ...seat(role), workingGroup: 'sps' }], elsewhere)).toBe(false)
  expect(maySeat([point, { ...SEATS['delegate pak'], workingGroup: 'sps' }], elsewhere)).toBe(false)
  expect(maySeat([SEATS.secretariat], elsewhere)).toBe(true)
})

test('delegates speak for a party, and nobody else does', () => {
  expect(Object.values(SEATS).every(isWellFormed)).toBe(true)
  const crooked = [seat('delegate'), seat('chair', 'kaz'), seat('observer', null, true)]
  expect(crooked.map(isWellFormed)).toEqual([false, false, false])
})
