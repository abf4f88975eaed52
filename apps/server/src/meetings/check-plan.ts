/**
 * What a plan of a meeting may say: it ends after it begins, it speaks of instruments of its own working group alone, and of what is
 * there. An article that has left the text since it was put on the agenda stays there under the name it had.
 */
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'
import { listRevisions } from '../instruments/revisions.ts'
import { ReportDesk } from '../reports/report-desk.ts'
import type { DeskServices } from '../services.ts'
import { mustBeZone } from './calendar-days.ts'
import type { AgendaArticle, Meeting, MeetingDocument, MeetingPlan } from './meeting.ts'
import { PhaseStore, isFor } from './phase-store.ts'

const DAY = 24 * 60 * 60_000
/** A session of a round may take a fortnight. */
const LONGEST = 14 * DAY

export interface PlanOf {
  readonly services: DeskServices
  readonly user: SignedIn
  readonly group: string
  /** What it said before. */
  readonly before?: Meeting
}

/** The plan as it is kept: times in UTC, articles with their names, summaries of items that were there. */
export function checkPlan(about: PlanOf, plan: MeetingPlan): MeetingPlan {
  const { services, group, before } = about
  const [starts, ends] = [toInstant(plan.starts), toInstant(plan.ends)]
  const lasts = Date.parse(ends) - Date.parse(starts)
  if (lasts <= 0) throw new Problem('invalid-request', 'A meeting ends after it has begun.')
  if (lasts > LONGEST) throw new Problem('invalid-request', 'A meeting lasts two weeks at most.')
  mustBeZone(plan.zone)
  const phase = plan.phase === null ? undefined : new PhaseStore(services.db, services.now).find(plan.phase)
  if (plan.phase !== null && !(phase && isFor(phase, group)))
    throw new Problem('invalid-request', 'There is no such phase of this working group.')
  const rooms = roomsOf(services, group)
  for (const document of plan.documents) checkDocument(about, rooms, document)
  if (new Set(plan.agenda.map(({ id }) => id)).size < plan.agenda.length)
    throw new Problem('invalid-request', 'Two items of the agenda have the same id.')
  const known = new Map((before?.agenda ?? []).map((item) => [item.id, item]))
  const agenda = plan.agenda.map((item) => ({
    ...item,
    articles: item.articles.map((one) => checkArticle(rooms, one, known.get(item.id)?.articles ?? [])),
    summary: known.get(item.id)?.summary ?? ''
  }))
  return { ...plan, starts, ends, agenda }
}

export function roomsOf({ rooms }: DeskServices, group: string): readonly Room[] {
  return [...rooms.values()].filter(({ info }) => info.workingGroup === group)
}

function toInstant(time: string): string {
  return new Date(time).toISOString()
}

function checkArticle(rooms: readonly Room[], wanted: AgendaArticle, known: readonly AgendaArticle[]): AgendaArticle {
  const { instrument, article } = wanted
  const room = rooms.find(({ info }) => info.id === instrument)
  const name = room && nameOfArticle(room, article)
  if (name !== undefined) return { instrument, article, name }
  const kept = known.find((one) => one.instrument === instrument && one.article === article)
  if (!kept) throw new Problem('invalid-request', 'There is no such article in an instrument of this working group.')
  return kept
}

/** "Article 9 Publication"; undefined where it is not in the text. */
export function nameOfArticle({ live }: Room, article: string): string | undefined {
  const entry = live.outline.find(({ id }) => id === article)
  return entry && ([entry.number, entry.title].filter(Boolean).join(' ') || 'The title')
}

function checkDocument({ services, user }: PlanOf, rooms: readonly Room[], document: MeetingDocument): void {
  if (document.kind === 'report') {
    new ReportDesk(services).mustOpen(user, document.report)
    return
  }
  const room = rooms.find(({ info }) => info.id === document.instrument)
  const isThere =
    room && (document.kind === 'instrument' || listRevisions(room).some(({ number }) => number === document.number))
  if (!isThere) throw new Problem('invalid-request', 'There is no such document of this working group.')
}
