/** A composed text unit by unit, for comparing what two ways of getting somewhere show. */
import type { Segment } from '../compose.ts'

export interface Unit {
  readonly unit: string
  readonly inserted: readonly string[]
  readonly deleted: readonly string[]
  readonly bracketed: readonly string[]
}

/** The units of composed segments with the proposals that bring, strike or bracket each. */
export function unitsOf(segments: readonly Segment[]): readonly Unit[] {
  return segments.flatMap(({ piece, inserted, deleted, bracketed }) => {
    const names = {
      inserted: inserted.map(({ proposal }) => proposal.id),
      deleted: deleted.map(({ proposal }) => proposal.id).sort(),
      bracketed: bracketed.map(({ proposal }) => proposal.id).sort()
    }
    if (piece.type === 'text') return piece.text.split('').map((unit) => ({ unit, ...names }))
    return [{ unit: piece.type === 'mark' ? `¶${piece.id}` : `→${piece.target}`, ...names }]
  })
}
