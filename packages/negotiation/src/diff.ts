/**
 * The smallest set of splices between two lines, unit by unit (E. Myers, “An O(ND) Difference Algorithm and Its
 * Variations”, 1986). Meant for what people have typed since a moment, not for comparing revisions: that is redline's.
 */
import { arePiecesEqual, cutPiece, lineLength, pieceLength, sliceLine, spliceBetween } from '@cartif/treaty-text'
import type { Line, Piece, Splice } from '@cartif/treaty-text'

/** More differing units than this are one splice. */
const MAX_DISTANCE = 500

/** Disjoint and ascending, in units of `before`. Costs units × differences, and differences squared in memory. */
export function splicesBetween(before: Line, after: Line): readonly Splice[] {
  const whole = spliceBetween(before, after)
  if (!whole) return []
  const end = whole.from + lineLength(whole.line)
  const a = unitsOf(sliceLine(before, whole.from, whole.to))
  const b = unitsOf(sliceLine(after, whole.from, end))
  const kept = commonUnits(a, b)
  return kept ? splicesAround(kept, whole, a.length, b.length) : [whole]
}

/** The pairs of equal units that stay, in order; undefined where too much is different. */
function commonUnits(a: readonly Piece[], b: readonly Piece[]): readonly (readonly [number, number])[] | undefined {
  const furthest = new Map<number, number>([[1, 0]])
  const trace: ReadonlyMap<number, number>[] = []
  for (let distance = 0; distance <= Math.min(MAX_DISTANCE, a.length + b.length); distance++) {
    trace.push(new Map(furthest))
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = isDown(furthest, diagonal, distance) ? furthest.get(diagonal + 1)! : furthest.get(diagonal - 1)! + 1
      while (x < a.length && x - diagonal < b.length && arePiecesEqual(a[x]!, b[x - diagonal]!)) x++
      furthest.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return backtrack(trace, a.length, b.length)
    }
  }
  return undefined
}

function isDown(furthest: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean {
  if (diagonal === -distance) return true
  return diagonal !== distance && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  endX: number,
  endY: number
): readonly (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = []
  let [x, y] = [endX, endY]
  for (let distance = trace.length - 1; distance >= 0; distance--) {
    const furthest = trace[distance]!
    const diagonal = x - y
    const from = isDown(furthest, diagonal, distance) ? diagonal + 1 : diagonal - 1
    const startX = furthest.get(from)!
    const startY = startX - from
    while (x > startX && y > startY && x > 0 && y > 0) kept.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  return kept.reverse()
}

function splicesAround(
  kept: readonly (readonly [number, number])[],
  whole: Splice,
  endA: number,
  endB: number
): readonly Splice[] {
  const splices: Splice[] = []
  let [a, b] = [0, 0]
  for (const [x, y] of [...kept, [endA, endB] as const]) {
    if (x > a || y > b) splices.push({ from: whole.from + a, to: whole.from + x, line: sliceLine(whole.line, b, y) })
    ;[a, b] = [x + 1, y + 1]
  }
  return splices
}

function unitsOf(line: Line): readonly Piece[] {
  return line.flatMap((piece) => Array.from({ length: pieceLength(piece) }, (_, at) => cutPiece(piece, at, at + 1)))
}
