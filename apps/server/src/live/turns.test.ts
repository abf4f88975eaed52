import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTurns } from './turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Commits that take so long, asked for every millisecond; how many there are in a second. */
async function countInASecond(took: number): Promise<number> {
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
    await Promise.resolve()
  }
  return count
}

test('a busy room rests as long as it takes to tell everybody, and no longer where the disk is slow', async () => {
  expect(await countInASecond(0)).toBeGreaterThan(800)
  const busy = await countInASecond(5)
  expect(busy).toBeGreaterThan(80)
  expect(busy).toBeLessThan(105)
  expect(await countInASecond(100)).toBeGreaterThanOrEqual(9)
})

test('a letter after a rest waits for nobody', () => {
  const endTurn = createTurns(() => 5000)
  const done: string[] = []
  endTurn(() => void done.push('committed'))
  vi.advanceTimersByTime(0)
  expect(done).toEqual(['committed'])
})
