/**
 * What has changed in a text since a decision, as splices apart from what the decision itself did. Only where the two are
 * apart can the decision be undone without deciding anything else.
 */
import { lineLength, mapPosition, pieceLength, spliceBetween } from '@cartif/treaty-text'
import type { Line, Piece, Splice } from '@cartif/treaty-text'
import { splicesBetween } from './diff.ts'

/**
 * The splices, disjoint and ascending, that take `before` to `now`, none of which touches any of `kept` (disjoint,
 * ascending, on `before`); undefined where the words that are to be kept have changed.
 */
export function splicesApart(before: Line, now: Line, kept: readonly Splice[]): readonly Splice[] | undefined {
  const whole = spliceBetween(before, now)
  if (!whole) return []
  const isApart = (splice: Splice) => kept.every((one) => areApart(splice, one))
  const splices = provisionByProvision(before, now) ?? [whole]
  return splices.every(isApart) ? splices : undefined
}

/** Neither changes words of the other, and it is clear on which side of the other each stands. */
function areApart(splice: Splice, kept: Splice): boolean {
  if (splice.from < kept.to && splice.to > kept.from) return false
  const isBeside = splice.from <= kept.to && splice.to >= kept.from
  return kept.from < kept.to || !isBeside || splice.line.length === 0
}

interface Chunk {
  readonly id: string
  readonly from: number
  readonly line: readonly Piece[]
}

/** The same, each provision for itself; undefined where provisions have changed places. */
function provisionByProvision(before: Line, now: Line): readonly Splice[] | undefined {
  const old = chunksOf(before)
  const fresh = chunksOf(now)
  const oldIds = new Set(old.map(({ id }) => id))
  const freshIds = new Set(fresh.map(({ id }) => id))
  const splices: Splice[] = []
  let next = 0
  for (const { id, from, line } of old) {
    const to = from + lineLength(line)
    if (!freshIds.has(id)) {
      splices.push({ from, to, line: [] })
      continue
    }
    for (; next < fresh.length && !oldIds.has(fresh[next]!.id); next++)
      splices.push({ from, to: from, line: fresh[next]!.line })
    if (fresh[next]?.id !== id) return undefined
    const inside = splicesBetween(line, fresh[next++]!.line)
    splices.push(...inside.map((splice) => ({ ...splice, from: from + splice.from, to: from + splice.to })))
  }
  const end = lineLength(before)
  for (const { line } of fresh.slice(next)) splices.push({ from: end, to: end, line })
  return splices
}

/** A line cut before each of its marks. */
function chunksOf(line: Line): readonly Chunk[] {
  const chunks: { id: string; from: number; line: Piece[] }[] = []
  let at = 0
  for (const piece of line) {
    if (piece.type === 'mark' || chunks.length === 0)
      chunks.push({ id: piece.type === 'mark' ? piece.id : '', from: at, line: [] })
    chunks.at(-1)!.line.push(piece)
    at += pieceLength(piece)
  }
  return chunks
}

/** Where a position goes by several splices. */
export function mapThrough(position: number, splices: readonly Splice[], side: -1 | 1): number {
  return splices.toReversed().reduce((at, splice) => mapPosition(at, splice, side), position)
}

/** `splices`, made to a line, as splices of what the line is after `kept`, from which they are apart. */
export function rebase(splices: readonly Splice[], kept: readonly Splice[]): readonly Splice[] {
  return splices.map((splice) => {
    const before = kept.filter((one) => one.to <= splice.from && !(one.from === one.to && splice.to <= one.from))
    const shift = before.reduce((sum, { from, to, line }) => sum + lineLength(line) - (to - from), 0)
    return { ...splice, from: splice.from + shift, to: splice.to + shift }
  })
}
