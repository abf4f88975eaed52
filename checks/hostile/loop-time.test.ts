import { pbkdf2 } from 'node:crypto'
import { expect, test } from 'vitest'
import { loopTime } from './loop-time.ts'

/** A tenth of a second's work for another thread, or for this one. */
const ROUNDS = 100_000

test('what the loop does counts, and what it waits for does not', async () => {
  const began = loopTime()
  await new Promise((resolve) => void pbkdf2('a', 'b', ROUNDS, 64, 'sha512', resolve))
  const waited = loopTime() - began
  let sum = 0
  for (let round = 0; round < 20_000_000; round++) sum += Math.sqrt(round)
  const worked = loopTime() - began - waited
  expect(sum).toBeGreaterThan(0)
  expect(worked).toBeGreaterThan(10)
  expect(waited).toBeLessThan(worked)
})
