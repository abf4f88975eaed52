import { expect, test } from 'vitest'
import { cutPower } from './power-cuts.ts'

const SEED = Number(process.env['SEED'] ?? 1)

test('the power goes 30 times, and no acknowledged letter with it', { timeout: 120_000 }, () => {
  const counts = cutPower(SEED, 30)
  const labels = [...counts.keys()].map((label) => label.split(':')[0])
  // What was on its way was cut in each of its kinds, and disks have rotted.
  expect(new Set(labels)).toEqual(new Set(['letter', 'act', 'checkpoint', 'rot']))
})
