import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTurns } from './turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Commits that take so long, and telling of them, asked for every millisecond; how many there are in a second. */
async function countInASecond(took: number, telling: number): Promise<number> {
  let now = 0
  let count = 0
  let isDue = false
  const endTurn = createTurns(() => now)
  const commit = () => {
    isDue = false
    count++
    now += took
    queueMicrotask(() => (now += telling))
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

test('a full room rests after everybody was told, a small one and a slow disk never', async () => {
  expect(await countInASecond(0, 0)).toBeGreaterThan(800)
  expect(await countInASecond(1, 0)).toBeGreaterThan(450)
  expect(await countInASecond(1, 0.4)).toBeGreaterThan(350)
  const full = await countInASecond(1, 1)
  expect(full).toBeGreaterThan(130)
  expect(full).toBeLessThan(280)
  expect(await countInASecond(1, 8)).toBeGreaterThan(45)
  expect(await countInASecond(100, 0)).toBeGreaterThanOrEqual(9)
})

test('a letter after a rest waits for nobody', () => {
  const endTurn = createTurns(() => 5000)
  const done: string[] = []
  endTurn(() => void done.push('committed'))
  vi.advanceTimersByTime(0)
  expect(done).toEqual(['committed'])
})
