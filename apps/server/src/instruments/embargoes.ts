/**
 * Embargoes: what a delegation has drafted comes to the table at a moment it has named. Until then nobody else knows of it, and
 * that it was to come is known to its delegation alone. What cannot be tabled then stays in the draft, with the reason.
 */
import type { Actor } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { checkDraft, mustBeHolder, tableDraft } from './drafts.ts'
import type { Room } from './room.ts'

export interface Embargo {
  readonly id: string
  /** Ids in the draft. */
  readonly proposals: readonly string[]
  /** ISO 8601 */
  readonly at: string
  /** Who named the moment. */
  readonly by: string
  /** Why it could not be tabled. */
  readonly failed: string | null
}

export interface EmbargoRequest {
  readonly proposals?: readonly string[] | undefined
  readonly at: string
}

const LONGEST = 366 * 24 * 60 * 60_000

export function setEmbargo(room: Room, actor: Actor, id: string, { proposals, at }: EmbargoRequest): Embargo {
  const holder = mustBeHolder(actor)
  const [moment, now] = [Date.parse(at), Date.parse(room.now())]
  if (moment <= now || moment - now > LONGEST)
    throw new Problem('invalid-request', 'The moment must be in the future, within a year.')
  const chosen = checkDraft(room, actor, proposals)
  const row = {
    id,
    instrument: room.info.id,
    holder,
    proposals: JSON.stringify(chosen),
    at: new Date(moment).toISOString(),
    user_id: actor.user,
    name: actor.name,
    failed: null
  }
  room.db.run(room.db.query.insertInto('embargo').values(row))
  return { id, proposals: chosen, at: row.at, by: actor.name, failed: null }
}

/** Those of the actor's own delegation, the next first. */
export function readEmbargoes(room: Room, actor: Actor): readonly Embargo[] {
  const holder = mustBeHolder(actor)
  return rowsOf(room)
    .filter((row) => row.holder === holder)
    .map(({ id, proposals, at, name, failed }) => ({
      id,
      proposals: JSON.parse(proposals) as string[],
      at,
      by: name,
      failed
    }))
}

/** Lifts an embargo without tabling, or clears away one that failed. */
export function liftEmbargo(room: Room, actor: Actor, id: string): void {
  if (readEmbargoes(room, actor).every((one) => one.id !== id))
    throw new Problem('not-found', 'There is no such moment.')
  remove(room, id)
}

/** When the next one is due (ISO 8601); undefined where none waits. */
export function nextMoment(room: Room): string | undefined {
  return rowsOf(room).find(({ failed }) => failed === null)?.at
}

/** Tables what is due, in the name and with the rights that who named the moment has now. */
export function tableDue(room: Room, actorOf: (user: string, name: string) => Actor | undefined): void {
  const now = room.now()
  for (const { id, proposals, at, user_id: user, name, failed } of rowsOf(room)) {
    if (failed !== null || at > now) continue
    const actor = actorOf(user, name)
    try {
      if (!actor) throw new Problem('not-allowed')
      tableDraft(room, actor, JSON.parse(proposals) as string[])
      remove(room, id)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      room.db.run(room.db.query.updateTable('embargo').set({ failed: error.message }).where('id', '=', id))
    }
  }
}

function rowsOf(room: Room) {
  const { db, info } = room
  return db.all(
    db.query.selectFrom('embargo').selectAll().where('instrument', '=', info.id).orderBy('at').orderBy('id')
  )
}

function remove(room: Room, id: string): void {
  room.db.run(room.db.query.deleteFrom('embargo').where('id', '=', id))
}
