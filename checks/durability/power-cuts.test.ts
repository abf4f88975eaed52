import { expect, test } from 'vitest'
import { cutPower } from './power-cuts.ts'
import type { Moment } from './power-cuts.ts'

const SEED = Number(process.env['SEED'] ?? 1)

test('the power goes 30 times, and no acknowledged letter with it', { timeout: 120_000 }, () => {
  const counts = cutPower(SEED, 30)
  const labels = [...counts.keys()].map((label) => label.split(':')[0])
  // What was on its way was cut in each of its kinds, and disks have rotted.
  expect(new Set(labels)).toEqual(new Set(['letter', 'act', 'checkpoint', 'rot']))
})

test('a server that says “stored” one letter too early is caught', () => {
  const sabotage = (moments: readonly Moment[]) =>
    moments.map((moment, index) => ({ ...moment, acknowledged: (moments[index + 1] ?? moment).acknowledged }))
  expect(() => cutPower(SEED, 30, { sabotage })).toThrow('acknowledged letters are missing')
})

test('a server that does not sync what it says is stored is caught', () => {
  const sabotage = (moments: readonly Moment[]) =>
    moments.map((moment, index) => ({ ...moment, image: moments[Math.max(index - 1, 0)]!.image }))
  expect(() => cutPower(SEED, 30, { sabotage })).toThrow('what is there is of an earlier moment')
})
