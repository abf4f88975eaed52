/**
 * Which provision of the text before is which of the text after: the one with the same id; else the one that continues
 * it; else the one with the same words; else the one most alike. Near-linear: likeness is looked up through shared runs of three words.
 */
import { ancestorsOf, lineWords } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'

/** A provision as alignment sees it. */
export interface Alignable {
  readonly id: string | undefined
  readonly was?: string | undefined
  readonly line: Line
}

/** Below this share of common three-word runs two provisions are not the same one. */
const LIKENESS = 0.5

/** For each provision before, the index of the one after. */
export function align(before: readonly Alignable[], after: readonly Alignable[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (from: number, to: number) => {
    pairs.set(from, to)
    taken.add(to)
  }
  pairBy(before, after, pairs, taken, ({ id }) => id, pair)
  pairByLineage(before, after, pairs, taken, pair)
  pairBy(before, after, pairs, taken, ({ line }) => (lineWords(line).length > 0 ? lineWords(line) : undefined), pair)
  pairAlike(before, after, pairs, taken, pair)
  return pairs
}

/** A provision with the one that continues it, or, where the older text is the one after, with the one it continues. */
function pairByLineage(
  before: readonly Alignable[],
  after: readonly Alignable[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  pair: (from: number, to: number) => void
): void {
  const later = indexByAncestors(after)
  const earlier = new Map(after.map(({ id }, index) => [id, index]))
  before.forEach(({ id, was }, index) => {
    if (pairs.has(index)) return
    const ids = [...(id === undefined ? [] : [id]), ...ancestorsOf({ was })]
    const candidates = ids.flatMap((one) => [later.get(one) ?? [], earlier.get(one) ?? []].flat())
    const to = candidates.find((candidate) => !taken.has(candidate))
    if (to !== undefined) pair(index, to)
  })
}

function indexByAncestors(provisions: readonly Alignable[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  provisions.forEach((provision, index) => {
    for (const id of ancestorsOf(provision)) found.set(id, [...(found.get(id) ?? []), index])
  })
  return found
}

function pairBy(
  before: readonly Alignable[],
  after: readonly Alignable[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  keyOf: (provision: Alignable) => string | undefined,
  pair: (from: number, to: number) => void
): void {
  const waiting = new Map<string, number[]>()
  after.forEach((provision, index) => {
    const key = taken.has(index) ? undefined : keyOf(provision)
    if (key === undefined) return
    const list = waiting.get(key)
    if (list) list.push(index)
    else waiting.set(key, [index])
  })
  before.forEach((provision, index) => {
    const key = pairs.has(index) ? undefined : keyOf(provision)
    const to = key === undefined ? undefined : waiting.get(key)?.shift()
    if (to !== undefined) pair(index, to)
  })
}

function pairAlike(
  before: readonly Alignable[],
  after: readonly Alignable[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  pair: (from: number, to: number) => void
): void {
  const candidates = new Map<string, number[]>()
  const sizes = new Map<number, number>()
  after.forEach(({ line }, index) => {
    if (taken.has(index)) return
    const shingles = shinglesOf(line)
    sizes.set(index, shingles.size)
    for (const shingle of shingles) {
      const list = candidates.get(shingle)
      if (list) list.push(index)
      else candidates.set(shingle, [index])
    }
  })
  const scored: { from: number; to: number; score: number }[] = []
  before.forEach(({ line }, from) => {
    if (!pairs.has(from)) scored.push(...scoresOf(from, shinglesOf(line), candidates, sizes))
  })
  scored.sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  for (const { from, to } of scored) if (!pairs.has(from) && !taken.has(to)) pair(from, to)
}

function scoresOf(
  from: number,
  shingles: ReadonlySet<string>,
  candidates: ReadonlyMap<string, readonly number[]>,
  sizes: ReadonlyMap<number, number>
) {
  const shared = new Map<number, number>()
  for (const shingle of shingles) {
    const list = candidates.get(shingle) ?? []
    if (list.length > 50) continue
    for (const to of list) shared.set(to, (shared.get(to) ?? 0) + 1)
  }
  return [...shared].flatMap(([to, count]) => {
    const score = (2 * count) / (shingles.size + sizes.get(to)!)
    return score >= LIKENESS ? [{ from, to, score }] : []
  })
}

function shinglesOf(line: Line): ReadonlySet<string> {
  const words =
    lineWords(line)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const shingles = new Set<string>()
  const size = Math.min(3, words.length)
  for (let index = 0; size > 0 && index + size <= words.length; index++)
    shingles.add(words.slice(index, index + size).join(' '))
  return shingles
}

/** The longest run of pairs that keeps its order; whatever is not in it has moved. Returns positions in the sequence. */
export function longestRun(sequence: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  sequence.forEach((value, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sequence[tails[middle]!]! < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  })
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) kept.add(at)
  return kept
}
