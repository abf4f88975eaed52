/** What the server tells of phases and meetings. */
import { partyName } from '@cartif/negotiation'

export type PhaseKind = 'preparation' | 'zero-round' | 'text-round' | 'stocktake' | 'ministerial'
export type MeetingKind = 'session' | 'informal' | 'drafting-group' | 'heads' | 'stocktake'
export type Presence = 'present' | 'absent' | 'apologies'

export const PHASE_KINDS: Readonly<Record<PhaseKind, string>> = {
  preparation: 'Preparation and readiness',
  'zero-round': 'Zero round, without prejudice',
  'text-round': 'Round on the text',
  stocktake: 'Stocktake',
  ministerial: 'Ministerial meeting'
}

export const MEETING_KINDS: Readonly<Record<MeetingKind, string>> = {
  session: 'Formal session',
  informal: 'Informal consultations',
  'drafting-group': 'Drafting group',
  heads: 'Heads of delegation',
  stocktake: 'Stocktake'
}

export const PRESENCES: Readonly<Record<Presence, string>> = {
  present: 'Present',
  absent: 'Absent',
  apologies: 'Apologies'
}

/** Whom a follow-up is for, at the beginning of a line. */
export function sayWho(who: string): string {
  if (who === 'chair' || who === 'secretariat') return `${who.slice(0, 1).toUpperCase()}${who.slice(1)}`
  return partyName(who)
}

export interface Group {
  readonly id: string
  readonly name: string
}

export interface Phase {
  readonly id: string
  readonly kind: PhaseKind
  readonly name: string
  readonly place: string
  /** "2026-03-17" */
  readonly begins: string
  readonly ends: string
  readonly isWhole: boolean
  readonly groups: readonly Group[]
  readonly openedAt: string | null
  readonly closedAt: string | null
  readonly version: number
  readonly mayPlan: boolean
}

export interface MeetingSummary {
  readonly id: string
  readonly group: Group
  readonly title: string
  readonly kind: MeetingKind
  readonly phase: string | null
  readonly place: string
  /** ISO 8601 in UTC */
  readonly starts: string
  readonly ends: string
  /** IANA */
  readonly zone: string
  readonly isCancelled: boolean
  readonly items: number
  readonly hasOutcome: boolean
  readonly openFollowUps: number
  readonly mayWrite: boolean
}

export interface FollowUp {
  readonly id: string
  readonly text: string
  /** A party by its code, `chair` or `secretariat`. */
  readonly who: string
  readonly by: string
  readonly doneAt: string | null
}

export interface OwnFollowUp extends FollowUp {
  readonly meeting: string
  readonly meetingTitle: string
  /** What the working group of the meeting is called. */
  readonly group: string
}

export interface MeetingList {
  readonly phases: readonly Phase[]
  readonly meetings: readonly MeetingSummary[]
  readonly groups: readonly (Group & { readonly mayConvene: boolean })[]
  readonly mayPlanPhases: boolean
  readonly followUps: readonly OwnFollowUp[]
}

/** What the register has of the time of a meeting. */
export interface Facts {
  readonly instrument: string
  readonly title: string
  readonly symbol: string
  readonly tabled: readonly number[]
  readonly accepted: readonly number[]
  readonly rejected: readonly number[]
  readonly withdrawn: readonly number[]
  readonly positions: number
  readonly agreed: readonly string[]
  readonly reopened: readonly string[]
  readonly revisions: readonly string[]
}

export interface AgendaArticle {
  readonly instrument: string
  readonly article: string
  readonly name: string
  /** What the text is called. */
  readonly title: string
  readonly symbol: string
  /** Where it begins in the text. */
  readonly provision: string | null
  readonly isGone: boolean
}

export interface AgendaItem {
  readonly id: string
  readonly title: string
  readonly minutes: number | null
  readonly articles: readonly AgendaArticle[]
  readonly summary: string
  readonly facts: readonly Facts[] | null
}

export interface MeetingDocument {
  readonly kind: 'revision' | 'instrument' | 'report'
  readonly instrument?: string
  readonly number?: number
  readonly report?: string
  readonly label: string
  readonly to: string
}

export interface Attendance {
  readonly party: string
  readonly presence: Presence
  readonly head: string
}

export interface Meeting extends MeetingSummary {
  readonly inPhase: { readonly id: string; readonly name: string; readonly kind: PhaseKind } | null
  readonly link: string
  readonly version: number
  readonly changedAt: string
  readonly parties: readonly string[]
  readonly agenda: readonly AgendaItem[]
  readonly documents: readonly MeetingDocument[]
  readonly attendance: readonly Attendance[]
  readonly outcome: string
  readonly followUps: readonly (FollowUp & { readonly maySettle: boolean })[]
  /** null before it begins. */
  readonly facts: readonly Facts[] | null
}

/** What a plan of a meeting can name. */
export interface Choices {
  readonly instruments: readonly {
    readonly instrument: string
    readonly title: string
    readonly symbol: string
    readonly articles: readonly { readonly id: string; readonly name: string }[]
    readonly revisions: readonly { readonly number: number; readonly symbol: string; readonly title: string }[]
  }[]
  readonly reports: readonly { readonly id: string; readonly title: string }[]
  readonly parties: readonly string[]
}

export type Verdict = 'convergence' | 'divergence' | 'unsettled'

export interface ListedArticle {
  readonly article: string
  readonly provision: string | null
  readonly number: string
  readonly title: string
  readonly verdict: Verdict
  readonly openIssues: number
  readonly wordings: number
  readonly supports: readonly string[]
  readonly considers: readonly string[]
  readonly reserves: readonly string[]
  readonly opposes: readonly string[]
}

export interface ZeroRoundList {
  readonly phase: Pick<Phase, 'id' | 'name' | 'place' | 'begins' | 'ends'>
  readonly method: string
  readonly modalities: string
  readonly at: string
  readonly by: string
  readonly instruments: readonly {
    readonly instrument: string
    readonly title: string
    readonly symbol: string
    readonly lastAct: number
    readonly articles: readonly ListedArticle[]
  }[]
}
