/**
 * What the pen writes into words that somebody proposes to strike is not part of that proposal: its range is split around
 * the new words, as it is around words that are accepted inside it. Brackets hold whatever stands in them.
 */
import { Book } from './book.ts'
import type { Decision } from './decide.ts'
import { isOpen, standingChanges } from './proposal.ts'
import type { Negotiation, SpliceChange, TextId } from './proposal.ts'

/** Units [from, to) of a text. */
export type Stretch = readonly [from: number, to: number]

/** Splits what strikes around the stretches that the pen has just written; undefined where nothing strikes them. */
export function splitAroundPen(
  negotiation: Negotiation,
  text: TextId,
  written: readonly Stretch[]
): Decision | undefined {
  const book = new Book(negotiation.proposals)
  let isSplit = false
  for (const proposal of negotiation.proposals) {
    if (!isOpen(proposal)) continue
    for (const change of standingChanges(proposal)) {
      if (change.kind !== 'splice' || change.in !== text) continue
      const ranges = rangesApart(change, written)
      if (ranges.length === 0 || isWhole(ranges[0]!, change)) continue
      isSplit = true
      book.move({ held: { change, proposal }, in: text, ranges, at: change.at, stranded: false }, undefined)
    }
  }
  if (!isSplit) return undefined
  return { negotiation: { ...negotiation, proposals: book.proposals() }, edits: [], consequences: [] }
}

function isWhole([from, to]: Stretch, change: SpliceChange): boolean {
  return from === change.from && to === change.to
}

/** A range without the stretches; what is nothing but pen words was struck of its own by nobody. */
function rangesApart({ from, to }: SpliceChange, written: readonly Stretch[]): readonly Stretch[] {
  const ranges: Stretch[] = []
  let begin = from
  for (const [start, end] of written) {
    if (end <= begin || start >= to) continue
    if (start > begin) ranges.push([begin, start])
    begin = end
  }
  return begin < to ? [...ranges, [begin, to]] : ranges
}
