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
import type { ReportKind } from '../reports/kinds.ts'
import type { ReportStore } from '../reports/report-store.ts'
import { readLinks } from '../wto/mapping.ts'

export interface Fact {
  readonly isMet: boolean
  /** "9 of 14 articles agreed" */
  readonly says: string
  /** The page where it is seen. */
  readonly to: string
  /** When it came to be so (ISO 8601), where that is known. */
  readonly at: string | null
}

export function enteredFact({ info, db }: Room): Fact {
  const row = db.first(db.query.selectFrom('instrument').select('created_at').where('id', '=', info.id))
  return {
    isMet: true,
    says: `${info.title} is on the table`,
    to: `/instruments/${info.id}`,
    at: row?.created_at ?? null
  }
}

/** `number`: 0 is the zero draft, 1 the first revision. */
export function revisionFact(room: Room, number: number): Fact {
  const { id, symbol } = room.info
  const found = listRevisions(room).find((one) => one.number === number)
  const name = found?.symbol ?? `${symbol}/${number === 0 ? 'ZD' : `Rev.${number}`}`
  const says = found ? `${name} issued` : `${name} not issued yet`
  return { isMet: found !== undefined, says, to: `/instruments/${id}/revisions`, at: found?.issuedAt ?? null }
}

export function agreedFact(room: Room): Fact {
  const { articles, agreed } = countOpen(room.live)
  const isMet = articles > 0 && agreed === articles
  const says = `${agreed} of ${articles} articles agreed`
  return { isMet, says, to: `/instruments/${room.info.id}/progress`, at: isMet ? lastAgreedAt(room) : null }
}

/** `wanted`: how many parties. */
export function schedulesFact(room: Room, wanted: number): Fact {
  const shared = sharedSchedules(room)
    .map(({ at }) => at)
    .toSorted()
  const says = `${shared.length} of ${wanted} schedules of commitments shared`
  const isMet = wanted > 0 && shared.length >= wanted
  return { isMet, says, to: `/instruments/${room.info.id}/commitments`, at: isMet ? shared[wanted - 1]! : null }
}

export function mappingFact(room: Room): Fact {
  const articles = statedArticles(room)
  const links = readLinks(room)
  const done = articles.filter(({ id }) => links.some(({ article }) => article === id))
  const says = `${done.length} of ${articles.length} articles read beside the WTO agreements`
  const isMet = articles.length > 0 && done.length === articles.length
  const at = isMet
    ? (links
        .map((link) => link.at)
        .toSorted()
        .at(-1) ?? null)
    : null
  return { isMet, says, to: `/instruments/${room.info.id}/commitments/wto`, at }
}

/** `number`: the first, the second … that was issued on these groups, or on some of them. */
export function reportFact(store: ReportStore, kind: ReportKind, groups: readonly string[], number: number): Fact {
  const issued = store
    .list()
    .filter((report) => report.kind === kind && report.groups.every((group) => groups.includes(group)))
    .flatMap(({ id }) =>
      store
        .versions(id)
        .filter(({ isIssued }) => isIssued)
        .slice(0, 1)
        .map(({ at }) => ({ id, at }))
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const found = issued[number - 1]
  const says = found ? `${ordinal(number)} report issued` : `${issued.length} of ${number} reports issued`
  return { isMet: found !== undefined, says, to: found ? `/reports/${found.id}` : '/reports', at: found?.at ?? null }
}

/** `number`: the first, the second … meeting of the group that is over. */
export function meetingFact(store: MeetingStore, group: string, number: number, now: string): Fact {
  const held = store
    .list([group])
    .filter(({ ends, isCancelled }) => !isCancelled && Date.parse(ends) <= Date.parse(now))
  const found = held[number - 1]
  const says = found ? `${found.title}, held` : `${held.length} of ${number} meetings held`
  return {
    isMet: found !== undefined,
    says,
    to: found ? `/meetings/${found.id}` : '/meetings',
    at: found?.ends ?? null
  }
}

/** How many parties have named a focal point. */
export function focalPointsFact(parties: readonly string[]): Fact {
  const isMet = parties.length === PARTY_CODES.length
  return {
    isMet,
    says: `${parties.length} of ${PARTY_CODES.length} parties have named one`,
    to: '/directory',
    at: null
  }
}

export function ordinal(number: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'][number - 1] ?? `${number}th`
}

function lastAgreedAt({ register, info }: Room): string | null {
  const rows = register.list({ instrument: info.id, kind: 'article-status', limit: 1_000_000 })
  return rows.at(-1)?.at ?? null
}
