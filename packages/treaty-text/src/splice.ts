/**
 * A splice replaces the units [from, to) of a line by another line. It is the only way words change.
 *
 * Laws (property tests in splice.test.ts): applying the inverse restores the line; applying a composition equals
 * applying both; mapping a position forth and back is the identity wherever the position was not inside what was removed.
 */
import { concatLines, lineLength, sliceLine } from './line.ts'
import type { Line } from './line.ts'

export interface Splice {
  /** Units, 0 <= from <= to <= length of the line. */
  readonly from: number
  readonly to: number
  readonly line: Line
}

/** The line after the splice. Throws RangeError when it does not fit. */
export function applySplice(line: Line, splice: Splice): Line {
  return concatLines(sliceLine(line, 0, splice.from), splice.line, sliceLine(line, splice.to))
}

/** The splice that undoes `splice` on `applySplice(line, splice)`. */
export function invertSplice(line: Line, splice: Splice): Splice {
  return {
    from: splice.from,
    to: splice.from + lineLength(splice.line),
    line: sliceLine(line, splice.from, splice.to)
  }
}

/**
 * Where a position goes. With `side` -1 it stays before what is inserted at it, with 1 it goes behind; a position
 * inside the removed range goes to the start (-1) or the end (1) of the replacement.
 */
export function mapPosition(position: number, splice: Splice, side: -1 | 1 = -1): number {
  const inserted = lineLength(splice.line)
  if (position < splice.from || (position === splice.from && side < 0)) return position
  if (position > splice.to || (position === splice.to && side > 0))
    return position + inserted - (splice.to - splice.from)
  return side < 0 ? splice.from : splice.from + inserted
}

/** One splice of `line` that does what `first` and then `second` do. */
export function composeSplices(line: Line, first: Splice, second: Splice): Splice {
  const between = applySplice(line, first)
  const after = applySplice(between, second)
  const from = Math.min(first.from, second.from)
  const firstEnd = first.from + lineLength(first.line)
  const endBetween = Math.max(firstEnd, second.to)
  const to = endBetween - lineLength(between) + lineLength(line)
  return { from, to, line: sliceLine(after, from, endBetween - lineLength(between) + lineLength(after)) }
}
