import { expect, test } from 'vitest'
import { actsSince, dayBefore, daysOf } from './since-day.ts'

const at = (text: string) => ({ at: new Date(text).toISOString() })

test('yesterday, also over the end of a year', () => {
  expect(dayBefore(new Date('2026-03-10T00:30'))).toBe('2026-03-09')
  expect(dayBefore(new Date('2026-01-01T23:30'))).toBe('2025-12-31')
})

test('a day begins at midnight where one is', () => {
  const [late, midnight, noon] = [at('2026-03-08T23:59'), at('2026-03-09T00:00'), at('2026-03-09T12:00')]
  expect(actsSince([late, midnight, noon], '2026-03-09')).toEqual([midnight, noon])
  expect(actsSince([late, noon], '')).toEqual([late, noon])
})

test('the acts of each day stand together, the newest first', () => {
  const [first, second, third] = [at('2026-03-08T10:00'), at('2026-03-09T09:00'), at('2026-03-09T12:00')]
  expect(daysOf([first, second, third])).toEqual([
    ['9 March 2026', [third, second]],
    ['8 March 2026', [first]]
  ])
})
