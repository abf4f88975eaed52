import { expect, test } from 'vitest'
import { figureOf, gradesOf, sayRegister } from './risks-json.ts'

test('a figure agrees with its noun', () => {
  expect(figureOf({ value: 1, unit: 'parties' })).toBe('1 party')
  expect(figureOf({ value: 1, unit: 'days' })).toBe('1 day')
  expect(figureOf({ value: 0, unit: 'positions' })).toBe('0 positions')
  expect(figureOf({ value: 1, unit: '%' })).toBe('1 %')
})

test('grades are told in words', () => {
  expect(gradesOf({ likelihood: 5, impact: 1 })).toBe('almost certain, with negligible impact')
})

test('the register is told in a sentence', () => {
  const reading = { label: '', unit: 'days', value: 9, threshold: 5, isOver: true }
  expect(
    sayRegister([
      { reading, isOverdue: true },
      { reading: null, isOverdue: false }
    ])
  ).toBe('2 risks are not closed; 1 calls attention, 1 is overdue.')
  expect(sayRegister([])).toBe('No risk is open.')
})
