/**
 * Whether the neighbours that items name are neighbours in this order. Yjs merges to the same text everywhere only if the left
 * neighbour of an item really stands before the right one, in one and the same text; of items that say otherwise two people
 * may see two different texts. What stands in the document already has an order; an item of the frame stands between those two of
 * the document that its own neighbours lead to.
 */
import type { Place, UnitId } from './gate-crowd.ts'

/** What is known of a document's own items. */
export interface DocumentOrder {
  /** The text or entry that a unit stands in; undefined where that has gone, and what comes to it goes too. */
  listOf(unit: UnitId): string | undefined
  /** How many items are between two units of one text, at most `most`; undefined where the second does not come after the first. */
  between(left: UnitId, right: UnitId, most: number): number | undefined
}

interface Standing {
  readonly clock: number
  readonly length: number
  readonly list: string | undefined
  readonly left: UnitId | undefined
  readonly right: UnitId | undefined
  /** The units of the document on either side; undefined for its beginning and end. */
  readonly before: UnitId | undefined
  readonly behind: UnitId | undefined
  readonly index: number
}

export class FrameOrder {
  private readonly byClient = new Map<number, Standing[]>()
  private readonly walked = new Map<string, number | undefined>()
  private readonly document: DocumentOrder
  private readonly gaps = new Map<string, number>()
  private count = 0

  constructor(document: DocumentOrder) {
    this.document = document
  }

  /**
   * Takes in an item: the steps it took to see that it fits, and how many of the frame came to the same gap of the document
   * before it; undefined where it does not fit.
   */
  take([client, clock]: UnitId, length: number, { left, right, parent, key = '' }: Place, most: number) {
    const [one, other] = [left && this.find(left), right && this.find(right)]
    const list = left ? this.listOf(left, one) : right ? this.listOf(right, other) : `${parent} ${key}`
    if (left && right && !areSame(list, this.listOf(right, other))) return undefined
    const before = one ? one.before : left
    const behind = other ? other.behind : right
    const steps = this.stepsBetween(before, behind, most)
    if (steps === undefined || this.isTurned(left, right, one, other)) return undefined
    const standing = { clock, length, list, left, right, before, behind, index: this.count++ }
    const all = this.byClient.get(client)
    if (all) all.push(standing)
    else this.byClient.set(client, [standing])
    return { steps, crowd: this.countIn(before ? `${before}` : `${list}`) }
  }

  private countIn(gap: string): number {
    const count = this.gaps.get(gap) ?? 0
    this.gaps.set(gap, count + 1)
    return count
  }

  private listOf(unit: UnitId, standing: Standing | undefined): string | undefined {
    return standing ? standing.list : this.document.listOf(unit)
  }

  private stepsBetween(before: UnitId | undefined, behind: UnitId | undefined, most: number): number | undefined {
    if (!before || !behind) return 0
    const name = `${before} ${behind}`
    if (!this.walked.has(name)) this.walked.set(name, this.document.between(before, behind, most))
    return this.walked.get(name)
  }

  /** Whether the right neighbour leads to the left one: by what stands before that, or by what itself stands before. */
  private isTurned(left: UnitId | undefined, right: UnitId | undefined, one?: Standing, other?: Standing): boolean {
    if (!left || !right) return false
    if (one && one === other) return left[1] >= right[1]
    if (one?.right && isSame(one.right, right)) return false
    if (other?.left && isSame(other.left, left)) return false
    return this.leadsTo(one, other, 'left') || this.leadsTo(other, one, 'right')
  }

  private leadsTo(from: Standing | undefined, to: Standing | undefined, side: 'left' | 'right'): boolean {
    let at = from
    while (at && to && at.index > to.index) {
      const next: UnitId | undefined = at[side]
      at = next && this.find(next)
    }
    return at !== undefined && at === to
  }

  private find([client, clock]: UnitId): Standing | undefined {
    const all = this.byClient.get(client)
    if (!all) return undefined
    let [low, high] = [0, all.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const one = all[middle]!
      if (clock < one.clock) high = middle - 1
      else if (clock >= one.clock + one.length) low = middle + 1
      else return one
    }
    return undefined
  }
}

function areSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

function isSame([client, clock]: UnitId, [other, at]: UnitId): boolean {
  return client === other && clock === at
}
