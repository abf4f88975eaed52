/**
 * An issue that asks for something there is nothing of yet: an additional provision or article. It is no other wording of what
 * stands before it, though it is composed behind it; so it is called by its own name, and said to come after the other.
 */
import type { LiveInstrument } from '@cartif/live'
import type { ComposedArticle, Issue, Segment } from '@cartif/negotiation'

export interface Addition {
  /** "paragraph", "article" */
  readonly what: string
  /** "Article 6(4 bis)" */
  readonly name: string
  /** What it would stand after; undefined for what comes first. */
  readonly after: string | undefined
}

/** undefined for an issue about words that are there, or that would be added to them. */
export function additionOf(live: LiveInstrument, issue: Issue): Addition | undefined {
  const article = live.findComposed(issue.article)
  if (!article) return undefined
  return article.inserted ? addedArticle(live, article) : addedProvision(live, article, issue)
}

function addedArticle(live: LiveInstrument, { id }: ComposedArticle): Addition {
  const { kind, number, title } = live.outline.find((one) => one.id === id)!
  const place = live.composed.findIndex((one) => one.id === id)
  const before = live.composed.slice(0, place).findLast(({ inserted }) => !inserted)
  const what = kind === 'annex' ? 'annex' : 'article'
  return { what, name: number || title, after: before && live.designations.get(before.id) }
}

function addedProvision(live: LiveInstrument, { id, segments }: ComposedArticle, issue: Issue): Addition | undefined {
  const from = segments.findIndex((segment) => isBrought(segment, issue))
  const to = segments.findLastIndex((segment) => isBrought(segment, issue)) + 1
  const brought = segments.slice(from, to)
  const next = segments[to]
  const isWhole = brought.every((one) => isBrought(one, issue)) && (!next || next.piece.type === 'mark')
  const firsts = issue.changes.map((change) => brought.find((one) => one.inserted[0]?.change.id === change)?.piece)
  if (!isWhole || !firsts.every((piece) => piece?.type === 'mark')) return undefined
  const [first] = firsts
  if (first?.type !== 'mark') return undefined
  const before = segments.slice(0, from).findLast(({ piece, inserted }) => piece.type === 'mark' && !inserted.length)
  const after = before?.piece.type === 'mark' ? live.designations.get(before.piece.id) : undefined
  const name = live.designations.get(first.id) || live.designations.get(id) || 'The title'
  return { what: first.kind, name, after }
}

/** Whether the words are in the text by this issue alone. */
function isBrought({ inserted, deleted, bracketed }: Segment, { changes }: Issue): boolean {
  const [outer] = inserted
  return outer !== undefined && changes.includes(outer.change.id) && deleted.length + bracketed.length === 0
}
