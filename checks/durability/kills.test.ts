import { expect, test } from 'vitest'
import { killMany } from './kills.ts'

const SEED = Number(process.env['SEED'] ?? 1)

// Each round starts a server anew, which on a busy machine takes its time.
test('a server killed under 50 writers has every letter that it acknowledged', { timeout: 300_000 }, async () => {
  const report = await killMany({ seed: SEED, rounds: 10, writers: 50, tell: () => {} })
  expect(report.acknowledged).toBeGreaterThan(500)
  expect(report.acknowledged).toBe(report.letters)
  expect(report.heads).toBe(11)
})
