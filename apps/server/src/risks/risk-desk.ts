/**
 * Acts on the register of risks by somebody signed in. Who may keep risks (rights.ts) writes, on a working group those of the group; its
 * members read, observers do not. What is of a group that is closed to somebody is not there for them, and the indicators are counted
 * on what they may read alone.
 */
import { randomUUID } from 'node:crypto'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import { readableRooms, treatyRooms } from '../monitoring/seats.ts'
import { NEGOTIATION, actsOfGroup, noteAct } from '../negotiation/acts.ts'
import type { DeskServices } from '../services.ts'
import { findIndicator } from './indicators.ts'
import { indicatorsOf, readGroup, readReading } from './read-indicators.ts'
import type { Indicator } from './read-indicators.ts'
import { insertRisk, readRisks, readVersions } from './risk-store.ts'
import { byWeight } from './risk.ts'
import type { Risk, RiskWords } from './risk.ts'

/** A working group, or the negotiation as a whole, with what is counted there. */
export interface RiskScope {
  readonly workingGroup: string | null
  readonly name: string
  readonly mayWrite: boolean
  readonly indicators: readonly Indicator[]
}

type Named = readonly { readonly id: string; readonly name: string }[]

export class RiskDesk {
  private readonly services: DeskServices

  constructor(services: DeskServices) {
    this.services = services
  }

  /** Those that somebody may read: what weighs most first. */
  list(user: SignedIn): readonly Risk[] {
    const own = this.mustRead(user)
    return readRisks(this.services.db)
      .filter(({ workingGroup }) => maySee(own, workingGroup))
      .toSorted(byWeight)
  }

  /** The negotiation first, then the groups of the reader. */
  scopes(user: SignedIn): readonly RiskScope[] {
    const own = this.mustRead(user)
    const texts = treatyRooms(readableRooms(this.services, user))
      .filter(({ info }) => maySee(own, info.workingGroup))
      .map(readReading)
    const groups = groupsOf(this.services, own).map((group) => readGroup(this.services, group))
    const all = { workingGroup: null, name: 'The negotiation as a whole', mayWrite: this.mayWrite(user, null) }
    return [
      { ...all, indicators: indicatorsOf({ texts, groups }) },
      ...groups.map((group) => {
        const here = texts.filter(({ figures }) => figures.workingGroup === group.id)
        const indicators = indicatorsOf({ texts: here, groups: [group] })
        return { workingGroup: group.id, name: group.name, mayWrite: this.mayWrite(user, group.id), indicators }
      })
    ]
  }

  /** Every version of a risk, the oldest first. */
  versions(user: SignedIn, id: string): readonly Risk[] {
    this.mustFind(user, id)
    return readVersions(this.services.db, id)
  }

  enter(user: SignedIn, workingGroup: string | null, words: RiskWords): Risk {
    this.mustWrite(user, workingGroup)
    mustFit(words)
    const risk = { ...words, id: randomUUID(), workingGroup, version: 1, by: user.name, at: this.services.now() }
    return this.keep(user, risk, 'risk-entered')
  }

  /** `seen`: the version it was written on. */
  change(user: SignedIn, id: string, seen: number, words: RiskWords): Risk {
    const before = this.mustFind(user, id)
    this.mustWrite(user, before.workingGroup)
    mustFit(words)
    if (before.version !== seen)
      throw new Problem('wording-changed', 'Somebody has changed this risk since you opened it.')
    const { workingGroup } = before
    const risk = { ...words, id, workingGroup, version: seen + 1, by: user.name, at: this.services.now() }
    if (isSame(before, risk)) return before
    return this.keep(user, risk, risk.status === 'closed' ? 'risk-closed' : 'risk-changed')
  }

  mayWriteIn(user: SignedIn, workingGroup: string | null): boolean {
    this.mustRead(user)
    return this.mayWrite(user, workingGroup)
  }

  /** A Problem where there is none that the reader may know of. */
  mustFind(user: SignedIn, id: string): Risk {
    const found = this.list(user).find((one) => one.id === id)
    if (!found) throw new Problem('not-found', 'There is no such risk.')
    return found
  }

  private keep(user: SignedIn, risk: Risk, kind: string): Risk {
    const { db, now } = this.services
    const { id, title, category, workingGroup, version, likelihood, impact, status } = risk
    const body = { risk: id, title, category, version, likelihood, impact, status }
    db.commit(() => {
      insertRisk(db, risk)
      const of = workingGroup === null ? NEGOTIATION : actsOfGroup(workingGroup)
      noteAct(this.services, { of, kind, user: user.id, body })
    }, now)
    return risk
  }

  /** The groups whose risks somebody reads; a Problem where there are none. */
  private mustRead(user: SignedIn): readonly string[] {
    const own = this.services.memberships.groupsWhere(user.id, 'read-risks')
    if (own.length === 0) throw new Problem('not-allowed')
    return own
  }

  private mustWrite(user: SignedIn, workingGroup: string | null): void {
    const own = this.mustRead(user)
    if (!maySee(own, workingGroup)) throw new Problem('not-found', 'There is no such working group.')
    if (!this.mayWrite(user, workingGroup)) throw new Problem('not-allowed')
  }

  private mayWrite(user: SignedIn, workingGroup: string | null): boolean {
    const own = this.services.memberships.groupsWhere(user.id, 'keep-risks')
    return workingGroup === null ? own.length > 0 : own.includes(workingGroup)
  }
}

/** What is of the negotiation as a whole is read by every member of any group. */
function maySee(own: readonly string[], workingGroup: string | null): boolean {
  return workingGroup === null || own.includes(workingGroup)
}

function groupsOf({ db }: DeskServices, own: readonly string[]): Named {
  const all: Named = db.all(db.query.selectFrom('working_group').select(['id', 'name']).orderBy('name'))
  return all.filter(({ id }) => own.includes(id))
}

function mustFit({ indicator }: RiskWords): void {
  if (indicator !== null && !findIndicator(indicator))
    throw new Problem('invalid-request', `There is no indicator ${indicator}.`)
}

/** Saying the same again is no act. */
function isSame(before: Risk, after: Risk): boolean {
  return wordsOf(before) === wordsOf(after)
}

function wordsOf(risk: Risk): string {
  const { version: _, by: __, at: ___, ...words } = risk
  return JSON.stringify(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
