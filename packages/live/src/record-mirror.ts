/** The record: a live mirror of the register that everybody may read and only the server writes. Plain JSON values. */
import * as Y from 'yjs'
import type { ProposalStatus } from '@cartif/negotiation'

export interface RecordedPosition {
  readonly party: string
  readonly stance: string
  readonly note?: string
  readonly by: string
  /** ISO 8601 */
  readonly at: string
  /** The version of the wording it was given on. */
  readonly version: string
  /** The number of the proposal that it waits for. */
  readonly pending?: number
  /** A group that it is taken for as well, as that calls itself. */
  readonly onBehalfOf?: string
}

export interface RecordedDecision {
  readonly outcome: string
  readonly by: string
  readonly at: string
  readonly note?: string
  /** The version of the wording decided on. */
  readonly version: string
}

/** What was written into a proposal's words after they were closed. It is on no table until its author puts it there. */
export interface LateWords {
  readonly inserted: string
  /** Words of the text, or of another proposal, that it would strike. */
  readonly removed: string
  /** What the changes written into said when they were closed, by id. */
  readonly was: Readonly<Record<string, string>>
}

export interface RecordedProposal {
  /** Counted per instrument, never reused: the order of tabling. */
  readonly number: number
  readonly holder: string
  readonly status: ProposalStatus
  readonly version: string
  readonly tabledAt: string
  readonly tabledBy: string
  readonly sponsors: readonly string[]
  readonly positions: readonly RecordedPosition[]
  readonly voided?: readonly string[]
  /** Co-sponsors who write in it: what they write goes into its words. */
  readonly pens?: readonly string[]
  /** The proposal, of the same number, into whose words this one goes as soon as its writer rests. */
  readonly contributesTo?: string
  /** The proposal that takes the words up again after they were withdrawn. */
  readonly takenOverAs?: string
  readonly decision?: RecordedDecision
  /** When the chair last went over it and left it open: in its brackets, or parked where its status says so. */
  readonly kept?: { readonly by: string; readonly at: string; readonly note?: string }
  readonly late?: LateWords
}

/** Parties that sponsor a proposal with its holder, and do so in the wording it has. */
export function coSponsorsOf({ holder, version, positions }: RecordedProposal): readonly string[] {
  return positions
    .filter(({ party, stance, version: on }) => stance === 'sponsor' && on === version && party !== holder)
    .map(({ party }) => party)
}

/** Co-sponsors who write in a proposal; whoever sponsors it no more does not. */
export function pensOf({ holder, pens = [], positions }: RecordedProposal): readonly string[] {
  return pens.filter(
    (one) => one !== holder && positions.some(({ party, stance }) => party === one && stance === 'sponsor')
  )
}

export type AgreementStatus = 'open' | 'agreed-ad-referendum' | 'agreed'

export interface RecordedArticle {
  readonly status: AgreementStatus
  /** Who last changed it, when (ISO 8601) and why. */
  readonly by?: string
  readonly at?: string
  readonly note?: string
}

export interface RecordedRevision {
  readonly symbol: string
  readonly title: string
  /** ISO 8601 */
  readonly issuedAt: string
}

export function recordedProposals(record: Y.Doc): Y.Map<RecordedProposal> {
  return record.getMap<RecordedProposal>('proposals')
}

export function recordedArticles(record: Y.Doc): Y.Map<RecordedArticle> {
  return record.getMap<RecordedArticle>('articles')
}

export function recordedRevisions(record: Y.Doc): Y.Map<RecordedRevision> {
  return record.getMap<RecordedRevision>('revisions')
}

/** How many comments everybody may read there are on each proposal, article or provision; the others are not even counted. */
export function recordedComments(record: Y.Doc): Y.Map<number> {
  return record.getMap<number>('comments')
}

/** A wording put to the room for a stated time. */
export interface RecordedCall {
  readonly id: string
  /** A proposal or an article. */
  readonly subject: string
  readonly name: string
  /** Of the proposal's wording. */
  readonly version?: string
  /** Of the text it stands in, as it was put to the room. */
  readonly words?: string
  readonly by: string
  /** ISO 8601 */
  readonly at: string
  readonly until: string
  readonly answers: readonly {
    readonly party: string
    readonly answer: 'join' | 'reserve' | 'object'
    readonly by: string
    readonly at: string
    readonly note?: string
  }[]
  readonly closed?: {
    readonly at: string
    readonly by: string
    readonly outcome: 'consensus' | 'objection' | 'lapsed'
    /** Why it lapsed by itself: the text reads otherwise, the proposal does, or the proposal is open no more. */
    readonly reason?: 'text-changed' | 'wording-changed' | 'proposal-closed'
    /** What the proposal is that is open no more: "rejected". */
    readonly became?: string
    /** Who said nothing. */
    readonly silent: readonly string[]
    /** Of those, who has a position on the proposal that everybody sees. */
    readonly positions?: readonly { readonly party: string; readonly stance: string }[]
    readonly note?: string
  }
}

export function recordedCalls(record: Y.Doc): Y.Map<RecordedCall> {
  return record.getMap<RecordedCall>('calls')
}

/** The pen in the hand of delegations: for one article and a time they put words of their own into the text. */
export interface RecordedHandedPen {
  readonly id: string
  readonly article: string
  readonly name: string
  readonly parties: readonly string[]
  /** Who handed it over. */
  readonly by: string
  /** ISO 8601 */
  readonly at: string
  readonly until: string
  /** What was put into the text with it, in order. */
  readonly put: readonly {
    readonly proposal: string
    readonly number: number
    readonly party: string
    readonly at: string
  }[]
  readonly ended?: { readonly by: string; readonly at: string }
  /** The room has seen what was put into the text, or it was taken out again. */
  readonly settled?: { readonly by: string; readonly at: string; readonly outcome: 'seen' | 'taken-back' }
}

export function recordedHandedPens(record: Y.Doc): Y.Map<RecordedHandedPen> {
  return record.getMap<RecordedHandedPen>('handedPens')
}

/** Where parties stand on the text as it is, by article or provision: they would keep it, or not. */
export function recordedStandings(record: Y.Doc): Y.Map<readonly RecordedPosition[]> {
  return record.getMap<readonly RecordedPosition[]>('standings')
}
