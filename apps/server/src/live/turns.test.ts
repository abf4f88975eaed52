import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTurns } from './turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Commits that take so long, asked for every millisecond; how many there are in a second. */
function countInASecond(took: number): number {
  let now = 0
  let count = 0
  let isDue = false
  const endTurn = createTurns(() => now)
  const commit = () => {
    isDue = false
    count++
    now += took
  }
  while (now < 1000) {
    if (!isDue) endTurn(commit)
    isDue = true
    now++
    vi.advanceTimersByTime(1)
  }
  return count
}

test('a busy room rests a moment between two commits, and no longer where the disk is slow', () => {
  expect(countInASecond(0)).toBeGreaterThan(150)
  expect(countInASecond(0)).toBeLessThan(350)
  expect(countInASecond(100)).toBeGreaterThanOrEqual(9)
})

test('a letter after a rest waits for nobody', () => {
  const endTurn = createTurns(() => 5000)
  const done: string[] = []
  endTurn(() => void done.push('committed'))
  vi.advanceTimersByTime(0)
  expect(done).toEqual(['committed'])
})
