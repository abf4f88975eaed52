/**
 * The phases of the negotiation: preparation, the zero round, the rounds on the text, stocktakes, ministerial conferences; each with
 * its dates and the working groups that it is for. Every change is another version, the newest holds, and none is ever changed, so
 * that the calendar of any day can be read again. A zero round is opened and closed by an act; the others follow their dates.
 */
import type { Database } from '../storage/database.ts'
import { Problem } from '../http/errors.ts'

export const PHASE_KINDS = ['preparation', 'zero-round', 'text-round', 'stocktake', 'ministerial'] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]

export interface PhasePlan {
  readonly kind: PhaseKind
  readonly name: string
  readonly place: string
  /** "2026-03-17", the first and the last day. */
  readonly begins: string
  readonly ends: string
  /** Ids of working groups; none: the negotiation as a whole. */
  readonly groups: readonly string[]
}

export interface Phase extends PhasePlan {
  readonly id: string
  /** ISO 8601, of a zero round alone. */
  readonly openedAt: string | null
  readonly closedAt: string | null
  /** Of the newest version, from 1. */
  readonly version: number
}

/** Whether a phase is for a working group. */
export function isFor({ groups }: Pick<Phase, 'groups'>, group: string): boolean {
  return groups.length === 0 || groups.includes(group)
}

export interface Author {
  readonly user: string
  readonly name: string
}

export class PhaseStore {
  private readonly db: Database
  private readonly now: () => string

  constructor(db: Database, now: () => string) {
    this.db = db
    this.now = now
  }

  /** In the order of their first days. */
  list(): readonly Phase[] {
    const newest = new Map<string, Phase>()
    const query = this.db.query.selectFrom('phase_version').select(['phase', 'number', 'content'])
    for (const row of this.db.all(query.orderBy('number'))) newest.set(row.phase, toPhase(row))
    return [...newest.values()].toSorted((a, b) => compare(a.begins, b.begins) || compare(a.id, b.id))
  }

  find(id: string): Phase | undefined {
    const query = this.db.query.selectFrom('phase_version').select(['phase', 'number', 'content'])
    const row = this.db.first(query.where('phase', '=', id).orderBy('number', 'desc').limit(1))
    return row && toPhase(row)
  }

  /** `seen`: the version that it was written on, 0 for a new one. Inside a transaction of the caller's. */
  write({ id, version: seen, ...content }: Phase, { user, name }: Author): Phase {
    if (seen !== (this.find(id)?.version ?? 0))
      throw new Problem('wording-changed', 'Somebody has changed this phase since you opened it.')
    const row = { phase: id, number: seen + 1, content: JSON.stringify(content), at: this.now(), user_id: user, name }
    this.db.run(this.db.query.insertInto('phase_version').values(row))
    return { ...content, id, version: seen + 1 }
  }
}

function toPhase(row: { readonly phase: string; readonly number: number; readonly content: string }): Phase {
  const content = JSON.parse(row.content) as Omit<Phase, 'id' | 'version'>
  return { ...content, id: row.phase, version: row.number }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
