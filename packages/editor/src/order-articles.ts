/** Which articles of a document have to be put elsewhere when their order is another. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'

/**
 * The articles to take out so that what is left stands in `order`: those that are gone, and as few of the others as can
 * be, so that carets stay where people are at work. Only those that `mayMove` are put elsewhere, if that is enough; `kept` stays
 * even where it is gone. Quadratic in the articles between the first and the last that stand elsewhere.
 */
export function misplacedArticles(
  doc: ProseMirrorNode,
  order: readonly string[],
  mayMove: ReadonlySet<string>,
  kept: string | undefined
): ReadonlySet<string> {
  const ranks = new Map(order.map((id, rank) => [id, rank]))
  const shown: string[] = []
  const misplaced = new Set<string>()
  doc.forEach(({ attrs }) => {
    const id = String(attrs['id'])
    if (ranks.has(id)) shown.push(id)
    else if (id !== kept) misplaced.add(id)
  })
  const present = new Set(shown)
  const wanted = order.filter((id) => present.has(id))
  let [start, end] = [0, shown.length]
  while (start < end && shown[start] === wanted[start]) start++
  while (start < end && shown[end - 1] === wanted[end - 1]) end--
  const between = shown.slice(start, end)
  const heaviest = between.length + 1
  const stays = heaviestAscending(
    between.map((id) => ranks.get(id)!),
    between.map((id) => (mayMove.has(id) ? 1 : heaviest))
  )
  between.forEach((id, index) => {
    if (!stays.has(index)) misplaced.add(id)
  })
  return misplaced
}

/** The indices of the ascending subsequence of `ranks` that weighs most. */
function heaviestAscending(ranks: readonly number[], weights: readonly number[]): ReadonlySet<number> {
  const best: { weight: number; before: number }[] = []
  let last = -1
  ranks.forEach((rank, index) => {
    let before = -1
    for (let earlier = 0; earlier < index; earlier++)
      if (ranks[earlier]! < rank && (before < 0 || best[earlier]!.weight > best[before]!.weight)) before = earlier
    best.push({ weight: weights[index]! + (best[before]?.weight ?? 0), before })
    if (last < 0 || best[index]!.weight > best[last]!.weight) last = index
  })
  const kept = new Set<number>()
  for (let index = last; index >= 0; index = best[index]!.before) kept.add(index)
  return kept
}
