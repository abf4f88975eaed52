/**
 * Workshops: where and when, on what, and who came. Announced and kept by the secretariat or the chair of the working group; every
 * version stays, and each is an act of the group.
 */
import { randomUUID } from 'node:crypto'
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import type { Storage } from './assistance-store.ts'
import type { Served } from './terms.ts'

export const WORKSHOP_KINDS = ['workshop', 'drafting-support', 'training'] as const
export type WorkshopKind = (typeof WORKSHOP_KINDS)[number]

export interface Attendance {
  readonly party: string
  readonly people: number
}

export interface WorkshopWords {
  readonly title: string
  readonly kind: WorkshopKind
  /** The first day, as ISO 8601. */
  readonly on: string
  readonly days: number
  readonly place: string
  readonly served: Served
  readonly about: string
  readonly attended: readonly Attendance[]
}

export interface Workshop extends WorkshopWords {
  readonly id: string
  /** Of the version, from 1. */
  readonly number: number
  readonly group: string
  readonly by: string
  readonly at: string
}

/** The newest version of each, by their days. */
export function workshopsIn({ db }: Pick<Storage, 'db'>, group: string): readonly Workshop[] {
  const query = db.query.selectFrom('workshop_version').selectAll().where('working_group', '=', group)
  const newest = new Map(db.all(query.orderBy('number')).map((row) => [row.workshop, row]))
  const all = [...newest.values()].map(({ workshop: id, number, content, name: by, at }): Workshop => {
    return { ...(JSON.parse(content) as WorkshopWords), id, number, group, by, at }
  })
  return all.toSorted((a, b) => a.on.localeCompare(b.on))
}

export function announceWorkshop(storage: Storage, actor: Actor, group: string, words: WorkshopWords): string {
  mustHold(actor)
  mustHaveBegun(storage, words)
  const id = randomUUID()
  storage.db.commit(() => write(storage, actor, { ...words, id, number: 1, group }, 'workshop-announced'), storage.now)
  return id
}

/** `seen`: the number of the version that it was written on. */
export function changeWorkshop(
  storage: Storage,
  actor: Actor,
  before: Workshop,
  words: WorkshopWords,
  seen: number
): void {
  mustHold(actor)
  mustHaveBegun(storage, words)
  storage.db.commit(() => {
    const { id, group } = before
    const last = workshopsIn(storage, group).find((one) => one.id === id)
    if (last?.number !== seen)
      throw new Problem('wording-changed', 'Somebody has changed this workshop since you opened it.')
    const isAttendance = JSON.stringify(last.attended) !== JSON.stringify(words.attended)
    const kind = isAttendance ? 'workshop-attended' : 'workshop-changed'
    write(storage, actor, { ...words, id, number: seen + 1, group }, kind)
  }, storage.now)
}

/** Who is invited is no attendance. */
function mustHaveBegun({ now }: Pick<Storage, 'now'>, { on, attended }: WorkshopWords): void {
  if (attended.length > 0 && now().slice(0, 10) < on.slice(0, 10))
    throw new Problem('invalid-request', 'Attendance is recorded once the workshop has begun.')
}

function mustHold(actor: Actor): void {
  if (!mayDo(actor, 'hold-workshop')) throw new Problem('not-allowed')
}

function write(storage: Storage, actor: Actor, workshop: Omit<Workshop, 'by' | 'at'>, kind: string): void {
  const { id, number, group, ...words } = workshop
  const { db, now } = storage
  const row = { workshop: id, number, working_group: group, at: now(), user_id: actor.user, name: actor.name }
  db.run(db.query.insertInto('workshop_version').values({ ...row, content: JSON.stringify(words) }))
  const parties = words.attended.map(({ party }) => party)
  const body = { workshop: id, number, title: words.title, on: words.on, place: words.place, parties }
  noteAct(storage, { of: actsOfGroup(group), kind, user: actor.user, body })
}
