/**
 * Working groups and the acts on them: creating one with the seats that make it, saying what it is to do, closing it. Each is one
 * commit with its row in the register of the group; what belongs to a group is told to its members alone.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { authorityOf } from '../accounts/inviters.ts'
import type { Membership } from '../accounts/memberships.ts'
import { ACCOUNTS } from '../accounts/people.ts'
import { Problem } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { actsOfGroup, noteAct } from './acts.ts'
import { slugFor } from './slug.ts'

export interface WorkingGroup {
  readonly id: string
  readonly name: string
  readonly mandate: string
  /** How it meets and decides. */
  readonly modalities: string
  readonly isOpenToObservers: boolean
  /** ISO 8601 */
  readonly closedAt: string | null
}

export type GroupWords = Pick<WorkingGroup, 'name' | 'mandate' | 'modalities' | 'isOpenToObservers'>

export interface NewGroup extends GroupWords {
  /** The id of a user. */
  readonly chair: string
  /** The id of the user who reviews its texts as a lawyer; a group may be without one. */
  readonly legal?: string | undefined
  /** Codes of the parties that take part; their focal points are given seats. */
  readonly parties: readonly string[]
}

export function listGroups({ db }: Pick<Services, 'db'>): readonly WorkingGroup[] {
  return db.all(db.query.selectFrom('working_group').selectAll().orderBy('name')).map(toGroup)
}

/** The group and the user as an actor in it; for everybody else there is no such group. */
export function mustEnterGroup(services: Services, user: SignedIn, id: string): { group: WorkingGroup; actor: Actor } {
  const actor = services.memberships.actorIn(id, user)
  const { db } = services
  const row = actor && db.first(db.query.selectFrom('working_group').selectAll().where('id', '=', id))
  if (!row || !actor) throw new Problem('not-found', 'There is no such working group.')
  return { group: toGroup(row), actor }
}

/** Why there cannot be such a group, and whose seat in it cannot be given; undefined where there can. */
export function checkNewGroup(services: Services, by: SignedIn, wanted: NewGroup): Problem | undefined {
  try {
    seatsFor(services, by, wanted)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** Returns its id. Nobody but the secretariat creates one, and keeps its office. */
export function createGroup(services: Services, by: SignedIn, wanted: NewGroup): string {
  const { memberships, db, now, doors } = services
  if (authorityOf(memberships.of(by.id)) !== 'secretariat') throw new Problem('not-allowed')
  const seats = seatsFor(services, by, wanted)
  const { name, mandate, modalities, isOpenToObservers, parties } = wanted
  const taken = new Set(listGroups(services).map((group) => group.id))
  const id = slugFor(name, 'group', (slug) => taken.has(slug))
  const row = { id, name, mandate, modalities, closed_to_observers: isOpenToObservers ? 0 : 1 }
  try {
    db.commit(() => {
      db.run(db.query.insertInto('working_group').values(row))
      for (const [user, seat] of seats) giveSeat(services, by, user, { workingGroup: id, ...seat })
      const chair = services.accounts.nameOf(wanted.chair)
      const legal = wanted.legal === undefined ? {} : { legal: services.accounts.nameOf(wanted.legal) }
      const body = { name, chair, ...legal, parties }
      noteAct(services, { of: actsOfGroup(id), kind: 'group-created', user: by.id, body })
    }, now)
  } finally {
    memberships.forget()
    doors.changed()
  }
  return id
}

export function changeGroup(services: Services, actor: Actor, group: WorkingGroup, words: GroupWords): void {
  const { db, now } = services
  const isRenamed = words.name !== group.name || words.isOpenToObservers !== group.isOpenToObservers
  if (!mayDo(actor, isRenamed ? 'manage-group' : 'plan-work')) throw new Problem('not-allowed')
  const { name, mandate, modalities, isOpenToObservers } = words
  const set = { name, mandate, modalities, closed_to_observers: isOpenToObservers ? 0 : 1 }
  db.commit(() => {
    db.run(db.query.updateTable('working_group').set(set).where('id', '=', group.id))
    const before = { mandate: group.mandate, modalities: group.modalities }
    const body = { ...words, ...(name === group.name ? {} : { was: group.name }), before }
    noteAct(services, { of: actsOfGroup(group.id), kind: 'group-changed', user: actor.user, body })
  }, now)
}

/** Ends the work of a group, or takes it up again: every live document and every call of the group follows at once. */
export function closeGroup(services: Services, actor: Actor, group: WorkingGroup, isOver: boolean): void {
  const { db, now, memberships, doors } = services
  if (!mayDo({ ...actor, isReadOnly: false }, 'manage-group')) throw new Problem('not-allowed')
  if (isOver === (group.closedAt !== null)) return
  try {
    db.commit(() => {
      const set = { closed_at: isOver ? now() : null }
      db.run(db.query.updateTable('working_group').set(set).where('id', '=', group.id))
      const kind = isOver ? 'group-closed' : 'group-reopened'
      noteAct(services, { of: actsOfGroup(group.id), kind, user: actor.user, body: { name: group.name } })
    }, now)
  } finally {
    memberships.forget()
    doors.changed()
  }
}

type Seat = Omit<Membership, 'workingGroup'>

/**
 * Its chair, its legal reviewer, the secretariat, and the focal points of the parties that take part; a Problem where one of them
 * is nobody yet.
 */
function seatsFor(services: Services, by: SignedIn, { chair, legal, parties }: NewGroup): ReadonlyMap<string, Seat> {
  const all = services.memberships.all()
  const office = (role: 'chair' | 'secretariat' | 'legal') => ({ role, party: null, focalPoint: false })
  const seats = new Map<string, Seat>([[by.id, office('secretariat')]])
  for (const { user, role } of all) if (role === 'secretariat') seats.set(user, office(role))
  const points = all.filter(({ party, focalPoint }) => focalPoint && party !== null && parties.includes(party))
  for (const { user, role, party } of points) seats.set(user, { role, party, focalPoint: true })
  const missing = parties.filter((party) => !points.some((point) => point.party === party))
  if (missing.length > 0) {
    const codes = missing.map((party) => party.toUpperCase()).join(', ')
    throw new Problem('nobody-to-seat', `No focal point has been named for ${codes}.`, { parties: missing })
  }
  seatOffice(services, seats, chair, 'The chair', office('chair'))
  if (legal !== undefined) seatOffice(services, seats, legal, 'The legal reviewer', office('legal'))
  return seats
}

/** Nobody has two seats in a group. */
function seatOffice({ accounts }: Services, seats: Map<string, Seat>, user: string, what: string, seat: Seat): void {
  const { role } = seat
  if (accounts.nameOf(user) === undefined) throw new Problem('nobody-to-seat', `${what} has no account.`, { role })
  if (seats.has(user)) throw new Problem('invalid-request', `${what} has another seat in the group already.`, { role })
  seats.set(user, seat)
}

function giveSeat(services: Services, by: SignedIn, user: string, seat: Membership): void {
  const { memberships, register, accounts, now } = services
  memberships.set(user, seat)
  const body = { user, name: accounts.nameOf(user), seat }
  register.append({ instrument: ACCOUNTS, kind: 'seat-given', actor: by.id, party: null, at: now(), body })
}

function toGroup(row: {
  readonly id: string
  readonly name: string
  readonly mandate: string
  readonly modalities: string
  readonly closed_to_observers: number
  readonly closed_at: string | null
}): WorkingGroup {
  const { id, name, mandate, modalities, closed_to_observers, closed_at: closedAt } = row
  return { id, name, mandate, modalities, isOpenToObservers: closed_to_observers === 0, closedAt }
}
