/**
 * A meeting of a working group: when and where, what is on the agenda, who was there, what came of each item, and what somebody is to
 * do until when. What was tabled, accepted or agreed in it is not said here: that is counted in the register (facts.ts).
 */
export const MEETING_KINDS = ['session', 'informal', 'drafting-group', 'heads', 'stocktake'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

export const PRESENCES = ['present', 'absent', 'apologies'] as const
export type Presence = (typeof PRESENCES)[number]

/** An article that an item of the agenda is about. */
export interface AgendaArticle {
  readonly instrument: string
  readonly article: string
  /** What it was called when the agenda was written. */
  readonly name: string
}

export interface AgendaItem {
  readonly id: string
  readonly title: string
  /** Allotted; null where none are. */
  readonly minutes: number | null
  readonly articles: readonly AgendaArticle[]
  /** What came of it, in words; empty before. */
  readonly summary: string
}

/** Something in the product that is before the meeting. */
export type MeetingDocument =
  | { readonly kind: 'revision'; readonly instrument: string; readonly number: number }
  | { readonly kind: 'instrument'; readonly instrument: string }
  | { readonly kind: 'report'; readonly report: string }

export interface Attendance {
  readonly party: string
  readonly presence: Presence
  /** What the head of the delegation is called; empty where it is not said. */
  readonly head: string
}

export interface FollowUp {
  readonly id: string
  readonly text: string
  /** A party by its code, `chair` or `secretariat`. */
  readonly who: string
  /** "2026-10-01", the last day. */
  readonly by: string
  /** ISO 8601 */
  readonly doneAt: string | null
}

export interface MeetingPlan {
  readonly title: string
  readonly kind: MeetingKind
  /** The phase that it is part of. */
  readonly phase: string | null
  readonly place: string
  /** Where one joins from afar; empty where one cannot. */
  readonly link: string
  /** ISO 8601 in UTC */
  readonly starts: string
  readonly ends: string
  /** IANA, in which the meeting tells its time: "Asia/Almaty". */
  readonly zone: string
  readonly agenda: readonly AgendaItem[]
  readonly documents: readonly MeetingDocument[]
}

export interface MeetingContent extends MeetingPlan {
  readonly attendance: readonly Attendance[]
  /** What came of the meeting as a whole. */
  readonly outcome: string
  readonly followUps: readonly FollowUp[]
  readonly isCancelled: boolean
}

export interface Meeting extends MeetingContent {
  readonly id: string
  readonly workingGroup: string
  /** Of the newest version, from 1. */
  readonly version: number
  /** When that was written; ISO 8601. */
  readonly changedAt: string
}

/** What a plan begins with. */
export const NOTHING_YET = { attendance: [], outcome: '', followUps: [], isCancelled: false } as const

/** Whether something of what came of it has been written down. */
export function hasOutcome({ outcome, agenda }: Pick<Meeting, 'outcome' | 'agenda'>): boolean {
  return outcome !== '' || agenda.some(({ summary }) => summary !== '')
}
