/**
 * Which tokens of one sequence are kept in another, in order. Short stretches are exact (diff-match-patch on tokens mapped
 * to characters); long ones are first divided at tokens that both have once, then at the rarest (the idea of patience and
 * histogram diff), so that the cost stays near n log n and nothing depends on a clock.
 *
 * Law: the runs are equal token by token, ascending on both sides, and as long as possible where a stretch is short.
 */
import { diff_match_patch } from 'diff-match-patch'
import { longestRun } from './longest-run.ts'
import type { TokenRow } from './token-row.ts'

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
/** Finds the longest common runs of two rows of tokens, one pair after the other, in memory that it keeps. */
export class Matcher {
  private a = new Int32Array(0)
  private b = new Int32Array(0)
  private found: Run[] = []
  /** By name of token: how often it is in a stretch. All 0 between stretches. */
  private countA = new Int32Array(1024)
  private countB = new Int32Array(1024)
  /** By name of token: where it is last in a stretch. */
  private lastB = new Int32Array(1024)
  private readonly codes = new Uint16Array(SHORT)
  private readonly engine = new diff_match_patch()

  constructor() {
    this.engine.Diff_Timeout = 0
  }

  /** Ascending on both sides, those that touch as one. All names in the rows are below `names`. */
  match(a: TokenRow, b: TokenRow, names: number): readonly Run[] {
    this.makeRoom(names)
    this.a = a.names
    this.b = b.names
    this.found = []
    const waiting: Stretch[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length, depth: 0 }]
    for (let next = waiting.pop(); next; next = waiting.pop()) this.divide(next, waiting)
    return joinRuns(this.found.sort((x, y) => x.a - y.a))
  }

  private makeRoom(names: number): void {
    if (names <= this.countA.length) return
    this.countA = new Int32Array(names * 2)
    this.countB = new Int32Array(names * 2)
    this.lastB = new Int32Array(names * 2)
  }

  private keep(a: number, b: number, length: number): void {
    if (length > 0) this.found.push({ a, b, length })
  }

  /** Keeps what the stretch has in common at its ends, and matches or divides the rest. */
  private divide(stretch: Stretch, waiting: Stretch[]): void {
    const rest = this.trim(stretch)
    const [lengthA, lengthB] = [rest.toA - rest.fromA, rest.toB - rest.fromB]
    if (lengthA === 0 || lengthB === 0) return
    const common = this.countIn(rest)
    const distance = lengthA + lengthB - 2 * common
    if (common > 0 && lengthA + lengthB <= SHORT && distance * (lengthA + lengthB) <= WORK) {
      this.clear(rest)
      return this.matchExactly(rest)
    }
    if (common > 0 && rest.depth < DEPTH) waiting.push(...this.divideAtRare(rest))
    this.clear(rest)
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

  private matchExactly(stretch: Stretch): void {
    const { fromA, toA, fromB, toB } = stretch
    if (toA - fromA === 1) return this.keep(fromA, this.b.indexOf(this.a[fromA]!, fromB), 1)
    if (toB - fromB === 1) return this.keep(this.a.indexOf(this.b[fromB]!, fromA), fromB, 1)
    const [before, after] = this.letters(stretch)
    let [i, j] = [fromA, fromB]
    for (const { 0: op, 1: words } of this.engine.diff_main(before, after, false)) {
      if (op === 0) this.keep(i, j, words.length)
      if (op <= 0) i += words.length
      if (op >= 0) j += words.length
    }
  }

  /** The tokens of a stretch as characters, from 1 on in order of appearance: a stretch is too short for surrogates. */
  private letters({ fromA, toA, fromB, toB }: Stretch): readonly [string, string] {
    const { a, b, countA: letterOf } = this
    const size = toA - fromA
    const codes = this.codes.subarray(0, size + toB - fromB)
    let last = 0
    for (let at = 0; at < size; at++) codes[at] = letterOf[a[fromA + at]!] ||= ++last
    for (let at = size; at < codes.length; at++) codes[at] = letterOf[b[fromB + at - size]!] ||= ++last
    for (let i = fromA; i < toA; i++) letterOf[a[i]!] = 0
    for (let j = fromB; j < toB; j++) letterOf[b[j]!] = 0
    return [toWords(codes.subarray(0, size)), toWords(codes.subarray(size))]
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

/** Ascending runs, those that touch on both sides as one. */
function joinRuns(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && last.a + last.length === run.a && last.b + last.length === run.b)
      out[out.length - 1] = { a: last.a, b: last.b, length: last.length + run.length }
    else out.push(run)
  }
  return out
}

function toWords(codes: Uint16Array): string {
  return String.fromCharCode.apply(null, codes as unknown as number[])
}
