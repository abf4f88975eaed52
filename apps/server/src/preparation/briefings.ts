/**
 * Regional briefings as they are kept: every version of their words, and the figures of the first. The secretariat of a working group
 * writes them; others there read one when it has been issued, as a version of its own and an act of the group.
 */
import { randomUUID } from 'node:crypto'
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import type { ReportSection } from '../reports/prose.ts'
import type { Services } from '../services.ts'
import type { BriefingFigure } from './briefing-figures.ts'
import { readShared } from './consultations.ts'
import { topicsOf } from './topics.ts'
import type { Seat } from './topics.ts'
import { writeBriefing } from './write-briefing.ts'

type Storage = Pick<Services, 'db' | 'now'>

export interface BriefingVersion {
  readonly briefing: string
  readonly number: number
  readonly group: string
  readonly title: string
  readonly sections: readonly ReportSection[]
  /** What was counted when it was first written. */
  readonly figures: readonly BriefingFigure[]
  readonly isIssued: boolean
  readonly at: string
  readonly by: string
}

export interface BriefingRequest {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly seen: number
  readonly issue: boolean
}

/** The briefings of a group, newest first, each with the versions that the reader may see; never none. */
export function listBriefings({ db }: Pick<Storage, 'db'>, { group, actor }: Seat) {
  const query = db.query.selectFrom('briefing_version').selectAll().where('working_group', '=', group.id)
  const mayWrite = mayDo(actor, 'write-briefing')
  const all = db.all(query.orderBy('at').orderBy('number')).map(toVersion)
  const readable = all.filter(({ isIssued }) => mayDo(actor, isIssued ? 'read-briefings' : 'read-unissued-briefings'))
  const ids = [...new Set(readable.map(({ briefing }) => briefing))].toReversed()
  return ids.map((id) => ({ id, group, mayWrite, versions: readable.filter(({ briefing }) => briefing === id) }))
}

/** Writes the first version from what has been shared; returns its id. */
export function beginBriefing(services: Pick<Services, 'db' | 'now' | 'rooms'>, { group, actor }: Seat): string {
  mustWrite(actor)
  const shared = readShared(services, actor, group.id)
  const topics = topicsOf(services, group)
  const written = writeBriefing({ group: group.name, topics, shared, asOf: services.now() })
  const briefing = randomUUID()
  const { db } = services
  db.transaction(() => append(services, actor, { ...written, briefing, number: 1, group: group.id, isIssued: false }))
  return briefing
}

export function saveBriefing(storage: Storage, { group, actor }: Seat, id: string, request: BriefingRequest): void {
  mustWrite(actor)
  const { title, sections, seen, issue } = request
  storage.db.commit(() => {
    const last = listBriefings(storage, { group, actor })
      .find((one) => one.id === id)
      ?.versions.at(-1)
    if (!last) throw new Problem('not-found', 'There is no such briefing.')
    if (last.number !== seen)
      throw new Problem('wording-changed', 'Somebody has saved this briefing since you opened it.')
    append(storage, actor, { ...last, number: seen + 1, title, sections, isIssued: issue })
    if (!issue) return
    const body = { briefing: id, number: seen + 1, title }
    noteAct(storage, { of: actsOfGroup(group.id), kind: 'briefing-issued', user: actor.user, body })
  }, storage.now)
}

function mustWrite(actor: Actor): void {
  if (!mayDo(actor, 'write-briefing')) throw new Problem('not-allowed')
}

function append({ db, now }: Storage, { user, name }: Actor, version: Omit<BriefingVersion, 'at' | 'by'>): void {
  const { briefing, number, group: working_group, title, sections, figures, isIssued } = version
  const json = { sections: JSON.stringify(sections), figures: JSON.stringify(figures) }
  const row = { briefing, number, working_group, title, is_issued: isIssued ? 1 : 0, at: now(), user_id: user, name }
  db.run(db.query.insertInto('briefing_version').values({ ...row, ...json }))
}

function toVersion(row: {
  readonly briefing: string
  readonly number: number
  readonly working_group: string
  readonly title: string
  readonly sections: string
  readonly figures: string
  readonly is_issued: number
  readonly at: string
  readonly name: string
}): BriefingVersion {
  const { briefing, number, title, at } = row
  return {
    briefing,
    number,
    title,
    at,
    group: row.working_group,
    sections: JSON.parse(row.sections) as ReportSection[],
    figures: JSON.parse(row.figures) as BriefingFigure[],
    isIssued: row.is_issued === 1,
    by: row.name
  }
}
