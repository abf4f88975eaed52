/**
 * The pen's words and what others propose around them: strikes are split around new words, and what is brought behind them
 * is anchored there, in the commit that brings the words.
 */
import { anchorBehindPen } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { splitAroundPen } from '@cartif/negotiation'
import type { Stretch } from '@cartif/negotiation'
import type { Room } from './room.ts'

/** `written`: the units of the article that are new. */
export function settlePenWords(room: Room, live: LiveInstrument, article: string, written: readonly Stretch[]): void {
  if (live.openIn(article).splices.length === 0) return
  anchorBehindPen(live, article)
  live.flush()
  if (!splitAroundPen(live.negotiation, article, written)) return
  // What is split is written whole, with what it says in articles that may have been left for later.
  const split = splitAroundPen(room.live.negotiation, article, written)
  if (split) room.land(split, 'pen')
}
