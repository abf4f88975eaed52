import { expect, test } from 'vitest'
import { figureOf, gradesOf } from './risks-json.ts'

test('a figure agrees with its noun', () => {
  expect(figureOf({ value: 1, unit: 'parties' })).toBe('1 party')
  expect(figureOf({ value: 1, unit: 'days' })).toBe('1 day')
  expect(figureOf({ value: 0, unit: 'positions' })).toBe('0 positions')
  expect(figureOf({ value: 1, unit: '%' })).toBe('1 %')
})

test('grades are told in words', () => {
  expect(gradesOf({ likelihood: 5, impact: 1 })).toBe('almost certain, with negligible impact')
})
