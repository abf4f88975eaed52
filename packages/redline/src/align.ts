/**
 * Which provision of the text before is which of the text after: the one with the same id, unless ids lie; else the one
 * that continues it; else the one with the same words; else the one most alike. Near-linear: likeness is looked up
 * through the rarest pairs of neighbouring words.
 */
import { ancestorsOf } from '@cartif/treaty-text'
import type { Likeness } from './likeness.ts'
import { sameFromEnd, sameFromStart } from './shared-ends.ts'

/** A provision as alignment sees it. */
export interface Alignable {
  readonly id: string | undefined
  readonly was?: string | undefined
  readonly article: string
  /** What it says, white space aside. */
  readonly words: string
  readonly kind: string
}

/** For each provision before, the index of the one after. `likeness` is that of the same provisions. */
export function align(
  before: readonly Alignable[],
  after: readonly Alignable[],
  likeness: Likeness
): ReadonlyMap<number, number> {
  const alignment = new Alignment(before, after, likeness)
  alignment.byId()
  alignment.byLineage()
  alignment.byUniqueWords()
  alignment.besidePairs((a, b) => a.words === b.words)
  alignment.byWords()
  alignment.byLikenessInPlace()
  alignment.byLikeness()
  return alignment.pairs
}

/** Below this likeness two provisions are not the same one; beside two that are, less is enough. */
const ALIKE = 0.42
const ALIKE_IN_PLACE = 0.25
/** As like as this, what stands beside a pair is not looked for elsewhere. */
const SURELY_ALIKE = 0.6
/** So much of it at its two ends is as good. */
const SAME_ENDS = 0.4
/** One with the same id and less than this in common is another, where each one's words stand elsewhere. */
const UNLIKE = 0.6

class Alignment {
  readonly pairs = new Map<number, number>()
  /** By place: 1 where it is in a pair. */
  private readonly isPaired: Uint8Array
  private readonly isTaken: Uint8Array
  private readonly before: readonly Alignable[]
  private readonly after: readonly Alignable[]
  private readonly likeness: Likeness

  /** By words that exactly one provision on each side says: the place of the one after. */
  private readonly unique: ReadonlyMap<string, number>

  constructor(before: readonly Alignable[], after: readonly Alignable[], likeness: Likeness) {
    this.before = before
    this.after = after
    this.likeness = likeness
    this.isPaired = new Uint8Array(before.length)
    this.isTaken = new Uint8Array(after.length)
    this.unique = uniqueWords(before, after)
  }

  private pair(from: number, to: number): void {
    this.pairs.set(from, to)
    this.isPaired[from] = 1
    this.isTaken[to] = 1
  }

  private isFree(from: number, to: number): boolean {
    return this.isPaired[from] === 0 && this.isTaken[to] === 0
  }

  byId(): void {
    const { unique } = this
    const places = new Map<string, number>()
    this.after.forEach(({ id }, to) => id !== undefined && !places.has(id) && places.set(id, to))
    this.before.forEach(({ id, words }, from) => {
      const to = id === undefined ? undefined : places.get(id)
      if (to === undefined || !this.isFree(from, to)) return
      const elsewhere = unique.get(words)
      const lies = elsewhere !== undefined && elsewhere !== to && unique.get(this.after[to]!.words) !== undefined
      if (!lies || this.likeness.of(from, to) >= UNLIKE) this.pair(from, to)
    })
  }

  /** A provision with the one that continues it, or, where the older text is the one after, with the one it continues. */
  byLineage(): void {
    if (!this.before.some(({ was }) => was) && !this.after.some(({ was }) => was)) return
    const later = indexByAncestors(this.after)
    const earlier = new Map(this.after.map(({ id }, index) => [id, index]))
    this.before.forEach(({ id, was }, from) => {
      if (this.isPaired[from]) return
      const continued = id === undefined ? [] : (later.get(id) ?? [])
      const ancestors = ancestorsOf({ was }).flatMap((one) => [later.get(one) ?? [], earlier.get(one) ?? []].flat())
      const candidates = [...continued, ...ancestors]
      const to = candidates.find((candidate) => !this.isTaken[candidate])
      if (to !== undefined) this.pair(from, to)
    })
  }

  byUniqueWords(): void {
    this.before.forEach(({ words }, from) => {
      const to = this.unique.get(words)
      if (to !== undefined && this.isFree(from, to)) this.pair(from, to)
    })
  }

  /** What stands right behind or right before a pair, and is like what stands there on the other side. */
  besidePairs(isLike: (a: Alignable, b: Alignable, from: number, to: number) => boolean): void {
    const waiting = [...this.pairs, [-1, -1] as const, [this.before.length, this.after.length] as const]
    for (const [from, to] of waiting) {
      for (const step of [1, -1])
        for (let [i, j] = [from + step, to + step]; this.fits(i, j, isLike); i += step, j += step) this.pair(i, j)
    }
  }

  private fits(
    from: number,
    to: number,
    isLike: (a: Alignable, b: Alignable, from: number, to: number) => boolean
  ): boolean {
    return this.isFree(from, to) && isLike(this.before[from]!, this.after[to]!, from, to)
  }

  byWords(): void {
    const waiting = new Map<string, number[]>()
    for (let to = this.after.length - 1; to >= 0; to--) {
      const { words } = this.after[to]!
      if (!this.isTaken[to] && words !== '') waiting.set(words, [...(waiting.get(words) ?? []), to])
    }
    this.before.forEach(({ words }, from) => {
      const to = this.isPaired[from] ? undefined : waiting.get(words)?.pop()
      if (to !== undefined) this.pair(from, to)
    })
  }

  byLikenessInPlace(): void {
    this.besidePairs(
      (a, b, from, to) =>
        a.kind === b.kind && (shareAtEnds(a.words, b.words) >= SAME_ENDS || this.likeness.of(from, to) >= SURELY_ALIKE)
    )
  }

  byLikeness(): void {
    const scored = this.likeness.candidates(
      (from) => this.isPaired[from] === 0,
      (to) => this.isTaken[to] === 0
    )
    const sure = scored.filter(({ score }) => score >= ALIKE)
    sure.sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from)
    for (const { from, to } of sure) if (this.isFree(from, to)) this.pair(from, to)
    this.besidePairs((a, b, from, to) => a.kind === b.kind && this.likeness.of(from, to) >= ALIKE_IN_PLACE)
  }
}

/** The share of the longer one's words that both have at their beginning and end: a likeness that costs nothing. */
function shareAtEnds(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length)
  const lead = sameFromStart(a, b, shortest)
  return (lead + sameFromEnd(a, b, shortest - lead)) / Math.max(a.length, b.length, 1)
}

function uniqueWords(before: readonly Alignable[], after: readonly Alignable[]): ReadonlyMap<string, number> {
  const places = onlyPlaces(after)
  const unique = new Map<string, number>()
  for (const [words, from] of onlyPlaces(before)) {
    const to = places.get(words) ?? MANY
    if (from !== MANY && to !== MANY && words !== '') unique.set(words, to)
  }
  return unique
}

const MANY = -1

/** By words: the place of the provision that says them, or `MANY`. */
function onlyPlaces(provisions: readonly Alignable[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let place = 0; place < provisions.length; place++) {
    const { words } = provisions[place]!
    places.set(words, places.has(words) ? MANY : place)
  }
  return places
}

function indexByAncestors(provisions: readonly Alignable[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  provisions.forEach((provision, index) => {
    for (const id of ancestorsOf(provision)) {
      const list = found.get(id)
      if (list) list.push(index)
      else found.set(id, [index])
    }
  })
  return found
}
