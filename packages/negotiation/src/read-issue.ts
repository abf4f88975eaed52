/**
 * How the provisions around an issue read with one of its alternatives, or as the text stands: whoever decides reads
 * sentences, not changes. What other issues ask for there is left out.
 */
import type { ProvisionMark, Reference } from '@cartif/treaty-text'
import type { ComposedArticle, Segment } from './compose.ts'
import type { Issue } from './issues.ts'
import type { Held } from './open-changes.ts'

/** `base`: as it stands; `contested`: what some alternative would strike; `struck` and `brought`: by the one that is read. */
export type RunLook = 'base' | 'contested' | 'struck' | 'brought'

export interface IssueRun {
  readonly text: string
  readonly look: RunLook
}

export interface IssueProvision {
  readonly mark: ProvisionMark
  readonly runs: readonly IssueRun[]
}

/**
 * `taken`: the proposal to read it with, and what amends it as deep as one wants to see; nothing for the text as it stands.
 * `name` says what a reference reads.
 */
export function readIssue(
  article: ComposedArticle,
  issue: Issue,
  taken: readonly string[],
  name: (reference: Reference) => string
): readonly IssueProvision[] {
  const asked = new Set(issue.changes)
  const isAsked = ({ change }: Held) => asked.has(change.id)
  const isWhole = [article.inserted, ...article.deleted, ...article.moved].some((held) => held && isAsked(held))
  const provisions: { mark: ProvisionMark; runs: IssueRun[]; isConcerned: boolean }[] = []
  for (const segment of article.segments) {
    const { piece } = segment
    const look = isWhole ? wholeLook(article, issue, taken) : lookOf(segment, taken, isAsked)
    const isConcerned =
      isWhole || [...segment.inserted.slice(0, 1), ...segment.deleted, ...segment.bracketed].some(isAsked)
    if (piece.type === 'mark' && (look !== undefined || provisions.length === 0)) {
      provisions.push({ mark: piece, runs: [], isConcerned })
      if (isConcerned && look && look !== 'base') push(provisions.at(-1)!.runs, '¶ ', look)
      continue
    }
    const provision = provisions.at(-1)
    if (!provision) continue
    provision.isConcerned ||= isConcerned
    if (look === undefined || piece.type === 'mark') continue
    push(provision.runs, piece.type === 'text' ? piece.text : name(piece), look)
  }
  return provisions.filter((one) => one.isConcerned).map(({ mark, runs }) => ({ mark, runs }))
}

/** undefined for words that are not read. */
function lookOf(
  { inserted, deleted, bracketed }: Segment,
  taken: readonly string[],
  isAsked: (held: Held) => boolean
): RunLook | undefined {
  const isTaken = ({ proposal }: Held) => taken.includes(proposal.id)
  const [outer] = inserted
  if (outer) {
    if (!isAsked(outer) || !inserted.every(isTaken)) return undefined
    return deleted.some(isTaken) ? 'struck' : 'brought'
  }
  if (deleted.some((held) => isAsked(held) && isTaken(held))) return 'struck'
  return [...deleted, ...bracketed].some(isAsked) && taken.length === 0 ? 'contested' : 'base'
}

function wholeLook(
  { inserted, deleted }: ComposedArticle,
  issue: Issue,
  taken: readonly string[]
): RunLook | undefined {
  if (inserted) return taken.includes(inserted.proposal.id) ? 'brought' : undefined
  const strikes = deleted.filter(({ change }) => issue.changes.includes(change.id))
  if (strikes.some(({ proposal }) => taken.includes(proposal.id))) return 'struck'
  return taken.length === 0 && strikes.length > 0 ? 'contested' : 'base'
}

function push(runs: IssueRun[], text: string, look: RunLook): void {
  const last = runs.at(-1)
  if (last?.look === look) runs[runs.length - 1] = { text: last.text + text, look }
  else runs.push({ text, look })
}
