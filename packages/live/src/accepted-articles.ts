/**
 * What was written into an article while it was only proposed, and arrives when it is text, holds on to the words of the
 * proposal. Those may still change: their delegation has not heard of the decision either. And what was written into an article
 * that has gone and come back holds on to words that are no more, and stands by what it quotes. So the server anchors it in the
 * words that count as soon as it comes. It alone may write every layer.
 */
import { isOpen } from '@cartif/negotiation'
import type { Proposal } from '@cartif/negotiation'
import { AnchorReader } from './anchor.ts'
import { writeEnds } from './decision-writer.ts'
import { findSharedText } from './live-instrument.ts'
import type { LiveInstrument } from './live-instrument.ts'

/** Inside a transaction of the caller's. */
export function anchorInArticles(live: LiveInstrument, proposal: Proposal): void {
  if (!isOpen(proposal)) return
  for (const change of proposal.changes) {
    if (change.kind !== 'splice' && change.kind !== 'bracket') continue
    if (!live.findArticle(change.in)) continue
    const text = findSharedText(live, change.in)
    const anchor = live.anchorOf(proposal.id, change.id)
    if (!text || !anchor || new AnchorReader(text).resolve(anchor)) continue
    writeEnds(live, proposal.id, proposal.holder, change)
  }
}
