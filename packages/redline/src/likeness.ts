/**
 * How alike two provisions are: the share of pairs of neighbouring words that both have (Dice), numbering, brackets and
 * cross-reference numbers aside. Pairs of words are numbered once; candidates are found through a provision's rarest
 * pairs, so that what everybody says finds nobody.
 */
import type { Alignable } from './align.ts'
import { CROSS_REFERENCE, OPENING } from './tokens.ts'

export interface Candidate {
  readonly from: number
  readonly to: number
  /** From 0 to 1. */
  readonly score: number
}

/** So many of a provision's rarest pairs of words are looked up, each in at most so many provisions; the best are scored. */
const LOOKED_UP = 24
const MOST_PLACES = 60
const SCORED = 8

/** What likeness does not look at: what brackets say, and the numbers of places in the text. */
const ASIDE = new RegExp(`${OPENING}|${CROSS_REFERENCE}`, 'gu')
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu

export class Likeness {
  private readonly before: readonly Alignable[]
  private readonly after: readonly Alignable[]
  private readonly numbers = new Map<string, number>()
  private readonly shinglesBefore: (Int32Array | undefined)[] = []
  private readonly shinglesAfter: (Int32Array | undefined)[] = []

  constructor(before: readonly Alignable[], after: readonly Alignable[]) {
    this.before = before
    this.after = after
  }

  /** The likeness of one before and one after. */
  of(from: number, to: number): number {
    return dice(this.ofBefore(from), this.ofAfter(to))
  }

  /** What part of `part`'s pairs of words `whole` has and `others` do not. */
  contained(part: Int32Array, whole: Int32Array, others: readonly Int32Array[]): number {
    const own = part.filter((one) => has(whole, one) && !others.some((other) => has(other, one)))
    return part.length === 0 ? 0 : own.length / part.length
  }

  ofBefore(index: number): Int32Array {
    return (this.shinglesBefore[index] ??= this.shinglesOf(this.before[index]!))
  }

  ofAfter(index: number): Int32Array {
    return (this.shinglesAfter[index] ??= this.shinglesOf(this.after[index]!))
  }

  /** Pairs worth looking at among those not paired yet. */
  candidates(isFreeBefore: (from: number) => boolean, isFreeAfter: (to: number) => boolean): Candidate[] {
    const places = new Map<number, number[]>()
    this.after.forEach((_, to) => {
      if (!isFreeAfter(to)) return
      for (const shingle of this.ofAfter(to)) {
        const list = places.get(shingle)
        if (list) list.push(to)
        else places.set(shingle, [to])
      }
    })
    return this.before.flatMap((_, from) => (isFreeBefore(from) ? this.candidatesOf(from, places) : []))
  }

  private candidatesOf(from: number, places: ReadonlyMap<number, readonly number[]>): readonly Candidate[] {
    const known = [...this.ofBefore(from)].map((shingle) => places.get(shingle)).filter((list) => list !== undefined)
    const rarest = known.toSorted((a, b) => a.length - b.length).slice(0, LOOKED_UP)
    const shared = new Map<number, number>()
    for (const list of rarest) {
      if (list.length > MOST_PLACES) break
      for (const to of list) shared.set(to, (shared.get(to) ?? 0) + 1)
    }
    const best = [...shared].toSorted((a, b) => b[1] - a[1]).slice(0, SCORED)
    return best.map(([to]) => ({ from, to, score: this.of(from, to) }))
  }

  /** Ascending, each once. */
  private shinglesOf({ words }: Alignable): Int32Array {
    const found = words.replace(ASIDE, ' ').toLowerCase().match(WORDS) ?? []
    const shingles = new Set<number>()
    if (found.length === 1) shingles.add(this.numberOf(found[0]!))
    for (let index = 1; index < found.length; index++)
      shingles.add(this.numberOf(`${found[index - 1]} ${found[index]}`))
    return Int32Array.from(shingles).sort()
  }

  private numberOf(shingle: string): number {
    let number = this.numbers.get(shingle)
    if (number === undefined) this.numbers.set(shingle, (number = this.numbers.size))
    return number
  }
}

function dice(a: Int32Array, b: Int32Array): number {
  if (a.length + b.length === 0) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]! === b[j]!) {
      shared++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return (2 * shared) / (a.length + b.length)
}

function has(sorted: Int32Array, one: number): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < one) low = middle + 1
    else high = middle
  }
  return sorted[low] === one
}
