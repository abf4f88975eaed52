import { expect, test } from 'vitest'
import { scaleOf, spreadOut, stepPath, ticksUpTo } from './chart-scale.ts'

const FRAME = { left: 40, right: 240, top: 10, bottom: 110 }

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [7, [0, 2, 4, 6, 8]],
  [53, [0, 20, 40, 60]],
  [1000, [0, 500, 1000]]
])('up to %i there are few round figures, and the last is high enough', (highest, ticks) => {
  expect(ticksUpTo(highest)).toEqual(ticks)
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest)
})

test('a line stays until the day on which something happens', () => {
  const scale = scaleOf(['2026-01-01', '2026-01-11', '2026-01-21'], 4, FRAME)
  const points = [
    ['2026-01-01', 0],
    ['2026-01-11', 4]
  ] as const
  expect(stepPath(points, scale, '2026-01-21')).toBe('M40 110H140V10H240')
  expect(stepPath([], scale, '2026-01-21')).toBe('')
})

test('one day alone has room, and months stand where they begin', () => {
  expect(scaleOf(['2026-01-01'], 1, FRAME).x('2026-01-01')).toBe(40)
  expect(scaleOf(['2026-01-15', '2026-03-02'], 1, FRAME).months).toEqual(['2026-02-01', '2026-03-01'])
  expect(scaleOf(['2024-01-15', '2026-03-02'], 1, FRAME).months.length).toBeLessThanOrEqual(8)
})

test('figures that would cover each other stand one above the other', () => {
  expect(spreadOut([100, 20, 98, 100], 10)).toEqual([100, 20, 80, 90])
  expect(spreadOut([], 10)).toEqual([])
})
