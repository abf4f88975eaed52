/** The one splice that makes a line into another: what is equal at both ends stays, and no surrogate pair is cut. */
import { arePiecesEqual, cutPiece, lineLength, sliceLine } from './line.ts'
import type { Line, Piece } from './line.ts'
import type { Splice } from './splice.ts'

/** undefined where the lines are equal. Linear in both. */
export function spliceBetween(before: Line, after: Line): Splice | undefined {
  const [a, b] = [unitsOf(before), unitsOf(after)]
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && arePiecesEqual(a[head]!, b[head]!)) head++
  if (head === a.length && head === b.length) return undefined
  if (head > 0 && isHalf(a[head - 1]!, 0xd800)) head--
  let tail = 0
  while (tail < shorter - head && arePiecesEqual(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++
  if (tail > 0 && isHalf(a[a.length - tail]!, 0xdc00)) tail--
  return { from: head, to: a.length - tail, line: sliceLine(after, head, lineLength(after) - tail) }
}

function unitsOf(line: Line): readonly Piece[] {
  return line.flatMap((piece) => {
    if (piece.type !== 'text') return [piece]
    return Array.from({ length: piece.text.length }, (_, index) => cutPiece(piece, index, index + 1))
  })
}

/** Whether a unit is the first (0xd800) or second (0xdc00) half of a surrogate pair. */
function isHalf(piece: Piece, begin: number): boolean {
  const code = piece.type === 'text' ? piece.text.charCodeAt(0) : 0
  return code >= begin && code < begin + 0x400
}
