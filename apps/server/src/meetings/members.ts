/** Who reads what of meetings: a member what is of the own groups; for everybody else there are none of them. */
import { mayDo } from '@cartif/negotiation'
import type { Act, Actor } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import type { DeskServices } from '../services.ts'
import type { Phase } from './phase-store.ts'
import { isFor } from './phase-store.ts'

export interface NamedGroup {
  readonly id: string
  readonly name: string
}

/** The working groups that somebody is in, in the order of their names. */
export function groupsOfMember({ db, memberships }: DeskServices, user: Pick<SignedIn, 'id'>): readonly NamedGroup[] {
  const own = new Set(memberships.of(user.id).map(({ workingGroup }) => workingGroup))
  const all = db.all(db.query.selectFrom('working_group').select(['id', 'name']).orderBy('name'))
  return all.filter(({ id }) => own.has(id))
}

export function actorsOf({ memberships }: DeskServices, user: SignedIn): ReadonlyMap<string, Actor> {
  const seats = memberships.of(user.id)
  return new Map(seats.map(({ workingGroup }) => [workingGroup, memberships.actorIn(workingGroup, user)!]))
}

/** A phase of the whole negotiation is for everybody who has a seat in it. */
export function mayReadPhase(phase: Phase, groups: readonly string[]): boolean {
  return groups.some((group) => isFor(phase, group))
}

/** Whoever plans a phase keeps the office of all of its groups; one of the whole negotiation, of any. */
export function mayInAll(actors: ReadonlyMap<string, Actor>, groups: readonly string[], act: Act): boolean {
  if (groups.length === 0) return [...actors.values()].some((actor) => mayDo(actor, act))
  return groups.every((group) => {
    const actor = actors.get(group)
    return actor !== undefined && mayDo(actor, act)
  })
}
