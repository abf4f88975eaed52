/**
 * Acts of the negotiation that are on no instrument, in the same register: where an act on an instrument names it, these name the
 * working group, or the negotiation as a whole. A member of a group reads the acts of the group; every member of any group those of
 * the negotiation. What belongs to one country alone goes into no register that others read.
 */
import type { Services } from '../services.ts'
import { Register } from '../storage/register.ts'

/** Stands in the register's column `instrument` for the negotiation as a whole; no instrument can be called so. */
export const NEGOTIATION = '/negotiation'

/** Stands there for a working group. */
export function actsOfGroup(workingGroup: string): string {
  return `/group/${workingGroup}`
}

export interface NegotiationAct {
  /** Of `actsOfGroup`, or `NEGOTIATION`. */
  readonly of: string
  readonly kind: string
  readonly user: string
  readonly party?: string | null
  readonly body: unknown
}

/** Appends an act; inside a transaction of the caller's, so that an act and its effect are one commit. */
export function noteAct({ db, now }: Pick<Services, 'db' | 'now'>, act: NegotiationAct): number {
  const { of, kind, user, party = null, body } = act
  return new Register(db).append({ instrument: of, kind, actor: user, party, at: now(), body })
}

/** What somebody who reads the register of these working groups reads beside the acts on instruments. */
export function readableActs(groups: readonly string[]): readonly string[] {
  return groups.length === 0 ? [] : [NEGOTIATION, ...groups.map(actsOfGroup)]
}
