/**
 * What one text becomes when some of the changes made to it are accepted, and where everything else made to it goes.
 *
 * Others' changes keep their meaning, not their coordinates: a range never grows over words that were accepted inside
 * it (it is split instead), and what several bring at one point stays in the order in which it was seen. Changes made
 * to accepted words are promoted: they become changes of the text those words now stand in.
 */
import { appendPiece, cutPiece, lineLength, pieceLength } from '@cartif/treaty-text'
import type { Line, Piece, Splice } from '@cartif/treaty-text'
import { NO_CHANGES } from './open-changes.ts'
import type { Held, OpenChanges, TextChanges } from './open-changes.ts'
import type { BracketChange, SpliceChange, TextId } from './proposal.ts'

/** Where a change that was not accepted stands afterwards. */
export interface Moved {
  readonly held: Held<SpliceChange | BracketChange>
  readonly in: TextId
  /** What is left of the units it strikes or brackets: none, one or more ranges. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly at: number
  /** Brought in the middle of words that are now gone. */
  readonly stranded: boolean
}

export interface TransformedText {
  readonly line: Line
  /** Disjoint, ascending, in units of the text before. */
  readonly splices: readonly Splice[]
  readonly moved: readonly Moved[]
  /** Splice changes by the point they stand at afterwards, in the order seen. */
  readonly arrivals: ReadonlyMap<number, readonly Held<SpliceChange>[]>
}

/** Accepts, in the text `text` with words `line`, the changes that `isAccepted` names. */
export function transformText(
  text: TextId,
  line: Line,
  open: OpenChanges,
  isAccepted: (change: TextId) => boolean
): TransformedText {
  return new Transformation(text, line, open, isAccepted).run()
}

class Transformation {
  private readonly changes: TextChanges
  private readonly out: Piece[] = []
  private readonly splices: Splice[] = []
  private readonly moved: Moved[] = []
  private readonly arrivals = new Map<number, Held<SpliceChange>[]>()
  private readonly points = new Map<TextId, { at: number; stranded: boolean }>()
  private readonly ranges = new Map<TextId, [number, number][]>()
  private length = 0
  private readonly text: TextId
  private readonly line: Line
  private readonly open: OpenChanges
  private readonly isAccepted: (change: TextId) => boolean

  constructor(text: TextId, line: Line, open: OpenChanges, isAccepted: (change: TextId) => boolean) {
    this.text = text
    this.line = line
    this.open = open
    this.isAccepted = isAccepted
    this.changes = open.inText.get(text) ?? NO_CHANGES
  }

  run(): TransformedText {
    const length = lineLength(this.line)
    const cuts = this.cuts(length)
    cuts.forEach((from, index) => {
      this.arrive(from, length)
      const to = cuts[index + 1]
      if (to !== undefined) this.keepOrDrop(from, to)
    })
    this.settle()
    return { line: this.out, splices: this.splices, moved: this.moved, arrivals: this.arrivals }
  }

  private cuts(length: number): readonly number[] {
    const cuts = new Set([0, length])
    for (const { change } of this.changes.splices) for (const x of [change.from, change.to, change.at]) cuts.add(x)
    for (const { change } of this.changes.brackets) for (const x of [change.from, change.to]) cuts.add(x)
    return [...cuts].filter((cut) => cut >= 0 && cut <= length).sort((a, b) => a - b)
  }

  /** Everything brought at a point, in the order seen: accepted words go in, the rest is told where it now stands. */
  private arrive(point: number, length: number): void {
    const stranded = point > 0 && point < length && this.isDropped(point - 1) && this.isDropped(point)
    for (const held of this.changes.splices) {
      if (Math.min(Math.max(held.change.at, 0), length) !== point) continue
      if (this.isAccepted(held.change.id)) this.bring(held, point)
      else {
        this.points.set(held.change.id, { at: this.length, stranded })
        this.noteArrival(this.length, held)
      }
    }
  }

  private bring({ change }: Held<SpliceChange>, point: number): void {
    const start = this.length
    const inner = transformText(change.id, change.line, this.open, this.isAccepted)
    const line = inner.line.map((piece) => (piece.origin === undefined ? { ...piece, origin: change.id } : piece))
    for (const piece of line) this.append(piece)
    if (line.length > 0) this.noteSplice({ from: point, to: point, line })
    for (const moved of inner.moved) {
      const ranges = moved.ranges.map(([from, to]) => [from + start, to + start] as const)
      this.moved.push(moved.in === change.id ? { ...moved, in: this.text, ranges, at: moved.at + start } : moved)
    }
    for (const [at, helds] of inner.arrivals) for (const held of helds) this.noteArrival(at + start, held)
  }

  private keepOrDrop(from: number, to: number): void {
    if (this.isDropped(from)) return this.noteSplice({ from, to, line: [] })
    const begin = this.length
    for (const piece of this.unitsBetween(from, to)) this.append(piece)
    for (const { change } of [...this.changes.splices, ...this.changes.brackets]) {
      if (change.from <= from && change.to >= to && !this.isAccepted(change.id)) this.noteRange(change.id, begin)
    }
  }

  private isDropped(unit: number): boolean {
    return this.changes.splices.some(
      ({ change }) => change.from <= unit && unit < change.to && this.isAccepted(change.id)
    )
  }

  private unitsBetween(from: number, to: number): readonly Piece[] {
    const units: Piece[] = []
    let at = 0
    for (const piece of this.line) {
      const end = at + pieceLength(piece)
      if (end > from && at < to) units.push(cutPiece(piece, Math.max(0, from - at), Math.min(end, to) - at))
      at = end
    }
    return units
  }

  private append(piece: Piece): void {
    appendPiece(this.out, piece)
    this.length += pieceLength(piece)
  }

  private noteRange(id: TextId, begin: number): void {
    const list = this.ranges.get(id) ?? []
    const last = list[list.length - 1]
    if (last && last[1] === begin) last[1] = this.length
    else list.push([begin, this.length])
    this.ranges.set(id, list)
  }

  private noteArrival(at: number, held: Held<SpliceChange>): void {
    const list = this.arrivals.get(at)
    if (list) list.push(held)
    else this.arrivals.set(at, [held])
  }

  /** Neighbouring splices are joined, so that a replacement is one. */
  private noteSplice(splice: Splice): void {
    const last = this.splices[this.splices.length - 1]
    if (!last || last.to !== splice.from) {
      this.splices.push(splice)
      return
    }
    const line = [...last.line]
    for (const piece of splice.line) appendPiece(line, piece)
    this.splices[this.splices.length - 1] = { from: last.from, to: splice.to, line }
  }

  private settle(): void {
    for (const held of [...this.changes.splices, ...this.changes.brackets]) {
      const { change } = held
      if (this.isAccepted(change.id)) continue
      const point = this.points.get(change.id) ?? { at: 0, stranded: false }
      this.moved.push({ held, in: this.text, ranges: this.ranges.get(change.id) ?? [], ...point })
    }
  }
}
