/**
 * Facts that show how far the work is: counted from the text, the revisions, the meetings and the reports, never said by hand. Each
 * leads to the page where it can be seen. What is nowhere counted is no fact.
 */
import { PARTY_CODES } from '@cartif/negotiation'
import { sharedSchedules } from '../commitments/schedules.ts'
import { statedArticles } from '../commitments/stated-articles.ts'
import { countOpen } from '../instruments/counts.ts'
import { listRevisions } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import type { MeetingStore } from '../meetings/meeting-store.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { ReportKind } from '../reports/kinds.ts'
import type { ReportStore } from '../reports/report-store.ts'
import { readLinks } from '../wto/mapping.ts'
import type { MilestoneState } from './milestone-state.ts'

export interface Fact {
  readonly isMet: boolean
  /** Something of it is done. */
  readonly isBegun: boolean
  /** "9 of 14 articles agreed" */
  readonly says: string
  /** The page where it is seen; '' where the reader may not open it. */
  readonly to: string
  /** When it came to be so (ISO 8601), where that is known. */
  readonly at: string | null
}

/** What is begun is not more than begun until it is met; only what is met has a moment. */
export function fact(to: string, says: string, done: number, wanted: number, at: string | null = null): Fact {
  const isMet = wanted > 0 && done >= wanted
  return { isMet, isBegun: done > 0, says, to, at: isMet ? at : null }
}

export function enteredFact({ info, db }: Room): Fact {
  const row = db.first(db.query.selectFrom('instrument').select('created_at').where('id', '=', info.id))
  return fact(`/instruments/${info.id}`, `${info.title} is on the table`, 1, 1, row?.created_at)
}

/** `number`: 0 is the zero draft, 1 the first revision. */
export function revisionFact(room: Room, number: number): Fact {
  const { id, symbol } = room.info
  const found = listRevisions(room).find((one) => one.number === number)
  const name = found?.symbol ?? `${symbol}/${number === 0 ? 'ZD' : `Rev.${number}`}`
  const says = found ? `${name} issued` : `${name} not issued yet`
  return fact(`/instruments/${id}/revisions`, says, found ? 1 : 0, 1, found?.issuedAt)
}

export function agreedFact(room: Room): Fact {
  const { articles, agreed } = countOpen(room.live)
  const at = agreed === articles ? lastAgreedAt(room) : null
  return fact(`/instruments/${room.info.id}/progress`, `${agreed} of ${articles} articles agreed`, agreed, articles, at)
}

/** `wanted`: how many parties. */
export function schedulesFact(room: Room, wanted: number): Fact {
  const shared = sharedSchedules(room).map((one) => one.at)
  const says = `${shared.length} of ${wanted} schedules of commitments shared`
  return fact(`/instruments/${room.info.id}/commitments`, says, shared.length, wanted, latest(shared))
}

export function mappingFact(room: Room): Fact {
  const articles = statedArticles(room)
  const links = readLinks(room)
  const done = articles.filter(({ id }) => links.some(({ article }) => article === id)).length
  const says = `${done} of ${articles.length} articles read beside the WTO agreements`
  const at = latest(links.map((link) => link.at))
  return fact(`/instruments/${room.info.id}/commitments/wto`, says, done, articles.length, at)
}

/** `number`: the first, the second … that was issued on these groups, or on some of them. */
export function reportFact(store: ReportStore, kind: ReportKind, groups: readonly string[], number: number): Fact {
  const issued = store
    .list()
    .filter((report) => report.kind === kind && report.groups.every((group) => groups.includes(group)))
    .flatMap(({ id }) => {
      const first = store.versions(id).find(({ isIssued }) => isIssued)
      return first ? [{ id, at: first.at }] : []
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const found = issued[number - 1]
  const says = found ? `${ordinal(number)} report issued` : `${issued.length} of ${number} reports issued`
  return fact(found ? `/reports/${found.id}` : '/reports', says, issued.length, number, found?.at)
}

/** `number`: the first, the second … meeting of the group that is over. */
export function meetingFact(store: MeetingStore, group: string, number: number, now: string): Fact {
  const isHeld = ({ ends, isCancelled }: Meeting) => !isCancelled && Date.parse(ends) <= Date.parse(now)
  const held = store.list([group]).filter(isHeld)
  const found = held[number - 1]
  const says = found ? `${found.title}, held` : `${held.length} of ${number} meetings held`
  return fact(found ? `/meetings/${found.id}` : '/meetings', says, held.length, number, found?.ends)
}

/** How many parties have named a focal point. */
export function focalPointsFact(parties: readonly string[]): Fact {
  const wanted = PARTY_CODES.length
  return fact('/directory', `${parties.length} of ${wanted} parties have named one`, parties.length, wanted)
}

/** Milestones are planned; how many are met and late is said with it. */
export function planFact(group: string, states: readonly MilestoneState[]): Fact {
  const count = (state: MilestoneState) => states.filter((one) => one === state).length
  const late = count('late') > 0 ? `, ${count('late')} late` : ''
  const says = states.length === 0 ? 'No milestones yet' : `${count('met')} of ${states.length} milestones met${late}`
  return fact(`/groups/${group}#work-plan`, says, states.length > 0 ? 1 : 0, 1)
}

export function noTermsFact(group: string): Fact {
  return fact(`/groups/${group}`, 'None drafted yet', 0, 1)
}

function ordinal(number: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'][number - 1] ?? `${number}th`
}

function latest(moments: readonly string[]): string | null {
  return moments.toSorted().at(-1) ?? null
}

function lastAgreedAt({ register, info }: Room): string | null {
  const rows = register.list({ instrument: info.id, kind: 'article-status', limit: 1_000_000 })
  return rows.at(-1)?.at ?? null
}
