/**
 * How alike two provisions are: the share of pairs of neighbouring words that both have (Dice), numbering, brackets and
 * cross-reference numbers aside. Which are worth comparing is asked of `Neighbourhood`.
 */
import type { Alignable } from './align.ts'
import { Arena } from './arena.ts'
import { Names } from './names.ts'
import { Neighbourhood } from './neighbourhood.ts'
import type { Keys } from './neighbourhood.ts'
import { readWords } from './read-words.ts'

export interface Candidate {
  readonly from: number
  readonly to: number
  /** From 0 to 1. */
  readonly score: number
}

/** Runs of so many words are looked up beside pairs. */
const RUN = 5

/** The words of a provision as numbers, and its pairs of neighbouring words: ascending, each once. */
interface Read {
  readonly words: Int32Array
  readonly pairs: Int32Array
}

export class Likeness {
  private readonly before: readonly Alignable[]
  private readonly after: readonly Alignable[]
  private readonly names = new Names()
  private readonly arena = new Arena()
  private readonly readBefore: (Read | undefined)[]
  private readonly readAfter: (Read | undefined)[]

  constructor(before: readonly Alignable[], after: readonly Alignable[]) {
    this.before = before
    this.after = after
    this.readBefore = before.map(() => undefined)
    this.readAfter = after.map(() => undefined)
  }

  /** The likeness of one before and one after. */
  of(from: number, to: number): number {
    return dice(this.pairsBefore(from), this.pairsAfter(to))
  }

  pairsBefore(index: number): Int32Array {
    return (this.readBefore[index] ??= this.read(this.before[index]!)).pairs
  }

  pairsAfter(index: number): Int32Array {
    return (this.readAfter[index] ??= this.read(this.after[index]!)).pairs
  }

  /** Pairs worth looking at among those not paired yet. */
  candidates(isFreeBefore: (from: number) => boolean, isFreeAfter: (to: number) => boolean): Candidate[] {
    const places = placesWhere(this.after, isFreeAfter)
    const waiting = places.map((to) => this.keysOf((this.readAfter[to] ??= this.read(this.after[to]!))))
    const neighbourhood = new Neighbourhood(places, waiting)
    const found: Candidate[] = []
    for (const from of placesWhere(this.before, isFreeBefore)) {
      const keys = this.keysOf((this.readBefore[from] ??= this.read(this.before[from]!)))
      for (const to of neighbourhood.nearest(keys)) found.push({ from, to, score: this.of(from, to) })
    }
    return found
  }

  /** Its pairs of words, and its runs of five. */
  private keysOf({ words, pairs }: Read): Keys {
    const keys = this.arena.take(pairs.length + Math.max(0, words.length - RUN + 1))
    keys.set(pairs)
    for (let at = 0, next = pairs.length; next < keys.length; at++, next++) {
      let key = RUN
      for (let word = at; word < at + RUN; word++) key = mixed(key, words[word]!)
      keys[next] = key
    }
    return keys
  }

  private read({ words: text }: Alignable): Read {
    const words = readWords(text, this.names, this.arena)
    return { words, pairs: pairsOf(words, this.arena) }
  }
}

/** What part of `part`'s pairs of words `whole` has and `others` do not. */
export function contained(part: Int32Array, whole: Int32Array, others: readonly Int32Array[]): number {
  const own = part.filter((one) => has(whole, one) && !others.some((other) => has(other, one)))
  return part.length === 0 ? 0 : own.length / part.length
}

function placesWhere(provisions: readonly unknown[], isFree: (place: number) => boolean): readonly number[] {
  const places: number[] = []
  for (let place = 0; place < provisions.length; place++) if (isFree(place)) places.push(place)
  return places
}

/** Ascending, each once; of a single word the word. */
function pairsOf(words: Int32Array, arena: Arena): Int32Array {
  if (words.length < 2) return words.map((word) => mixed(0, word))
  const pairs = arena.take(words.length - 1)
  for (let index = 0; index < pairs.length; index++) pairs[index] = mixed(words[index]!, words[index + 1]!)
  pairs.sort()
  let count = 1
  for (let index = 1; index < pairs.length; index++)
    if (pairs[index] !== pairs[index - 1]) pairs[count++] = pairs[index]!
  return arena.keep(pairs, count)
}

/** Two numbers as one of 32 bits; where two pairs of words have the same, they look alike, no more. */
function mixed(a: number, b: number): number {
  return (Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 0x297a2d39, 0x85ebca6b)) | 0
}

function dice(a: Int32Array, b: Int32Array): number {
  if (a.length + b.length === 0) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left, right] = [a[i]!, b[j]!]
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
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
