import { expect, test } from 'vitest'
import { cutPiece, lineLength, normalizeLine, sliceLine } from './line.ts'
import type { Line, Piece } from './line.ts'
import { spliceBetween } from './splice-between.ts'
import { applySplice } from './splice.ts'
import type { Splice } from './splice.ts'
import { createRandom, randomLine } from './testing/index.ts'

test('is what comparing unit by unit gives, and makes the one line into the other', () => {
  const random = createRandom(7)
  let equal = 0
  for (let round = 0; round < 3000; round++) {
    const mark = () => `m${random.int(3)}`
    const [head, one, other, tail] = [3, 2, 2, 3].map((most) => randomLine(random, random.int(most), mark))
    const before = normalizeLine([...head!, ...one!, ...tail!])
    const after = normalizeLine([...head!, ...other!, ...tail!])
    const splice = spliceBetween(before, after)
    expect(splice).toEqual(unitByUnit(before, after))
    expect(splice ? applySplice(before, splice) : before).toEqual(after)
    if (!splice) equal++
  }
  expect(equal).toBeGreaterThan(50)
  expect(equal).toBeLessThan(1500)
})

/** The slow and obvious way. */
function unitByUnit(before: Line, after: Line): Splice | undefined {
  const [a, b] = [unitsOf(before), unitsOf(after)]
  if (JSON.stringify(a) === JSON.stringify(b)) return undefined
  const isEqual = (x: number, y: number) => JSON.stringify(a[x]) === JSON.stringify(b[y])
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && isEqual(head, head)) head++
  if (head > 0 && isHalf(a[head - 1]!, 0xd8)) head--
  let tail = 0
  while (tail < shorter - head && isEqual(a.length - 1 - tail, b.length - 1 - tail)) tail++
  if (tail > 0 && isHalf(a[a.length - tail]!, 0xdc)) tail--
  return { from: head, to: a.length - tail, line: sliceLine(after, head, lineLength(after) - tail) }
}

function unitsOf(of: Line): readonly Piece[] {
  return of.flatMap((one) =>
    one.type === 'text' ? Array.from(one.text.split(''), (_, index) => cutPiece(one, index, index + 1)) : [one]
  )
}

/** High halves are D8..DB, low ones DC..DF. */
function isHalf(one: Piece, first: number): boolean {
  const high = one.type === 'text' ? one.text.charCodeAt(0) >> 8 : 0
  return high >= first && high < first + 4
}
