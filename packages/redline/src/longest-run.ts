/**
 * The heaviest run of a sequence that ascends: of the places that things have now, those of the ones that kept their
 * order. Whatever is not in it has moved. O(n log n), by a Fenwick tree of the best run that ends at or before a place.
 */

/** Indices of the sequence's members that stay; each weighs 1 unless weights are given. Members differ. */
export function longestRun(sequence: readonly number[], weights?: readonly number[]): ReadonlySet<number> {
  const ranks = rank(sequence)
  const best = new Float64Array(sequence.length)
  const previous = new Int32Array(sequence.length).fill(-1)
  const tree = new Int32Array(sequence.length + 1).fill(-1)
  let heaviest = -1
  for (let index = 0; index < sequence.length; index++) {
    const before = query(tree, best, ranks[index]!)
    previous[index] = before
    best[index] = (before < 0 ? 0 : best[before]!) + (weights?.[index] ?? 1)
    for (let at = ranks[index]! + 1; at < tree.length; at += at & -at) {
      const other = tree[at]!
      if (other < 0 || best[other]! < best[index]!) tree[at] = index
    }
    if (heaviest < 0 || best[index]! > best[heaviest]!) heaviest = index
  }
  const kept = new Set<number>()
  for (let at = heaviest; at >= 0; at = previous[at]!) kept.add(at)
  return kept
}

/** The heaviest run among those that end on a lower rank. */
function query(tree: Int32Array, best: Float64Array, rankBelow: number): number {
  let found = -1
  for (let at = rankBelow; at > 0; at -= at & -at) {
    const one = tree[at]!
    if (one >= 0 && (found < 0 || best[one]! > best[found]!)) found = one
  }
  return found
}

function rank(sequence: readonly number[]): Int32Array {
  const order = Int32Array.from(sequence.keys()).sort((x, y) => sequence[x]! - sequence[y]!)
  const ranks = new Int32Array(sequence.length)
  order.forEach((index, place) => (ranks[index] = place))
  return ranks
}
