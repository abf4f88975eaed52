/**
 * An article as it was on the screen at one time. Positions in it are found again after others have written, by the
 * identity of the units beside them, so that what somebody composed on older words lands where they meant it.
 */
import { AnchorReader, UnitIds, findSharedText } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { pieceLength } from '@cartif/treaty-text'
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import { composedBehind } from './carry-out-edits.ts'
import type { Writer } from './carry-out-edits.ts'

export interface ComposedRange {
  readonly from: number
  readonly to: number
}

export class SeenArticle {
  readonly id: string
  private readonly live: LiveInstrument
  private readonly segments: readonly Segment[]
  private readonly ids = new Map<string, UnitIds>()

  /** The shared documents must hold nothing that the composed article does not show yet. */
  constructor(live: LiveInstrument, { id, segments }: ComposedArticle) {
    this.live = live
    this.id = id
    this.segments = segments
    for (const { text } of segments) {
      const shared = this.ids.has(text) ? undefined : findSharedText(live, text)
      if (shared) this.ids.set(text, new UnitIds(shared))
    }
  }

  /** Whether some units of a range will stay on the screen when they are taken: those that are not the writer's own. */
  hasOthersWords(from: number, to: number, { mode, holder }: Writer): boolean {
    let at = 0
    return this.segments.some(({ piece, inserted }) => {
      const begin = at
      at += pieceLength(piece)
      const isOwn = mode === 'pen' ? inserted.length === 0 : inserted.at(-1)?.proposal.holder === holder
      return !isOwn && begin < to && at > from
    })
  }

  /** Where a position stands now: behind the nearest unit before it that can still be found. */
  positionNow(position: number): number {
    const now = new PresentArticle(this.live, this.id)
    for (let unit = position - 1; unit >= 0; unit--) {
      const found = this.find(now, unit)
      if (found) return found.end
    }
    return 0
  }

  /** Where the units of a range stand now, in order; what others brought between them is left out. */
  rangesNow(from: number, to: number): readonly ComposedRange[] {
    const now = new PresentArticle(this.live, this.id)
    const ranges: ComposedRange[] = []
    for (let unit = from; unit < to; unit++) {
      const found = this.find(now, unit)
      if (!found?.isAlive) continue
      const { end } = found
      const last = ranges[ranges.length - 1]
      if (last?.to === end - 1) ranges[ranges.length - 1] = { from: last.from, to: end }
      else ranges.push({ from: end - 1, to: end })
    }
    return ranges.toSorted((a, b) => a.from - b.from)
  }

  private find(now: PresentArticle, unit: number): FoundUnit | undefined {
    let at = 0
    for (const { piece, text, offset } of this.segments) {
      const end = at + pieceLength(piece)
      if (unit < end) {
        const anchor = this.ids.get(text)?.anchorBehind(offset + unit - at)
        return anchor && now.find(text, anchor)
      }
      at = end
    }
    return undefined
  }
}

interface FoundUnit {
  /** The composed position behind the unit, or behind what is left before it. */
  readonly end: number
  readonly isAlive: boolean
}

/** The same article at present; each of its texts is read once. */
class PresentArticle {
  private readonly readers = new Map<string, AnchorReader | undefined>()
  private readonly segments: readonly Segment[]
  private readonly live: LiveInstrument

  constructor(live: LiveInstrument, id: string) {
    this.live = live
    this.segments = live.findComposed(id)?.segments ?? []
  }

  find(text: string, anchor: Parameters<AnchorReader['resolve']>[0]): FoundUnit | undefined {
    const resolved = this.readerOf(text)?.resolve(anchor)
    const end = resolved ? composedBehind(this.segments, text, resolved.position) : 0
    return resolved && end > 0 ? { end, isAlive: resolved.rank === 0 } : undefined
  }

  private readerOf(text: string): AnchorReader | undefined {
    if (!this.readers.has(text)) {
      const shared = findSharedText(this.live, text)
      this.readers.set(text, shared && new AnchorReader(shared))
    }
    return this.readers.get(text)
  }
}
