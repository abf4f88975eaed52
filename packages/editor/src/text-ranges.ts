/** Composed units [from, to) of an article as ranges of the texts they live in, in the order in which they are met. */
import type { LiveInstrument } from '@cartif/live'
import { pieceLength } from '@cartif/treaty-text'

export function textRanges(live: LiveInstrument, article: string, from: number, to: number) {
  const ranges: { in: string; from: number; to: number }[] = []
  let at = 0
  for (const { piece, text, offset } of live.findComposed(article)?.segments ?? []) {
    const end = at + pieceLength(piece)
    const [start, stop] = [Math.max(from, at) - at + offset, Math.min(to, end) - at + offset]
    const last = ranges.at(-1)
    if (start < stop && last?.in === text && last.to === start) last.to = stop
    else if (start < stop) ranges.push({ in: text, from: start, to: stop })
    at = end
  }
  return ranges
}
