import { describe, expect, test } from 'vitest'
import { areLinesEqual, checkLine, lineLength } from './line.ts'
import { applySplice, composeSplices, invertSplice, mapPosition } from './splice.ts'
import type { Splice } from './splice.ts'
import type { Line } from './line.ts'
import { createRandom, randomLine } from './testing/index.ts'
import type { Random } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = 3000

describe(`laws of splices, seed ${SEED}`, () => {
  test('inverse, composition, mapping of positions, normal form', () => {
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const line = someLine(random, 12)
      const first = someSplice(random, line)
      const between = applySplice(line, first)
      const second = someSplice(random, between)
      const after = applySplice(between, second)
      checkLine(after)
      expectEqual(applySplice(between, invertSplice(line, first)), line, world)
      expectEqual(applySplice(line, composeSplices(line, first, second)), after, world)
      checkMapping(line, first, world)
    }
  })
})

function checkMapping(line: Line, splice: Splice, world: number): void {
  const inverse = invertSplice(line, splice)
  for (let position = 0; position <= lineLength(line); position++) {
    if (position > splice.from && position < splice.to) continue
    for (const side of [-1, 1] as const) {
      if (position === splice.from && position === splice.to) continue
      if (position === splice.from && side > 0) continue
      if (position === splice.to && side < 0) continue
      const there = mapPosition(position, splice, side)
      expect(mapPosition(there, inverse, side), `world ${world}`).toBe(position)
    }
  }
}

function expectEqual(actual: Line, expected: Line, world: number): void {
  if (!areLinesEqual(actual, expected)) expect(actual, `world ${world}`).toEqual(expected)
}

function someLine(random: Random, pieces: number): Line {
  let id = 0
  return randomLine(random, random.int(pieces), () => `p${id++}`)
}

function someSplice(random: Random, line: Line): Splice {
  const from = random.int(lineLength(line) + 1)
  const to = from + random.int(lineLength(line) - from + 1)
  return { from, to, line: someLine(random, 4) }
}
