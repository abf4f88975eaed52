/** All revisions in a row, and the text as it stands: what was open in each. */
import { countOpen } from './counts.ts'
import type { Counts } from './counts.ts'
import { printComposed } from './print.ts'
import { listRevisions } from './revisions.ts'
import type { Room } from './room.ts'

export interface SeriesEntry {
  /** As a side of a comparison: "2", "live". */
  readonly side: string
  readonly symbol: string
  readonly title: string
  /** ISO 8601; null for the live text. */
  readonly issuedAt: string | null
  readonly counts: Counts & { readonly brackets: number }
}

/** Oldest first, the live text last. */
export function readSeries(room: Room): readonly SeriesEntry[] {
  const query = room.db.query.selectFrom('revision').select(['number', 'composed'])
  const rows = room.db.all(query.where('instrument', '=', room.info.id))
  const printed = new Map(rows.map(({ number, composed }) => [number, composed]))
  const issued = listRevisions(room).map(({ number, symbol, title, issuedAt, counts }): SeriesEntry => {
    const brackets = countBrackets(printed.get(number) ?? '')
    return { side: String(number), symbol, title, issuedAt, counts: { ...counts, brackets } }
  })
  const counts = { ...countOpen(room.live), brackets: countBrackets(printComposed(room.live.composed)) }
  return [...issued, { side: 'live', symbol: 'live', title: 'The text as it stands', issuedAt: null, counts }]
}

/** Opening ones; a bracket that is a word is escaped. */
function countBrackets(notation: string): number {
  return notation.match(/(?<!\\)\[/g)?.length ?? 0
}
