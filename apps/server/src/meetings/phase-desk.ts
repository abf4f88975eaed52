/**
 * Acts on phases by somebody signed in. The secretariat plans them, and opens and closes a zero round; whoever has a seat in one of the
 * groups of a phase reads it. Closing a zero round makes its list and keeps it with the modalities: neither is ever changed.
 */
import { randomUUID } from 'node:crypto'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { NEGOTIATION, actsOfGroup, noteAct } from '../negotiation/acts.ts'
import type { DeskServices } from '../services.ts'
import { mustBeDay } from './calendar-days.ts'
import { actorsOf, groupsOfMember, mayInAll, mayReadPhase } from './members.ts'
import { PhaseStore, isFor } from './phase-store.ts'
import type { Phase, PhasePlan } from './phase-store.ts'
import { listInstrument } from './zero-round-list.ts'
import type { ListedInstrument, ZeroRoundList } from './zero-round-list.ts'

export class PhaseDesk {
  private readonly services: DeskServices
  private readonly store: PhaseStore

  constructor(services: DeskServices) {
    this.services = services
    this.store = new PhaseStore(services.db, services.now)
  }

  list(user: SignedIn): readonly Phase[] {
    const groups = groupsOfMember(this.services, user).map(({ id }) => id)
    return this.store.list().filter((phase) => mayReadPhase(phase, groups))
  }

  mustOpen(user: SignedIn, id: string): Phase {
    const groups = groupsOfMember(this.services, user).map((group) => group.id)
    const phase = this.store.find(id)
    if (!phase || !mayReadPhase(phase, groups)) throw new Problem('not-found', 'There is no such phase.')
    return phase
  }

  mayPlan(user: SignedIn, { groups }: Pick<Phase, 'groups'>): boolean {
    return mayInAll(actorsOf(this.services, user), groups, 'plan-phases')
  }

  plan(user: SignedIn, plan: PhasePlan): Phase {
    const phase = { ...plan, id: randomUUID(), openedAt: null, closedAt: null, version: 0 }
    return this.write(user, phase, 'phase-planned')
  }

  /** A zero round that has been opened stays one, for the same groups. */
  change(user: SignedIn, id: string, seen: number, plan: PhasePlan): Phase {
    const before = this.mustOpen(user, id)
    this.mustPlan(user, before)
    const isMoved = plan.kind !== before.kind || plan.groups.join() !== before.groups.join()
    if (before.openedAt !== null && isMoved)
      throw new Problem('invalid-request', 'A zero round that has been opened stays one, for the same groups.')
    return this.write(user, { ...before, ...plan, version: seen }, 'phase-changed')
  }

  openZeroRound(user: SignedIn, id: string, seen: number): Phase {
    const before = this.mustBeZeroRound(user, id)
    if (before.openedAt !== null) throw new Problem('invalid-request', 'This zero round has been opened already.')
    return this.write(user, { ...before, openedAt: this.services.now(), version: seen }, 'zero-round-opened')
  }

  /** Makes the list from the text as it stands at this moment. */
  closeZeroRound(user: SignedIn, id: string, seen: number, modalities: string): ZeroRoundList {
    const before = this.mustBeZeroRound(user, id)
    if (before.openedAt === null || before.closedAt !== null)
      throw new Problem('invalid-request', 'Only a zero round that is open can be closed.')
    const instruments = this.instrumentsOf(before)
    const at = this.services.now()
    return this.services.db.commit(() => {
      const row = { phase: id, instruments: JSON.stringify(instruments), modalities, at, user_id: user.id }
      const { db } = this.services
      this.write(user, { ...before, closedAt: at, version: seen }, 'zero-round-closed')
      db.run(db.query.insertInto('zero_round_list').values({ ...row, name: user.name }))
      return this.mustFindList(user, id)
    }, this.services.now)
  }

  /** With the instruments of the reader's own groups. */
  mustFindList(user: SignedIn, id: string): ZeroRoundList {
    this.mustOpen(user, id)
    const { db } = this.services
    const row = db.first(db.query.selectFrom('zero_round_list').selectAll().where('phase', '=', id))
    if (!row) throw new Problem('not-found', 'There is no list of this phase.')
    const groups = new Set(groupsOfMember(this.services, user).map((group) => group.id))
    const all = JSON.parse(row.instruments) as readonly ListedInstrument[]
    const instruments = all.filter(({ workingGroup }) => groups.has(workingGroup))
    return { phase: id, instruments, modalities: row.modalities, at: row.at, by: row.name }
  }

  private instrumentsOf(phase: Phase): readonly ListedInstrument[] {
    const rooms = [...this.services.rooms.values()].filter(({ info }) => isFor(phase, info.workingGroup))
    return rooms.map((room) => listInstrument(room, seatedParties(this.services.db, room.info.workingGroup)))
  }

  private mustBeZeroRound(user: SignedIn, id: string): Phase {
    const phase = this.mustOpen(user, id)
    this.mustPlan(user, phase)
    if (phase.kind !== 'zero-round') throw new Problem('invalid-request', 'Only a zero round is opened and closed.')
    return phase
  }

  private mustPlan(user: SignedIn, phase: Pick<Phase, 'groups'>): void {
    if (!this.mayPlan(user, phase)) throw new Problem('not-allowed')
  }

  private write(user: SignedIn, phase: Phase, kind: string): Phase {
    this.mustPlan(user, phase)
    if (mustBeDay(phase.begins) > mustBeDay(phase.ends))
      throw new Problem('invalid-request', 'A phase ends after it has begun.')
    return this.services.db.commit(() => {
      const written = this.store.write(phase, { user: user.id, name: user.name })
      this.note(user, written, kind)
      return written
    }, this.services.now)
  }

  /** In each group's own acts, so that none learns from them of another. */
  private note(user: SignedIn, { id, kind: phaseKind, name, begins, ends, groups }: Phase, kind: string): void {
    const body = { phase: id, kind: phaseKind, title: name, begins, ends }
    const registers = groups.length === 0 ? [NEGOTIATION] : groups.map(actsOfGroup)
    for (const of of registers) noteAct(this.services, { of, kind, user: user.id, body })
  }
}
