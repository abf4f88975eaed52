/**
 * The pen's words and what others propose around them: strikes are split around new words, and what is brought behind them
 * is anchored there, in the commit that brings the words.
 */
import { anchorBehindPen } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { splicesBetween, splitAroundPen } from '@cartif/negotiation'
import type { Stretch } from '@cartif/negotiation'
import { lineLength } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import type { Room } from './room.ts'

export function settlePenWords(room: Room, live: LiveInstrument, before: Article, now: Article): void {
  if (live.openIn(now.id).splices.length === 0) return
  anchorBehindPen(live, now.id)
  live.flush()
  const split = splitAroundPen(live.negotiation, now.id, stretchesBetween(before.line, now.line))
  if (split) room.land(split, 'pen')
}

/** The units that are new, in positions of the line as it is now. */
function stretchesBetween(before: Line, now: Line): readonly Stretch[] {
  const stretches: Stretch[] = []
  let shift = 0
  for (const { from, to, line } of splicesBetween(before, now)) {
    const length = lineLength(line)
    if (length > 0) stretches.push([from + shift, from + shift + length])
    shift += length - (to - from)
  }
  return stretches
}
