/** Which article of the text before is which of the text after, and that its heading stays its heading. */
import type { Side } from './side.ts'

/** Articles with one id are one; else those that share the most words. */
export function pairArticles(a: Side, b: Side, pairs: ReadonlyMap<number, number>): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const [from, to] of pairs) {
    const [left, right] = [a.provisions[from]!, b.provisions[to]!]
    const row = votes.get(left.article) ?? new Map<string, number>()
    votes.set(left.article, row.set(right.article, (row.get(right.article) ?? 0) + 1 + left.words.length))
  }
  const found = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (left: string, right: string) => {
    if (found.has(left) || taken.has(right)) return
    found.set(left, right)
    taken.add(right)
  }
  for (const { id } of a.articles) if (b.byId.has(id) && (votes.get(id)?.has(id) || !votes.has(id))) pair(id, id)
  const rows = [...votes].flatMap(([left, row]) => [...row].map(([right, weight]) => ({ left, right, weight })))
  for (const { left, right } of rows.toSorted((x, y) => y.weight - x.weight)) pair(left, right)
  return found
}

/** An article's heading stays its heading, whatever it says now and whichever other heading says the same. */
export function pairHeadings(
  a: Side,
  b: Side,
  pairs: ReadonlyMap<number, number>,
  articlePairs: ReadonlyMap<string, string>
): ReadonlyMap<number, number> {
  const isHome = (from: number, to: number) =>
    articlePairs.get(a.provisions[from]!.article) === b.provisions[to]!.article
  const areHeadings = (from: number, to: number) =>
    a.provisions[from]!.kind === 'heading' && b.provisions[to]!.kind === 'heading'
  const all = new Map([...pairs].filter(([from, to]) => !areHeadings(from, to) || isHome(from, to)))
  const taken = new Set(all.values())
  const headings = new Map<string, number>()
  b.provisions.forEach((one, index) => {
    if (one.kind === 'heading' && !taken.has(index)) headings.set(one.article, index)
  })
  a.provisions.forEach((one, index) => {
    const article = articlePairs.get(one.article)
    const to = article === undefined ? undefined : headings.get(article)
    if (one.kind === 'heading' && to !== undefined && !all.has(index)) all.set(index, to)
  })
  return all
}
