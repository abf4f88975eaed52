import { expect, test } from 'vitest'
import { sayOutcomes, sumOutcomes } from './say-outcomes.ts'

const MANY = { open: 47, accepted: 10, rejected: 3, superseded: 2, lapsed: 1, withdrawn: 2 }
const NONE = { open: 0, accepted: 0, rejected: 0, superseded: 0, lapsed: 0, withdrawn: 0 }

test('every proposal is said once', () => {
  expect(sayOutcomes('2026-03-01', MANY, 8)).toBe(
    'Since 1 March 2026 65 proposals have been tabled: 47 open, 10 accepted, 3 rejected, 2 superseded, 1 lapsed and 2 withdrawn. 8 articles are agreed.'
  )
  expect(sayOutcomes('2026-03-01', { ...NONE, open: 1 }, 1)).toBe(
    'Since 1 March 2026 1 proposal has been tabled: 1 open. 1 article is agreed.'
  )
})

test('of several instruments, the sums', () => {
  expect(sumOutcomes([MANY, MANY])).toMatchObject({ open: 94, superseded: 4, withdrawn: 4 })
  expect(sumOutcomes([])).toEqual(NONE)
})
