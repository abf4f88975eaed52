/** What the pages read of a meeting, for one reader: names of articles as they are now, documents that the reader may open, facts. */
import { isTreaty, mayDo } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { listRevisions } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import { firstMark } from '../monitoring/convergence.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { ReportDesk } from '../reports/report-desk.ts'
import type { Services } from '../services.ts'
import type { RegisterRow } from '../storage/register.ts'
import { nameOfArticle, roomsOf } from './check-plan.ts'
import { actsWithin, factsOf } from './facts.ts'
import { isFollowUpOf, maySettle } from './meeting-desk.ts'
import type { OpenMeeting } from './meeting-desk.ts'
import { hasOutcome } from './meeting.ts'
import type { AgendaItem, Meeting, MeetingDocument } from './meeting.ts'
import { PhaseStore } from './phase-store.ts'

export interface Reading {
  readonly services: Services
  readonly user: SignedIn
}

/** What a list says of it. */
export function readSummary({ services: { db } }: Reading, { meeting, actor }: OpenMeeting) {
  const { id, title, kind, phase, place, starts, ends, zone, isCancelled, workingGroup, followUps, agenda } = meeting
  const group = db.first(db.query.selectFrom('working_group').select(['id', 'name']).where('id', '=', workingGroup))
  return {
    id,
    title,
    kind,
    phase,
    place,
    starts,
    ends,
    zone,
    isCancelled,
    group: group ?? { id: workingGroup, name: workingGroup },
    items: agenda.length,
    hasOutcome: hasOutcome(meeting),
    openFollowUps: followUps.filter(({ doneAt }) => doneAt === null).length,
    mayWrite: mayDo(actor, 'convene')
  }
}

/** Those of a meeting that the reader is to do, and that are not done. */
export function readOwnFollowUps({ meeting, actor }: OpenMeeting, group: string) {
  const own = meeting.followUps.filter((one) => one.doneAt === null && isFollowUpOf(actor, one))
  return own.map((one) => ({ ...one, meeting: meeting.id, meetingTitle: meeting.title, group }))
}

export function readMeeting(reading: Reading, open: OpenMeeting) {
  const { services } = reading
  const { meeting, actor } = open
  const rooms = roomsOf(services, meeting.workingGroup)
  const phase = meeting.phase === null ? undefined : new PhaseStore(services.db, services.now).find(meeting.phase)
  const acts = actsOfMeeting(services, rooms, meeting)
  return {
    ...readSummary(reading, open),
    inPhase: phase ? { id: phase.id, name: phase.name, kind: phase.kind } : null,
    link: meeting.link,
    version: meeting.version,
    changedAt: meeting.changedAt,
    parties: [...seatedParties(services.db, meeting.workingGroup)],
    agenda: meeting.agenda.map((item) => readItem(rooms, item, acts)),
    documents: meeting.documents.flatMap((document) => readDocument(reading, rooms, document) ?? []),
    attendance: [...meeting.attendance],
    outcome: meeting.outcome,
    followUps: meeting.followUps.map((one) => ({ ...one, maySettle: maySettle(actor, one) })),
    facts: acts && rooms.map((room) => ({ ...nameOf(room), ...factsOf(room, acts.get(room)!) }))
  }
}

type Acts = ReadonlyMap<Room, readonly RegisterRow[]>

/** Of the time of the meeting as far as it has passed; null before it begins. */
function actsOfMeeting({ now }: Services, rooms: readonly Room[], { starts, ends, isCancelled }: Meeting): Acts | null {
  const at = now()
  if (isCancelled || at < starts) return null
  const span = { from: starts, to: ends < at ? ends : at }
  return new Map(rooms.map((room) => [room, actsWithin(room, span)]))
}

function readItem(rooms: readonly Room[], { articles, ...item }: AgendaItem, acts: Acts | null) {
  const named = articles.map((one) => {
    const room = rooms.find(({ info }) => info.id === one.instrument)
    const name = room && nameOfArticle(room, one.article)
    const composed = room?.live.findComposed(one.article)
    const provision = composed ? firstMark(composed) : null
    const { title = '', symbol = '' } = room?.info ?? {}
    return { ...one, name: name ?? one.name, title, symbol, provision, isGone: name === undefined }
  })
  const facts = acts && articles.length > 0 ? factsOfItem(rooms, articles, acts) : null
  return { ...item, articles: named, facts }
}

function factsOfItem(rooms: readonly Room[], articles: AgendaItem['articles'], acts: Acts) {
  return rooms.flatMap((room) => {
    const here = articles.filter(({ instrument }) => instrument === room.info.id).map(({ article }) => article)
    return here.length === 0 ? [] : [{ ...nameOf(room), ...factsOf(room, acts.get(room)!, here) }]
  })
}

function nameOf({ info }: Room) {
  return { instrument: info.id, title: info.title, symbol: info.symbol }
}

/** undefined for what the reader may not open: a meeting names no report of groups that are closed to its reader. */
function readDocument({ services, user }: Reading, rooms: readonly Room[], document: MeetingDocument) {
  if (document.kind === 'report') {
    const { report } = document
    const found = new ReportDesk(services).list(user).find((one) => one.report.id === report)
    return found && { ...document, label: found.versions.at(-1)!.title, to: `/reports/${report}` }
  }
  const room = rooms.find(({ info }) => info.id === document.instrument)
  if (!room) return undefined
  const page = `/instruments/${room.info.id}`
  if (document.kind === 'instrument') return { ...document, label: room.info.title, to: page }
  const revision = listRevisions(room).find(({ number }) => number === document.number)
  return revision && { ...document, label: `${revision.symbol}, ${revision.title}`, to: `${page}/revisions` }
}

/** Texts of the treaty are what is negotiated: terms of reference stand behind them. */
function treatyFirst(rooms: readonly Room[]): readonly Room[] {
  const isOfTreaty = ({ info }: Room) => isTreaty(info.kind ?? 'agreement')
  return [...rooms.filter(isOfTreaty), ...rooms.filter((room) => !isOfTreaty(room))]
}

/** What a plan of a meeting of a working group can name. */
export function readChoices({ services, user }: Reading, group: string) {
  const rooms = treatyFirst(roomsOf(services, group))
  const reports = new ReportDesk(services).list(user).filter(({ report }) => report.groups.includes(group))
  return {
    instruments: rooms.map((room) => ({
      ...nameOf(room),
      articles: room.live.outline.map(({ id }) => ({ id, name: nameOfArticle(room, id) ?? '' })),
      revisions: listRevisions(room).map(({ number, symbol, title }) => ({ number, symbol, title }))
    })),
    reports: reports.map(({ report, versions }) => ({ id: report.id, title: versions.at(-1)!.title })),
    parties: [...seatedParties(services.db, group)]
  }
}
