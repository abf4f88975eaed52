/**
 * Which tokens of one sequence are kept in another, in order. Short stretches are exact (diff-match-patch on tokens mapped
 * to characters); long ones are first divided at tokens that both have once, then at the rarest (the idea of patience and
 * histogram diff), so that the cost stays near n log n and nothing depends on a clock.
 *
 * Law: the runs are equal token by token, ascending on both sides, and as long as possible where a stretch is short.
 */
import { diff_match_patch } from 'diff-match-patch'
import { longestRun } from './longest-run.ts'

/** `length` tokens from `a` on are the same as those from `b` on. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

interface Stretch {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  readonly depth: number
}

/** Up to so many tokens on both sides, and so much expected work, a stretch is matched exactly. */
const SHORT = 4000
const WORK = 2_000_000
/** A stretch is divided at most so often; what is left then counts as different. */
const DEPTH = 40
/** Rare enough to divide at, where no token is there once: occurrences before × after. */
const RARE = 64

/** The longest common runs of two sequences of token keys. */
export function matchTokens(a: readonly string[], b: readonly string[]): readonly Run[] {
  const names = new Map<string, number>()
  return new Matching(name(a, names), name(b, names), names.size).runs
}

function name(keys: readonly string[], names: Map<string, number>): Int32Array {
  return Int32Array.from(keys, (key) => {
    let found = names.get(key)
    if (found === undefined) names.set(key, (found = names.size))
    return found
  })
}

class Matching {
  private readonly a: Int32Array
  private readonly b: Int32Array
  private readonly found: Run[] = []
  /** Per token name: how often it is in a stretch, and where last. Reset after use. */
  private readonly countA: Int32Array
  private readonly countB: Int32Array
  private readonly lastB: Int32Array

  constructor(a: Int32Array, b: Int32Array, names: number) {
    this.a = a
    this.b = b
    this.countA = new Int32Array(names)
    this.countB = new Int32Array(names)
    this.lastB = new Int32Array(names)
    const waiting: Stretch[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length, depth: 0 }]
    for (let next = waiting.pop(); next; next = waiting.pop()) waiting.push(...this.divide(next))
  }

  get runs(): readonly Run[] {
    const sorted = this.found.toSorted((x, y) => x.a - y.a)
    const out: Run[] = []
    for (const run of sorted) {
      const last = out.at(-1)
      if (last && last.a + last.length === run.a && last.b + last.length === run.b)
        out[out.length - 1] = { ...last, length: last.length + run.length }
      else out.push(run)
    }
    return out
  }

  private keep(a: number, b: number, length: number): void {
    if (length > 0) this.found.push({ a, b, length })
  }

  /** Keeps what the stretch has in common at its ends, and matches or divides the rest. */
  private divide(stretch: Stretch): readonly Stretch[] {
    const rest = this.trim(stretch)
    const [lengthA, lengthB] = [rest.toA - rest.fromA, rest.toB - rest.fromB]
    if (lengthA === 0 || lengthB === 0) return []
    const common = this.countIn(rest)
    const distance = lengthA + lengthB - 2 * common
    if (common > 0 && lengthA + lengthB <= SHORT && distance * (lengthA + lengthB) <= WORK) {
      this.clear(rest)
      this.matchExactly(rest)
      return []
    }
    const parts = common === 0 || rest.depth >= DEPTH ? [] : this.divideAtRare(rest)
    this.clear(rest)
    return parts
  }

  private trim({ fromA, toA, fromB, toB, depth }: Stretch): Stretch {
    const { a, b } = this
    let lead = 0
    while (fromA + lead < toA && fromB + lead < toB && a[fromA + lead] === b[fromB + lead]) lead++
    this.keep(fromA, fromB, lead)
    let tail = 0
    while (toA - tail > fromA + lead && toB - tail > fromB + lead && a[toA - tail - 1] === b[toB - tail - 1]) tail++
    this.keep(toA - tail, toB - tail, tail)
    return { fromA: fromA + lead, toA: toA - tail, fromB: fromB + lead, toB: toB - tail, depth }
  }

  /** Counts the tokens of a stretch; returns how many both sides have, order aside. */
  private countIn({ fromA, toA, fromB, toB }: Stretch): number {
    for (let i = fromA; i < toA; i++) this.countA[this.a[i]!]!++
    let common = 0
    for (let j = fromB; j < toB; j++) {
      const token = this.b[j]!
      if (this.countB[token]!++ < this.countA[token]!) common++
      this.lastB[token] = j
    }
    return common
  }

  private clear({ fromA, toA, fromB, toB }: Stretch): void {
    for (let i = fromA; i < toA; i++) this.countA[this.a[i]!] = 0
    for (let j = fromB; j < toB; j++) this.countB[this.b[j]!] = 0
  }

  private matchExactly({ fromA, toA, fromB, toB }: Stretch): void {
    const letters = new Map<number, string>()
    const encode = (tokens: Int32Array) => {
      let words = ''
      for (const token of tokens) {
        let letter = letters.get(token)
        if (letter === undefined) letters.set(token, (letter = String.fromCharCode(1 + letters.size)))
        words += letter
      }
      return words
    }
    const engine = new diff_match_patch()
    engine.Diff_Timeout = 0
    const diffs = engine.diff_main(encode(this.a.subarray(fromA, toA)), encode(this.b.subarray(fromB, toB)), false)
    let [i, j] = [fromA, fromB]
    for (const [op, { length }] of diffs) {
      if (op === 0) this.keep(i, j, length)
      if (op <= 0) i += length
      if (op >= 0) j += length
    }
  }

  private divideAtRare(stretch: Stretch): readonly Stretch[] {
    const anchors = this.uniqueAnchors(stretch)
    if (anchors.length === 0) {
      const anchor = this.rarestAnchor(stretch)
      if (!anchor) return []
      anchors.push(anchor)
    }
    const parts: Stretch[] = []
    let [a, b] = [stretch.fromA, stretch.fromB]
    const depth = stretch.depth + 1
    for (const [i, j] of [...anchors, [stretch.toA, stretch.toB] as const]) {
      parts.push({ fromA: a, toA: i, fromB: b, toB: j, depth })
      ;[a, b] = [i, j]
    }
    return parts
  }

  /** Pairs of places of tokens that both sides have once, those that keep their order. */
  private uniqueAnchors({ fromA, toA }: Stretch): (readonly [number, number])[] {
    const places: (readonly [number, number])[] = []
    for (let i = fromA; i < toA; i++) {
      const token = this.a[i]!
      if (this.countA[token] === 1 && this.countB[token] === 1) places.push([i, this.lastB[token]!])
    }
    const kept = longestRun(places.map(([, j]) => j))
    return places.filter((_, index) => kept.has(index))
  }

  private rarestAnchor({ fromA, toA }: Stretch): readonly [number, number] | undefined {
    let best: readonly [number, number] | undefined
    let least = RARE + 1
    for (let i = fromA; i < toA; i++) {
      const token = this.a[i]!
      const times = this.countA[token]! * this.countB[token]!
      if (times > 0 && times < least) {
        least = times
        best = [i, this.lastB[token]!]
      }
    }
    return best
  }
}
