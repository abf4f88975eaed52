import { expect, test } from 'vitest'
import { sumDays } from './sum-days.ts'
import type { DayFigures } from './figures-json.ts'

const on = (day: string, tabled: number, open: number): DayFigures => {
  return { day, tabled, open, decided: tabled - open, withdrawn: 0, agreed: 0 }
}

test('what one stood at counts until it stands otherwise', () => {
  const sum = sumDays([[on('2026-03-01', 2, 2), on('2026-03-05', 3, 1)], [on('2026-03-03', 4, 4)], []])
  expect(sum).toEqual([on('2026-03-01', 2, 2), on('2026-03-03', 6, 6), on('2026-03-05', 7, 5)])
  expect(sumDays([])).toEqual([])
})
