/**
 * After the pen: what proposals bring behind the pen's words is anchored there, so that whatever is written next finds it
 * where it is shown. Run by the server, which alone may write every layer.
 */
import { placesFor } from '@cartif/negotiation'
import type { Held, SpliceChange } from '@cartif/negotiation'
import { AnchorReader } from './anchor.ts'
import { writeEnds } from './decision-writer.ts'
import { findSharedText } from './live-instrument.ts'
import type { LiveInstrument } from './live-instrument.ts'

/** Inside a transaction of the caller's. */
export function anchorBehindPen(live: LiveInstrument, article: string): void {
  const shared = findSharedText(live, article)
  const { splices } = live.openIn(article)
  if (!shared || splices.length === 0) return
  const reader = new AnchorReader(shared)
  const isElsewhere = ({ change, proposal }: Held<SpliceChange>) => {
    const anchor = live.anchorOf(proposal.id, change.id)
    return anchor && reader.resolve(anchor)?.position !== reader.resolvePoint(anchor, change.id)?.position
  }
  const points = new Set(splices.filter(isElsewhere).map(({ change }) => change.at))
  for (const point of points)
    anchorAt(
      live,
      splices.filter(({ change }) => change.at === point)
    )
}

/** Everything at one point, in the order in which it stands: gone words that kept it in order do so no more. */
function anchorAt(live: LiveInstrument, helds: readonly Held<SpliceChange>[]): void {
  const fresh = helds.some(({ change }) => change.rank) ? placesFor(helds.length) : []
  helds.forEach(({ change, proposal }, index) =>
    writeEnds(live, proposal.id, proposal.holder, { ...change, rank: 0, place: fresh[index] ?? change.place })
  )
}
