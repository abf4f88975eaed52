/**
 * Acts on meetings by somebody signed in. The chair of a working group and the secretariat plan its meetings and write down who was
 * there, what came of them and who follows up; every member reads that; who is to follow up says when it is done. For everybody else
 * there is no such meeting.
 */
import { randomUUID } from 'node:crypto'
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import type { DeskServices } from '../services.ts'
import { mustBeDay } from './calendar-days.ts'
import { checkPlan } from './check-plan.ts'
import { actorsOf } from './members.ts'
import { NOTHING_YET, PRESENCES, hasOutcome } from './meeting.ts'
import type { Attendance, FollowUp, Meeting, MeetingPlan } from './meeting.ts'
import { MeetingStore } from './meeting-store.ts'

export interface OpenMeeting {
  readonly meeting: Meeting
  /** The reader in its working group. */
  readonly actor: Actor
}

export interface OutcomeRequest {
  readonly seen: number
  readonly outcome: string
  readonly summaries: readonly { readonly item: string; readonly summary: string }[]
  /** Without an id where it is new. */
  readonly followUps: readonly (Pick<FollowUp, 'text' | 'who' | 'by'> & { readonly id: string | null })[]
}

export class MeetingDesk {
  private readonly services: DeskServices
  private readonly store: MeetingStore

  constructor(services: DeskServices) {
    this.services = services
    this.store = new MeetingStore(services.db, services.now)
  }

  list(user: SignedIn): readonly OpenMeeting[] {
    const actors = actorsOf(this.services, user)
    const meetings = this.store.list([...actors.keys()])
    return meetings.map((meeting) => ({ meeting, actor: actors.get(meeting.workingGroup)! }))
  }

  /** A Problem where there is none that the user may know of. */
  mustOpen(user: SignedIn, id: string): OpenMeeting {
    const meeting = this.store.find(id)
    const actor = meeting && this.services.memberships.actorIn(meeting.workingGroup, user)
    if (!meeting || !actor) throw new Problem('not-found', 'There is no such meeting.')
    return { meeting, actor }
  }

  plan(user: SignedIn, group: string, plan: MeetingPlan): OpenMeeting {
    const actor = this.services.memberships.actorIn(group, user)
    if (!actor) throw new Problem('not-found', 'There is no such working group.')
    mustConvene(actor)
    const checked = checkPlan({ services: this.services, user, group }, plan)
    const empty = { id: randomUUID(), workingGroup: group, version: 0, changedAt: '' }
    return this.commit(actor, { ...NOTHING_YET, ...checked, ...empty }, 'meeting-planned', { starts: checked.starts })
  }

  change(user: SignedIn, id: string, seen: number, plan: MeetingPlan): OpenMeeting {
    const { meeting: before, actor } = this.mustConvene(user, id)
    mustNotBeCancelled(before)
    const checked = checkPlan({ services: this.services, user, group: before.workingGroup, before }, plan)
    return this.commit(actor, { ...before, ...checked, version: seen }, 'meeting-changed', { starts: checked.starts })
  }

  cancel(user: SignedIn, id: string, seen: number, note: string): OpenMeeting {
    const { meeting, actor } = this.mustConvene(user, id)
    mustNotBeCancelled(meeting)
    if (hasOutcome(meeting))
      throw new Problem('invalid-request', 'A meeting that has an outcome has been held: it is not cancelled.')
    return this.commit(
      actor,
      { ...meeting, isCancelled: true, version: seen },
      'meeting-cancelled',
      note ? { note } : {}
    )
  }

  /** Parties whose presence is not said have not been recorded. */
  recordAttendance(user: SignedIn, id: string, seen: number, attendance: readonly Attendance[]): OpenMeeting {
    const { meeting, actor } = this.mustConvene(user, id)
    mustNotBeCancelled(meeting)
    this.mustHaveBegun(meeting, 'Attendance is recorded')
    const parties = attendance.map(({ party }) => party)
    const seated = seatedParties(this.services.db, meeting.workingGroup)
    if (new Set(parties).size < parties.length || parties.some((party) => !seated.includes(party)))
      throw new Problem('invalid-request', 'Attendance is by parties of the working group, each once.')
    const sorted = attendance.toSorted((a, b) => (a.party < b.party ? -1 : 1))
    return this.commit(
      actor,
      { ...meeting, attendance: sorted, version: seen },
      'attendance-recorded',
      countsOf(sorted)
    )
  }

