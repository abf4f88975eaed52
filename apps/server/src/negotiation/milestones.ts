/**
 * The work plan of a working group: milestones with a day, somebody responsible and what proves them. What has been planned is
 * never written over: the newest row on a milestone is what holds. Whether it is met is a fact, and late is what the day says.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { randomUUID } from 'node:crypto'
import { Problem } from '../http/errors.ts'
import { actsOfGroup, noteAct } from './acts.ts'
import type { Fact } from './facts.ts'
import type { MilestoneState } from './milestone-state.ts'
import { findFact, isOfGroup } from './proofs.ts'
import type { Facts, Proof } from './proofs.ts'

export interface MilestonePlan {
  readonly title: string
  /** 2026-11-30 */
  readonly due: string
  /** A holder, or `all`: every party that takes part. */
  readonly responsible: string
  readonly proof: Proof
}

export interface Milestone extends MilestonePlan {
  readonly id: string
  /** What the chair noted; empty while nothing is. */
  readonly note: string
  readonly by: string
  readonly at: string
}

export interface ShownMilestone extends Milestone {
  readonly state: MilestoneState
  readonly fact: Fact | null
}

/** By day. */
export function listMilestones(services: Facts, group: string): readonly ShownMilestone[] {
  const { db, now } = services
  const rows = db.all(db.query.selectFrom('milestone').selectAll().where('working_group', '=', group).orderBy('seq'))
  const newest = new Map(rows.map((row) => [row.id, row]))
  const today = now().slice(0, 10)
  return [...newest.values()]
    .filter(({ is_dropped }) => is_dropped === 0)
    .map(toMilestone)
    .map((one) => show(one, findFact(services, group, one.proof) ?? null, today))
    .toSorted((a, b) => a.due.localeCompare(b.due) || a.title.localeCompare(b.title))
}

/** Returns its id. */
export function planMilestone(services: Facts, actor: Actor, group: string, plan: MilestonePlan): string {
  checkPlan(services, group, plan)
  const id = randomUUID()
  write(services, actor, group, { id, ...plan, note: '' }, 'milestone-planned')
  return id
}

export function changeMilestone(services: Facts, actor: Actor, group: string, id: string, plan: MilestonePlan): void {
  const { note, title: was, due: wasDue } = mustFind(services, group, id)
  checkPlan(services, group, plan)
  const kept = plan.proof.kind === 'noted' ? note : ''
  write(services, actor, group, { id, ...plan, note: kept }, 'milestone-changed', { was, wasDue })
}

/** What no fact shows: an empty note takes it back. */
export function noteMilestone(services: Facts, actor: Actor, group: string, id: string, note: string): void {
  const before = mustFind(services, group, id)
  if (before.proof.kind !== 'noted')
    throw new Problem('invalid-request', 'This milestone is met by a fact, not by a note.')
  write(services, actor, group, { ...before, note }, note === '' ? 'milestone-unmet' : 'milestone-met', { note })
}

export function dropMilestone(services: Facts, actor: Actor, group: string, id: string): void {
  write(services, actor, group, mustFind(services, group, id), 'milestone-dropped')
}

function write(
  services: Facts,
  actor: Actor,
  group: string,
  { id, title, due, responsible, proof, note }: MilestonePlan & Pick<Milestone, 'id' | 'note'>,
  kind: string,
  said: Readonly<Record<string, unknown>> = {}
): void {
  if (!mayDo(actor, 'plan-work')) throw new Problem('not-allowed')
  const { db, now } = services
  const row = { id, working_group: group, title, due, responsible, proof: JSON.stringify(proof), note }
  const instrument = 'instrument' in proof ? proof.instrument : null
  const is_dropped = kind === 'milestone-dropped' ? 1 : 0
  db.commit(() => {
    db.run(db.query.insertInto('milestone').values({ ...row, instrument, is_dropped, by_name: actor.name, at: now() }))
    noteAct(services, { of: actsOfGroup(group), kind, user: actor.user, body: { milestone: id, title, due, ...said } })
  }, now)
}

function checkPlan(services: Facts, group: string, { proof, due }: MilestonePlan): void {
  if (Number.isNaN(Date.parse(due))) throw new Problem('invalid-request', 'There is no such day.')
  if (!isOfGroup(services, group, proof))
    throw new Problem('invalid-request', 'The instrument is none of this working group.')
}

function mustFind(services: Facts, group: string, id: string): Milestone {
  const found = listMilestones(services, group).find((one) => one.id === id)
  if (!found) throw new Problem('not-found', 'There is no such milestone.')
  return found
}

function show(milestone: Milestone, fact: Fact | null, today: string): ShownMilestone {
  const isMet = fact?.isMet ?? milestone.note !== ''
  return { ...milestone, fact, state: isMet ? 'met' : milestone.due < today ? 'late' : 'planned' }
}

function toMilestone(row: {
  readonly id: string
  readonly title: string
  readonly due: string
  readonly responsible: string
  readonly proof: string
  readonly note: string
  readonly by_name: string
  readonly at: string
}): Milestone {
  const { id, title, due, responsible, proof, note, by_name: by, at } = row
  return { id, title, due, responsible, proof: JSON.parse(proof) as Proof, note, by, at }
}
