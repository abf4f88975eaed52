/**
 * A working group as its members read it: who is in it, on which texts it works, where its terms of reference stand, what comes
 * next. An observer reads who takes part, and no names of delegates; a delegate those that the directory names too: focal points, the
 * offices, the own delegation.
 */
import { isTreaty, mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import type { Membership } from '../accounts/memberships.ts'
import { readSummary } from '../instruments/read.ts'
import type { Services } from '../services.ts'
import { unpublishedActs } from '../outreach/unpublished-acts.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { actsOfGroup } from './acts.ts'
import type { WorkingGroup } from './groups.ts'
import { listGroups } from './groups.ts'
import { listMilestones } from './milestones.ts'
import { findProfile } from './profiles.ts'

/** The groups somebody has a seat in: who works on an agreement before the others, otherwise by name. */
export function readGroups(services: Services, user: SignedIn) {
  const groups = listGroups(services).flatMap((group) => {
    const actor = services.memberships.actorIn(group.id, user)
    return actor ? [summarize(services, group, actor)] : []
  })
  const guides = ({ instruments }: (typeof groups)[number]) => instruments.some(({ kind }) => kind === 'agreement')
  return groups.toSorted((a, b) => Number(guides(b)) - Number(guides(a)))
}

export function readGroup(services: Services, group: WorkingGroup, actor: Actor) {
  const { modalities } = group
  return {
    ...summarize(services, group, actor),
    modalities,
    members: membersOf(services, group.id, actor),
    milestones: [...listMilestones(services, group.id)],
    acts: mayDo(actor, 'read-register') ? actsIn(services, group.id, actor.user) : [],
    mayPlan: mayDo(actor, 'plan-work'),
    mayManage: mayDo({ ...actor, isReadOnly: false }, 'manage-group')
  }
}

function summarize(services: Services, group: WorkingGroup, actor: Actor) {
  const { id, name, mandate, isOpenToObservers, closedAt } = group
  const rooms = [...services.rooms.values()].filter(({ info }) => info.workingGroup === id)
  const instruments = rooms.map(readSummary)
  const milestones = listMilestones(services, id)
  const next = milestones.find(({ state }) => state === 'planned')
  const terms = instruments.find(({ kind }) => kind === 'terms-of-reference')
  return {
    id,
    name,
    mandate,
    isOpenToObservers,
    closedAt,
    role: actor.role,
    party: actor.party ?? null,
    chairs: chairsOf(services, id),
    parties: [...seatedParties(services.db, id)],
    instruments: instruments.toSorted((a, b) => Number(isTreaty(b.kind)) - Number(isTreaty(a.kind))),
    terms: terms ? { id: terms.id, isAgreed: isAllAgreed(terms.counts) } : null,
    plan: {
      milestones: milestones.length,
      met: milestones.filter(({ state }) => state === 'met').length,
      late: milestones.filter(({ state }) => state === 'late').length,
      next: next ? { title: next.title, due: next.due } : null
    }
  }
}

function isAllAgreed({ articles, agreed }: { readonly articles: number; readonly agreed: number }): boolean {
  return articles > 0 && articles === agreed
}

function chairsOf({ memberships, accounts }: Services, group: string): string[] {
  const chairs = memberships.all().filter(({ workingGroup, role }) => workingGroup === group && role === 'chair')
  return chairs.flatMap(({ user }) => accounts.nameOf(user) ?? [])
}

function membersOf(services: Services, group: string, actor: Actor) {
  const { memberships, accounts, db } = services
  const seats = memberships.all().filter(({ workingGroup }) => workingGroup === group)
  return seats
    .filter((seat) => isNamedTo(actor, seat))
    .flatMap(({ user, role, party, focalPoint }) => {
      const name = accounts.nameOf(user)
      const { organisation, position } = findProfile(db, user)
      return name === undefined ? [] : [{ user, name, role, party, focalPoint, organisation, position }]
    })
}

/** A country's delegates are its own matter, but for the focal point it has named to the others (directory.ts). */
function isNamedTo(actor: Actor, { role, party, focalPoint }: Membership): boolean {
  if (!mayDo(actor, 'read-members')) return role === 'chair' || role === 'secretariat'
  return actor.role !== 'delegate' || role !== 'delegate' || focalPoint || party === actor.party
}

/** The last acts on the group itself, the newest first. */
function actsIn({ register, accounts, db, memberships }: Services, group: string, user: string) {
  const without = unpublishedActs(db, memberships, user)
  const rows = register.list({ instrument: actsOfGroup(group), without, limit: SHOWN_ACTS, newest: true })
  return rows.map(({ seq, kind, actor, party, at, body }) => {
    return { seq, kind, actor, party, at, body, actorName: accounts.nameOf(actor) ?? actor }
  })
}

const SHOWN_ACTS = 100
