/** The open issues of an instrument, read again only in the articles that are different. */
import type { LiveInstrument, RecordedProposal } from '@cartif/live'
import { issuesOf } from '@cartif/negotiation'
import type { ComposedArticle, Issue } from '@cartif/negotiation'
import { useLiveVersion } from '../drafting/use-live.ts'
import { additionOf } from './addition.ts'

const known = new WeakMap<ComposedArticle, readonly Issue[]>()

export function issuesIn(article: ComposedArticle): readonly Issue[] {
  let issues = known.get(article)
  if (!issues) known.set(article, (issues = issuesOf(article)))
  return issues
}

const ANYTHING = () => true

/** In reading order. */
export function useOpenIssues(live: LiveInstrument): readonly Issue[] {
  useLiveVersion(live, ANYTHING)
  return live.composed.flatMap(issuesIn)
}

/** What the chair said when it was last gone over and left open. */
export function keptOf(live: LiveInstrument, { proposals }: Issue): RecordedProposal['kept'] {
  const all = proposals.map((id) => live.recordOf(id)?.kept)
  // An alternative that came since makes it a new question.
  return all.every((kept) => kept !== undefined) ? all[0] : undefined
}

export function isParked(live: LiveInstrument, { proposals }: Issue): boolean {
  return proposals.every((id) => live.recordOf(id)?.status === 'parked')
}

/** "Article 5(2)", of an additional paragraph its own name, or the title of a proposed article. */
export function nameOfIssue(live: LiveInstrument, issue: Issue): string {
  const addition = additionOf(live, issue)
  if (addition) return addition.name
  const provision = provisionOfIssue(live, issue)
  const entry = live.outline.find(({ id }) => id === issue.article)
  const name = provision === undefined ? undefined : live.designations.get(provision)
  return name || entry?.number || entry?.title || 'The title'
}

/** The provision in which it is; undefined where it is about whole articles. */
export function provisionOfIssue(live: LiveInstrument, issue: Issue): string | undefined {
  const article = live.findComposed(issue.article)
  let mark: string | undefined
  for (const segment of article?.segments ?? []) {
    if (segment.piece.type === 'mark' && segment.inserted.length === 0) mark = segment.piece.id
    const all = [...segment.inserted, ...segment.deleted, ...segment.bracketed]
    if (all.some(({ change }) => change.id === issue.id)) break
  }
  const isWhole = [article?.inserted, ...(article?.deleted ?? []), ...(article?.moved ?? [])].some(
    (held) => held?.change.id === issue.id
  )
  return isWhole ? undefined : mark
}
