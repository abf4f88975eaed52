/**
 * Anchors: positions that stay with the words while others write. An anchor is a Yjs relative position; all anchors in a
 * text are resolved in one pass over its items, which costs the same for one and for a thousand.
 *
 * A resolved anchor is a position in units and a rank: how many deleted units lie between it and the living unit before
 * it. Of two anchors that deletions brought together, the rank tells which came first.
 */
import { placesFor } from '@cartif/negotiation'
import * as Y from 'yjs'
import { RestoredUnits } from './restored-units.ts'

export interface ResolvedAnchor {
  readonly position: number
  readonly rank: number
}

/** Where words are brought; with a place of its own where the pen's words have it there. */
export interface ResolvedPoint extends ResolvedAnchor {
  readonly place?: string
}

/** Holds on to the unit before (-1) or after (0) the position. */
export function createAnchor(text: Y.Text, position: number, side: -1 | 0): Uint8Array {
  return Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, position, side))
}

/**
 * Where the words of a change are brought. Before words of the pen that name the change as standing behind them, the anchor holds on
 * to those: whoever writes it there has seen them.
 */
export function createPoint(text: Y.Text, position: number, change: string): Uint8Array {
  return createAnchor(text, position, isAhead(text, position, change) ? 0 : -1)
}

/** Whether the unit behind a position is a word of the pen that names a change. */
function isAhead(text: Y.Text, position: number, change: string): boolean {
  let ahead: unknown
  let at = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat && item.content.key === 'ahead') ahead = item.content.value
    if (!item.countable) continue
    if (at + item.length > position) return typeof ahead === 'string' && ahead.split(' ').includes(change)
    at += item.length
  }
  return false
}

/** undefined for bytes that are no anchor. */
export function decodeAnchor(bytes: unknown): Y.RelativePosition | undefined {
  if (!(bytes instanceof Uint8Array) || bytes.length > 64) return undefined
  try {
    return Y.decodeRelativePosition(bytes)
  } catch {
    return undefined
  }
}

/** Reads the anchors of one text. Built anew whenever the text has changed. */
export class AnchorReader {
  private readonly runs = new Map<number, Run[]>()
  private readonly text: Y.Text
  /** Words of the pen, and the changes whose words stand behind them. */
  private readonly ahead: { readonly from: number; to: number; readonly of: string }[] = []
  private readonly restored: RestoredUnits
  private length = 0

  constructor(text: Y.Text) {
    this.text = text
    this.restored = new RestoredUnits(text)
    this.walk()
  }

  /** Where an anchor stands now; undefined when it does not belong to this text. */
  resolve(anchor: Y.RelativePosition): ResolvedAnchor | undefined {
    if (!anchor.item) return this.resolveEnd(anchor)
    const found = this.findUnit(anchor.item)
    if (!found) return undefined
    const { run, within } = found
    if (anchor.assoc >= 0) {
      if (run.deleted) return { position: run.position, rank: run.gone + within }
      return { position: run.position + within, rank: within === 0 ? run.gone : 0 }
    }
    if (!run.deleted) return { position: run.position + within + 1, rank: 0 }
    return { position: run.position, rank: run.gone + within + 1 }
  }

  /**
   * Where the words of a change stand: behind all that the pen has written before them, in the order in which the pen names
   * them, until the server anchors them there (pen-settle.ts). What is written there meanwhile is anchored to the pen's
   * words, so ranks would not tell what comes first.
   */
  resolvePoint(anchor: Y.RelativePosition, change: string): ResolvedPoint | undefined {
    const found = this.resolve(anchor)
    if (!found || this.ahead.length === 0 || anchor.assoc >= 0) return found
    const last = this.ahead.findLast(({ of }) => of.split(' ').includes(change))
    if (!last || last.to <= found.position) return found
    const names = last.of.split(' ')
    return { position: last.to, rank: 0, place: placesFor(names.length)[names.indexOf(change)]! }
  }

  private resolveEnd(anchor: Y.RelativePosition): ResolvedAnchor | undefined {
    const id = this.text._item?.id
    if (!anchor.type || !id || !Y.compareIDs(anchor.type, id)) return undefined
    return { position: anchor.assoc >= 0 ? this.length : 0, rank: 0 }
  }

  private walk(): void {
    let position = 0
    let gone = 0
    let ahead: unknown = null
    for (let item = this.text._start; item !== null; item = item.right) {
      const { id, length, deleted, countable } = item
      const list = this.runs.get(id.client)
      const run = { clock: id.clock, length, deleted: deleted || !countable, position, gone }
      if (list) list.push(run)
      else this.runs.set(id.client, [run])
      if (!deleted && item.content instanceof Y.ContentFormat && item.content.key === 'ahead')
        ahead = item.content.value
      if (!run.deleted && typeof ahead === 'string') this.noteAhead(position, length, ahead)
      if (run.deleted) gone += length
      else {
        position += length
        gone = 0
      }
    }
    this.length = position
    for (const list of this.runs.values()) list.sort((a, b) => a.clock - b.clock)
  }

  private noteAhead(from: number, length: number, of: string): void {
    const last = this.ahead.at(-1)
    if (last && last.to === from && last.of === of) last.to += length
    else this.ahead.push({ from, to: from + length, of })
  }

  private findUnit(id: Y.ID): { run: Run; within: number } | undefined {
    let target = id
    for (let hops = 0; hops < 100; hops++) {
      const run = this.findRun(target)
      if (!run) return undefined
      const now = run.deleted ? this.restored.find(target) : undefined
      if (!now || !this.findRun(now)) return { run, within: target.clock - run.clock }
      target = now
    }
    return undefined
  }

  private findRun({ client, clock }: Y.ID): Run | undefined {
    const runs = this.runs.get(client)
    if (!runs) return undefined
    let low = 0
    let high = runs.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const run = runs[middle]!
      if (clock < run.clock) high = middle - 1
      else if (clock >= run.clock + run.length) low = middle + 1
      else return run
    }
    return undefined
  }
}

/** One item of the text: its units in the history, and where they stand (or stood) among the living. */
interface Run {
  readonly clock: number
  readonly length: number
  readonly deleted: boolean
  readonly position: number
  readonly gone: number
}