  recordOutcome(user: SignedIn, id: string, { seen, outcome, summaries, followUps }: OutcomeRequest): OpenMeeting {
    const { meeting, actor } = this.mustConvene(user, id)
    mustNotBeCancelled(meeting)
    this.mustHaveBegun(meeting, 'An outcome is written down')
    const said = new Map(summaries.map((one) => [one.item, one.summary]))
    if ([...said.keys()].some((item) => !meeting.agenda.some((one) => one.id === item)))
      throw new Problem('invalid-request', 'There is no such item on the agenda.')
    const agenda = meeting.agenda.map((item) => ({ ...item, summary: said.get(item.id) ?? item.summary }))
    const kept = followUps.map((one) => this.readFollowUp(meeting, one))
    const body = { items: agenda.filter(({ summary }) => summary !== '').length, followUps: kept.length }
    return this.commit(actor, { ...meeting, agenda, outcome, followUps: kept, version: seen }, 'outcome-recorded', body)
  }

  /** By the chair, the secretariat, or whom it is for. */
  settleFollowUp(user: SignedIn, id: string, followUp: string, isDone: boolean): OpenMeeting {
    const { meeting, actor } = this.mustOpen(user, id)
    const found = meeting.followUps.find((one) => one.id === followUp)
    if (!found) throw new Problem('not-found', 'There is no such follow-up.')
    if (!maySettle(actor, found)) throw new Problem('not-allowed')
    if ((found.doneAt !== null) === isDone) return { meeting, actor }
    const doneAt = isDone ? this.services.now() : null
    const followUps = meeting.followUps.map((one) => (one === found ? { ...one, doneAt } : one))
    const kind = isDone ? 'follow-up-done' : 'follow-up-reopened'
    return this.commit(actor, { ...meeting, followUps }, kind, { text: found.text })
  }

  private mustHaveBegun({ starts }: Meeting, what: string): void {
    if (this.services.now() < starts) throw new Problem('invalid-request', `${what} once the meeting has begun.`)
  }

  /** Whether somebody may is asked before anything about the meeting is said. */
  private mustConvene(user: SignedIn, id: string): OpenMeeting {
    const open = this.mustOpen(user, id)
    mustConvene(open.actor)
    return open
  }

  private readFollowUp(meeting: Meeting, { id, text, who, by }: OutcomeRequest['followUps'][number]): FollowUp {
    const known = id === null ? undefined : meeting.followUps.find((one) => one.id === id)
    if (id !== null && !known) throw new Problem('not-found', 'There is no such follow-up.')
    const seated = seatedParties(this.services.db, meeting.workingGroup)
    if (who !== 'chair' && who !== 'secretariat' && !seated.includes(who))
      throw new Problem(
        'invalid-request',
        'A follow-up is for a party of the working group, the chair or the secretariat.'
      )
    return { id: known?.id ?? randomUUID(), text, who, by: mustBeDay(by), doneAt: known?.doneAt ?? null }
  }

  private commit(actor: Actor, meeting: Meeting, kind: string, more: object): OpenMeeting {
    const { db, now } = this.services
    return db.commit(() => {
      const written = this.store.write(meeting, actor)
      const { user, party = null } = actor
      const body = { meeting: written.id, title: written.title, ...more }
      noteAct(this.services, { of: actsOfGroup(written.workingGroup), kind, user, party, body })
      return { meeting: written, actor }
    }, now)
  }
}

/** Whether somebody may say that it is done, or not yet. */
export function maySettle(actor: Actor, { who }: Pick<FollowUp, 'who'>): boolean {
  return mayDo(actor, 'convene') || (mayDo(actor, 'follow-up') && isFollowUpOf(actor, { who }))
}

export function isFollowUpOf({ role, party }: Actor, { who }: Pick<FollowUp, 'who'>): boolean {
  return party === undefined ? role === who : party === who
}

function mustConvene(actor: Actor): void {
  if (!mayDo(actor, 'convene')) throw new Problem('not-allowed')
}

function mustNotBeCancelled({ isCancelled }: Meeting): void {
  if (isCancelled) throw new Problem('invalid-request', 'The meeting has been cancelled.')
}

/** Parties by how they were there; what the heads of delegation are called is in no register. */
function countsOf(attendance: readonly Attendance[]): Readonly<Record<string, readonly string[]>> {
  const partiesOf = (presence: string) => attendance.flatMap((one) => (one.presence === presence ? one.party : []))
  return Object.fromEntries(PRESENCES.map((presence) => [presence, partiesOf(presence)]))
}
