/** The articles of a redline from the changes of their provisions: what stands in the order of the text after, what is gone where it stood. */
import type { ArticleChange, ProvisionChange } from './compare.ts'
import { longestRun } from './longest-run.ts'
import type { ArticleSide, Side } from './side.ts'

/** By place: of a provision after, what became of it and of those that are part of it now; of one before, that it is gone. */
export interface PlacedChanges {
  readonly standing: readonly (readonly ProvisionChange[] | undefined)[]
  readonly gone: readonly (ProvisionChange | undefined)[]
}

export function assemble(
  a: Side,
  b: Side,
  articlePairs: ReadonlyMap<string, string>,
  changes: PlacedChanges
): readonly ArticleChange[] {
  const back = new Map([...articlePairs].map(([left, right]) => [right, left]))
  const kept = keptArticles(a, b, articlePairs)
  const out: ArticleChange[] = []
  const deletedAfter = deletedBehind(a.articles, (id) => articlePairs.has(id))
  const pushDeleted = (anchor: string) => {
    for (const article of deletedAfter.get(anchor) ?? [])
      out.push({ kind: 'deleted', before: article, renumbered: false, provisions: deletedIn(a, article.id, changes) })
  }
  pushDeleted('')
  for (const article of b.articles) {
    const from = back.get(article.id)
    const before = from === undefined ? undefined : a.byId.get(from)
    const provisions = provisionsIn(a, b, before, article, changes)
    const isQuiet = provisions.every(({ kind }) => kind === 'kept')
    const kind = !before ? 'inserted' : !kept.has(article.id) ? 'moved' : isQuiet ? 'kept' : 'changed'
    const renumbered = before !== undefined && before.number !== article.number
    out.push({ kind, ...(before ? { before } : {}), after: article, renumbered, provisions })
    if (from !== undefined) pushDeleted(from)
  }
  return out
}

/** What moved into another article is told there. */
function deletedIn(a: Side, article: string, changes: PlacedChanges) {
  return a.placesOf.get(article)!.flatMap((place) => changes.gone[place] ?? [])
}

function keptArticles(a: Side, b: Side, articlePairs: ReadonlyMap<string, string>): ReadonlySet<string> {
  const sources = a.articles.filter(({ id }) => articlePairs.has(id))
  const targets = sources.map(({ id }) => articlePairs.get(id)!)
  const sizes = sources.map(({ id }) => a.placesOf.get(id)!.length)
  const run = longestRun(
    targets.map((id) => b.byId.get(id)!.index),
    sizes
  )
  return new Set(targets.filter((_, index) => run.has(index)))
}

/** What was deleted, by what it stood behind; '' for the beginning. */
function deletedBehind(
  articles: readonly ArticleSide[],
  isKept: (id: string) => boolean
): ReadonlyMap<string, readonly ArticleSide[]> {
  const behind = new Map<string, ArticleSide[]>()
  let anchor = ''
  for (const article of articles) {
    const list = behind.get(anchor)
    if (isKept(article.id)) anchor = article.id
    else if (list) list.push(article)
    else behind.set(anchor, [article])
  }
  return behind
}

function provisionsIn(
  a: Side,
  b: Side,
  before: ArticleSide | undefined,
  article: ArticleSide,
  changes: PlacedChanges
): readonly ProvisionChange[] {
  const deleted = before ? deletedIn(a, before.id, changes) : []
  const out: ProvisionChange[] = []
  let next = 0
  for (const place of b.placesOf.get(article.id)!) {
    for (const change of changes.standing[place]!) {
      const isHome = change.before?.article === before?.id && change.kind !== 'moved'
      const limit = isHome ? (change.before?.index ?? -1) : -1
      while (next < deleted.length && deleted[next]!.before!.index < limit) out.push(deleted[next++]!)
      out.push(change)
    }
  }
  return [...out, ...deleted.slice(next)]
}
