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
/** Code units below the surrogates. */
const LETTERS = 0xd7ff

/** The longest common runs of two sequences of token keys. */
export function matchTokens(a: readonly string[], b: readonly string[]): readonly Run[] {
  const shortest = Math.min(a.length, b.length)
  let lead = 0
  while (lead < shortest && a[lead] === b[lead]) lead++
  let tail = 0
  while (tail < shortest - lead && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const names = new Map<string, number>()
  const [endA, endB] = [a.length - tail, b.length - tail]
  const between = new Matching(name(a.slice(lead, endA), names), name(b.slice(lead, endB), names), names.size).runs
  return joinRuns([
    { a: 0, b: 0, length: lead },
    ...between.map((run) => ({ a: run.a + lead, b: run.b + lead, length: run.length })),
    { a: endA, b: endB, length: tail }
  ])
}

/** Ascending runs, empty ones left out, those that touch on both sides as one. */
function joinRuns(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (run.length === 0) continue
    if (last && last.a + last.length === run.a && last.b + last.length === run.b)
      out[out.length - 1] = { ...last, length: last.length + run.length }
    else out.push(run)
  }
  return out
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
    return this.found.toSorted((x, y) => x.a - y.a)
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
    const encode = this.encoder(fromA, toA, fromB, toB)
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

  /** Tokens as characters below the surrogates: by their names, or, where those are too many, by their order in the stretch. */
  private encoder(fromA: number, toA: number, fromB: number, toB: number): (tokens: Int32Array) => string {
    if (this.countA.length < LETTERS) return (tokens) => String.fromCharCode(...tokens.map((token) => token + 1))
    const letters = new Map<number, number>()
    for (const token of [...this.a.subarray(fromA, toA), ...this.b.subarray(fromB, toB)])
      if (!letters.has(token)) letters.set(token, letters.size + 1)
    return (tokens) => String.fromCharCode(...tokens.map((token) => letters.get(token)!))
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
