/**
 * Proposals: what a delegation asks to change, as splices of the line. A text is named by the id of the article or of
 * the change whose words it is, so an amendment to a proposal is a change of that proposal's text and needs no rule of
 * its own.
 */
import { EMPTY_LINE } from '@cartif/treaty-text'
import type { Article, ArticleKind, Line } from '@cartif/treaty-text'

/** The id of an article, or of the change that brings the words. */
export type TextId = string

/**
 * Strikes the units [from, to) of a text and brings `line` at `at`; any of the two may be empty. `at` is a position of
 * its own because what others bring next to the struck words may come to stand between (docs/decisions/0003).
 * `place` orders what several changes bring at one point; it is a fractional index. Where the words between two points
 * have gone and the points became one, `rank` remembers which came first. `behind` names the change whose words stood
 * right before at the same point when this was written, should a decision about that one have been on its way.
 */
export interface SpliceChange {
  readonly kind: 'splice'
  readonly id: TextId
  readonly in: TextId
  readonly from: number
  readonly to: number
  readonly at: number
  readonly place: string
  readonly rank?: number
  readonly behind?: TextId
  readonly line: Line
  /** The change of the same proposal that strikes the words where they stood: the two are a move. */
  readonly movedFrom?: TextId
}

/** "Not agreed": brackets around words as they stand. */
export interface BracketChange {
  readonly kind: 'bracket'
  readonly id: TextId
  readonly in: TextId
  readonly from: number
  readonly to: number
}

export interface InsertArticleChange {
  readonly kind: 'insert-article'
  readonly id: TextId
  readonly order: string
  readonly articleKind: ArticleKind
  readonly line: Line
}

export interface DeleteArticleChange {
  readonly kind: 'delete-article'
  readonly id: TextId
  readonly article: TextId
}

export interface MoveArticleChange {
  readonly kind: 'move-article'
  readonly id: TextId
  readonly article: TextId
  readonly order: string
}

export type Change = SpliceChange | BracketChange | InsertArticleChange | DeleteArticleChange | MoveArticleChange

export const PROPOSAL_STATUSES = [
  'draft',
  'tabled',
  'accepted',
  'rejected',
  'withdrawn',
  'superseded',
  'overtaken',
  'lapsed',
  'parked'
] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

export interface Proposal {
  readonly id: string
  /** Whose words they are: a party's code, `chair`, `secretariat`, `legal` or `record`. */
  readonly holder: string
  /** Parties that sponsor it beside its holder, in the wording it has; by code. */
  readonly coSponsors?: readonly string[]
  /** Those of its sponsors, beside its holder, who write in it; by code. */
  readonly pens?: readonly string[]
  readonly status: ProposalStatus
  /** The order of tabling, from the register; what is not yet registered comes last. */
  readonly tabled: number
  readonly changes: readonly Change[]
  /** Changes whose words are gone while the proposal's others stand. */
  readonly voided?: readonly TextId[]
}

/** The text as it stands and everything proposed on it. */
export interface Negotiation {
  readonly articles: readonly Article[]
  readonly proposals: readonly Proposal[]
}

/** Whether a proposal stands in the text, in brackets, awaiting a decision. */
export function isOpen(proposal: Pick<Proposal, 'status'>): boolean {
  return proposal.status === 'tabled' || proposal.status === 'parked' || proposal.status === 'draft'
}

/** The words a change brings; empty for those that bring none. */
export function lineOf(change: Change): Line {
  return change.kind === 'splice' || change.kind === 'insert-article' ? change.line : EMPTY_LINE
}

/** The text a change is made to, undefined where it is made to the order of articles. */
export function textOf(change: Change): TextId | undefined {
  return change.kind === 'splice' || change.kind === 'bracket' ? change.in : undefined
}

/** Whose names a proposal stands under: its holder's and those of whoever sponsors it with them. */
export function sponsorsOf({ holder, coSponsors = [] }: Pick<Proposal, 'holder' | 'coSponsors'>): readonly string[] {
  return [holder, ...coSponsors]
}

/**
 * The proposals whose words are all that a proposal changes; undefined where it changes anything else. `ownerOf` gives the
 * proposal that brings a text, undefined for an article.
 */
export function amendedBy(
  proposal: Proposal,
  ownerOf: (text: TextId) => string | undefined
): readonly string[] | undefined {
  const owners = new Set<string>()
  for (const change of standingChanges(proposal)) {
    const text = textOf(change)
    const owner = text === undefined ? undefined : ownerOf(text)
    if (owner === undefined) return undefined
    owners.add(owner)
  }
  return owners.size > 0 ? [...owners] : undefined
}

/** The changes of a proposal that still stand. */
export function standingChanges(proposal: Proposal): readonly Change[] {
  const { voided } = proposal
  return voided?.length ? proposal.changes.filter((change) => !voided.includes(change.id)) : proposal.changes
}
