/**
 * The one splice that makes a line into another: what is equal at both ends stays, and no surrogate pair is cut. It is asked
 * for with every letter of the pen, so it walks along pieces and makes none: linear in both lines, at the price of comparing
 * characters.
 */
import { arePiecesEqual, haveSameAttributes, lineLength, pieceLength, sliceLine } from './line.ts'
import type { Line, Piece } from './line.ts'
import type { Splice } from './splice.ts'

/** undefined where the lines are equal. */
export function spliceBetween(before: Line, after: Line): Splice | undefined {
  const [a, b] = [lineLength(before), lineLength(after)]
  let head = countEqual(before, after, 1, Math.min(a, b))
  if (head === a && head === b) return undefined
  if (head > 0 && isHalf(before, head - 1, 0xd800)) head--
  let tail = countEqual(before, after, -1, Math.min(a, b) - head)
  if (tail > 0 && isHalf(before, a - tail, 0xdc00)) tail--
  return { from: head, to: a - tail, line: sliceLine(after, head, b - tail) }
}

/** How many units are equal from the beginnings on (`step` 1) or from the ends back (-1), at most so many. */
function countEqual(a: Line, b: Line, step: 1 | -1, most: number): number {
  const [one, other] = [new Walker(a, step), new Walker(b, step)]
  let count = 0
  while (count < most) {
    const [p, q] = [one.piece!, other.piece!]
    const run = Math.min(one.left, other.left, most - count)
    const equal = equalUnits(p, one.offset, q, other.offset, run, step)
    count += equal
    if (equal < run) break
    one.advance(run)
    other.advance(run)
  }
  return count
}

function equalUnits(p: Piece, from: number, q: Piece, at: number, run: number, step: 1 | -1): number {
  if (p.type !== 'text' || q.type !== 'text') return arePiecesEqual(p, q) ? 1 : 0
  if (!haveSameAttributes(p, q)) return 0
  let equal = 0
  while (equal < run && p.text.charCodeAt(from + equal * step) === q.text.charCodeAt(at + equal * step)) equal++
  return equal
}

/** A place in a line that moves along it in one direction. */
class Walker {
  private readonly line: Line
  private readonly step: 1 | -1
  private index: number
  private taken = 0

  constructor(line: Line, step: 1 | -1) {
    this.line = line
    this.step = step
    this.index = step === 1 ? 0 : line.length - 1
  }

  get piece(): Piece | undefined {
    return this.line[this.index]
  }

  /** Units of the piece that lie ahead. */
  get left(): number {
    return this.piece ? pieceLength(this.piece) - this.taken : 0
  }

  /** Where in the piece the next unit is. */
  get offset(): number {
    return this.step === 1 ? this.taken : this.left - 1
  }

  advance(units: number): void {
    this.taken += units
    if (this.left > 0) return
    this.index += this.step
    this.taken = 0
  }
}

/** Whether a unit is the first (0xd800) or second (0xdc00) half of a surrogate pair. */
function isHalf(line: Line, unit: number, begin: number): boolean {
  const [piece] = sliceLine(line, unit, unit + 1)
  const code = piece?.type === 'text' ? piece.text.charCodeAt(0) : 0
  return code >= begin && code < begin + 0x400
}
