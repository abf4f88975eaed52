/**
 * Issues: the places in the text that are not agreed. Changes to one text that overlap, or that bring words at one
 * point, are alternatives for one place, and so are words brought inside what another strikes or brackets; what amends a
 * proposal belongs to the issue of what it amends.
 */
import type { ComposedArticle, Segment } from './compose.ts'
import type { Held } from './open-changes.ts'
import type { Change, TextId } from './proposal.ts'

export interface Issue {
  /** The id of the first change, in reading order. */
  readonly id: TextId
  readonly article: TextId
  /** The proposals that compete for the place, in the order they are met. */
  readonly proposals: readonly string[]
  /** What they change at this place, in that order; of a proposal for several places, only what it asks here. */
  readonly changes: readonly TextId[]
}

/** The issues of one composed article in reading order; linear in its segments. */
export function issuesOf(article: ComposedArticle): readonly Issue[] {
  const issues: Issue[] = []
  const whole = [article.inserted, ...article.deleted, ...article.moved].filter(
    (held): held is NonNullable<typeof held> => held !== undefined
  )
  if (whole.length > 0) issues.push(issueOf(article.id, whole))
  if (article.inserted) return issues
  let run: Held[] = []
  const close = () => {
    if (run.length > 0) issues.push(issueOf(article.id, run))
    run = []
  }
  for (const segment of article.segments) {
    const outer = outerChanges(segment)
    if (outer.length === 0) close()
    else {
      if (!joins(run, outer)) close()
      run.push(...outer)
    }
  }
  close()
  return issues
}

/** The changes made to the article itself; amendments are inside theirs. */
function outerChanges({ inserted, deleted, bracketed }: Segment): readonly Held[] {
  return inserted.length > 0 ? [inserted[0]!] : [...deleted, ...bracketed]
}

/**
 * Neighbours are one place when they share a change, when the words brought are for words struck beside them, when both
 * bring words at one point, or when one brings words inside what the other strikes or brackets.
 */
function joins(run: readonly Held[], next: readonly Held[]): boolean {
  if (run.some(({ change }) => next.some((held) => held.change.id === change.id))) return true
  if (run.some(isReplacement) && next.some(isReplacement)) return true
  return run.some(({ change }) =>
    next.some((held) => areAtOnePoint(change, held.change) || isInside(change, held.change))
  )
}

/** Words brought strictly inside a range: at either end of it they stand beside it, and both can be had. */
function isInside(range: Change, brought: Change): boolean {
  if (range.kind !== 'splice' && range.kind !== 'bracket') return false
  return brought.kind === 'splice' && brought.in === range.in && range.from < brought.from && brought.to < range.to
}

function areAtOnePoint(a: Change, b: Change): boolean {
  return (
    a.kind === 'splice' && b.kind === 'splice' && a.from === a.to && b.from === b.to && a.in === b.in && a.at === b.at
  )
}

function isReplacement({ change }: Held): boolean {
  return change.kind === 'splice' && change.from < change.to && change.line.length > 0
}

function issueOf(article: TextId, helds: readonly Held[]): Issue {
  const changes = [...new Set(helds.map(({ change }) => change.id))]
  const proposals = [...new Set(helds.map(({ proposal }) => proposal.id))]
  return { id: changes[0]!, article, proposals, changes }
}
