/**
 * How alike two provisions are: the share of pairs of neighbouring words that both have (Dice), numbering, brackets and
 * cross-reference numbers aside. Candidates are found through a provision's rarest pairs and runs of five words, so that
 * what everybody says finds nobody.
 */
import type { Alignable } from './align.ts'
import { CROSS_REFERENCE, OPENING } from './tokens.ts'

export interface Candidate {
  readonly from: number
  readonly to: number
  /** From 0 to 1. */
  readonly score: number
}

/** So many of a provision's rarest pairs and runs are looked up, each in at most so many provisions; the best are scored. */
const LOOKED_UP = 24
const MOST_PLACES = 300
const SCORED = 12
const RUN = 5

/** What likeness does not look at: what brackets say, and the numbers of places in the text. */
const ASIDE = new RegExp(`${OPENING}|${CROSS_REFERENCE}`, 'gu')
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu

export class Likeness {
  private readonly before: readonly Alignable[]
  private readonly after: readonly Alignable[]
  private readonly numbers = new Map<string, number>()
  /** By place after: how many of the keys looked up it has. All 0 between look-ups. */
  private readonly shared: Uint8Array
  private readonly readBefore: (Int32Array | undefined)[] = []
  private readonly readAfter: (Int32Array | undefined)[] = []
  private readonly shinglesBefore: (Int32Array | undefined)[] = []
  private readonly shinglesAfter: (Int32Array | undefined)[] = []

  constructor(before: readonly Alignable[], after: readonly Alignable[]) {
    this.before = before
    this.after = after
    this.shared = new Uint8Array(after.length)
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
    return (this.shinglesBefore[index] ??= this.shinglesOf(this.wordsBefore(index)))
  }

  ofAfter(index: number): Int32Array {
    return (this.shinglesAfter[index] ??= this.shinglesOf(this.wordsAfter(index)))
  }

  /** Pairs worth looking at among those not paired yet. */
  candidates(isFreeBefore: (from: number) => boolean, isFreeAfter: (to: number) => boolean): Candidate[] {
    const places = new Map<number, number[]>()
    this.after.forEach((_, to) => {
      if (!isFreeAfter(to)) return
      for (const shingle of this.keysOf(this.wordsAfter(to), this.ofAfter(to))) {
        const list = places.get(shingle)
        if (list) list.push(to)
        else places.set(shingle, [to])
      }
    })
    return this.before.flatMap((_, from) => (isFreeBefore(from) ? this.candidatesOf(from, places) : []))
  }

  private candidatesOf(from: number, places: ReadonlyMap<number, readonly number[]>): readonly Candidate[] {
    const known = this.keysOf(this.wordsBefore(from), this.ofBefore(from))
      .map((shingle) => places.get(shingle))
      .filter((list) => list !== undefined)
    const rarest = known.toSorted((a, b) => a.length - b.length).slice(0, LOOKED_UP)
    const touched: number[] = []
    for (const list of rarest) {
      if (list.length > MOST_PLACES) break
      for (const to of list) if (this.shared[to]!++ === 0) touched.push(to)
    }
    const best = touched.toSorted((x, y) => this.shared[y]! - this.shared[x]!).slice(0, SCORED)
    for (const to of touched) this.shared[to] = 0
    return best.map((to) => ({ from, to, score: this.of(from, to) }))
  }

  /** Its pairs of words, and its runs of five. */
  private keysOf(words: Int32Array, pairs: Int32Array): readonly number[] {
    const keys = [...pairs]
    for (let index = RUN; index <= words.length; index++) {
      let key = RUN
      for (let at = index - RUN; at < index; at++) key = mixed(key, words[at]!)
      keys.push(key)
    }
    return keys
  }

  /** Ascending, each once. */
  private shinglesOf(words: Int32Array): Int32Array {
    const shingles = new Set<number>()
    if (words.length === 1) shingles.add(mixed(0, words[0]!))
    for (let index = 1; index < words.length; index++) shingles.add(mixed(words[index - 1]!, words[index]!))
    return Int32Array.from(shingles).sort()
  }

  private wordsBefore(index: number): Int32Array {
    return (this.readBefore[index] ??= this.wordsOf(this.before[index]!))
  }

  private wordsAfter(index: number): Int32Array {
    return (this.readAfter[index] ??= this.wordsOf(this.after[index]!))
  }

  private wordsOf({ words }: Alignable): Int32Array {
    const found = words.replace(ASIDE, ' ').toLowerCase().match(WORDS) ?? []
    const numbers = new Int32Array(found.length)
    for (let index = 0; index < found.length; index++) {
      const word = found[index]!
      let number = this.numbers.get(word)
      if (number === undefined) this.numbers.set(word, (number = this.numbers.size + 1))
      numbers[index] = number
    }
    return numbers
  }
}

/** Two numbers as one of 32 bits; where two pairs of words have the same, they look alike, no more. */
function mixed(a: number, b: number): number {
  return (Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 0x297a2d39, 0x85ebca6b)) | 0
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
