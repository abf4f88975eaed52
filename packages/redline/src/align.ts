/**
 * Which provision of the text before is which of the text after: the one with the same id, unless ids lie; else the one
 * that continues it; else the one with the same words; else the one most alike. Near-linear: likeness is looked up
 * through the rarest pairs of neighbouring words.
 */
import { ancestorsOf } from '@cartif/treaty-text'
import { Likeness } from './likeness.ts'

/** A provision as alignment sees it. */
export interface Alignable {
  readonly id: string | undefined
  readonly was?: string | undefined
  readonly article: string
  /** What it says, white space aside. */
  readonly words: string
  readonly kind: string
}

/** For each provision before, the index of the one after. */
export function align(before: readonly Alignable[], after: readonly Alignable[]): ReadonlyMap<number, number> {
  const alignment = new Alignment(before, after)
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
  private readonly back = new Map<number, number>()
  private readonly before: readonly Alignable[]
  private readonly after: readonly Alignable[]
  private readonly likeness: Likeness

  constructor(before: readonly Alignable[], after: readonly Alignable[]) {
    this.before = before
    this.after = after
    this.likeness = new Likeness(before, after)
  }

  private pair(from: number, to: number): void {
    this.pairs.set(from, to)
    this.back.set(to, from)
  }

  private isFree(from: number, to: number): boolean {
    return from >= 0 && to >= 0 && !this.pairs.has(from) && !this.back.has(to)
  }

  byId(): void {
    const places = new Map<string, number>()
    this.after.forEach(({ id }, to) => id !== undefined && !places.has(id) && places.set(id, to))
    const unique = this.uniqueWords()
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
    const later = indexByAncestors(this.after)
    const earlier = new Map(this.after.map(({ id }, index) => [id, index]))
    this.before.forEach(({ id, was }, from) => {
      if (this.pairs.has(from)) return
      const continued = id === undefined ? [] : (later.get(id) ?? [])
      const ancestors = ancestorsOf({ was }).flatMap((one) => [later.get(one) ?? [], earlier.get(one) ?? []].flat())
      const candidates = [...continued, ...ancestors]
      const to = candidates.find((candidate) => !this.back.has(candidate))
      if (to !== undefined) this.pair(from, to)
    })
  }

  byUniqueWords(): void {
    const unique = this.uniqueWords()
    this.before.forEach(({ words }, from) => {
      const to = unique.get(words)
      if (to !== undefined && this.isFree(from, to)) this.pair(from, to)
    })
  }

  /** Words that exactly one provision on each side says, with the place of the one after. */
  private uniqueWords(): ReadonlyMap<string, number> {
    const counts = new Map<string, { before: number; after: number; to: number }>()
    const count = (words: string) => {
      let found = counts.get(words)
      if (!found) counts.set(words, (found = { before: 0, after: 0, to: -1 }))
      return found
    }
    for (const { words } of this.before) count(words).before++
    this.after.forEach(({ words }, to) => {
      const found = count(words)
      found.after++
      found.to = to
    })
    const unique = [...counts].filter(([words, one]) => words !== '' && one.before === 1 && one.after === 1)
    return new Map(unique.map(([words, { to }]) => [words, to]))
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
    const [a, b] = [this.before[from], this.after[to]]
    return a !== undefined && b !== undefined && this.isFree(from, to) && isLike(a, b, from, to)
  }

  byWords(): void {
    const waiting = new Map<string, number[]>()
    for (let to = this.after.length - 1; to >= 0; to--) {
      const { words } = this.after[to]!
      if (!this.back.has(to) && words !== '') waiting.set(words, [...(waiting.get(words) ?? []), to])
    }
    this.before.forEach(({ words }, from) => {
      const to = this.pairs.has(from) ? undefined : waiting.get(words)?.pop()
      if (to !== undefined) this.pair(from, to)
    })
  }

  byLikenessInPlace(): void {
    this.besidePairs(
      (a, b, from, to) =>
        a.kind === b.kind && (sharedEnds(a.words, b.words) >= SAME_ENDS || this.likeness.of(from, to) >= SURELY_ALIKE)
    )
  }

  byLikeness(): void {
    const scored = this.likeness.candidates(
      (from) => !this.pairs.has(from),
      (to) => !this.back.has(to)
    )
    const sure = scored.filter(({ score }) => score >= ALIKE)
    sure.sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from)
    for (const { from, to } of sure) if (this.isFree(from, to)) this.pair(from, to)
    this.besidePairs((a, b, from, to) => a.kind === b.kind && this.likeness.of(from, to) >= ALIKE_IN_PLACE)
  }
}

/** The share of the longer one's words that both have at their beginning and end: a likeness that costs nothing. */
function sharedEnds(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length)
  let lead = 0
  while (lead < shortest && a.charCodeAt(lead) === b.charCodeAt(lead)) lead++
  let tail = 0
  while (tail < shortest - lead && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++
  return (lead + tail) / Math.max(a.length, b.length, 1)
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
