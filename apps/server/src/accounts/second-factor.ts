/**
 * Of whom a second factor is asked. Until it is set up, an account can do nothing but look after itself. A passkey does not stand
 * in for it: the password alone would still open the account. Who has no password here comes by single sign-on, and what is asked
 * there is the ministry's.
 */
import type { Config } from '../config.ts'
import type { Database } from '../storage/database.ts'
import { findUser } from './accounts.ts'
import type { Membership, Memberships } from './memberships.ts'

/** What an administrator may ask: of nobody, of those who keep the negotiation or let others in, of everybody. */
export const FACTOR_RULES = ['offered', 'office', 'everybody'] as const
export type FactorRule = (typeof FACTOR_RULES)[number]

interface Standing {
  readonly config: Pick<Config, 'secondFactor'>
  readonly db: Database
  readonly memberships: Memberships
}

/** Whether a user has yet to set up what is asked of them. */
export function isFactorDue({ config, db, memberships }: Standing, user: string): boolean {
  const rule = config.secondFactor ?? 'offered'
  if (rule === 'offered') return false
  if (rule === 'office' && !memberships.of(user).some(isOffice)) return false
  return findUser(db, 'id', user)?.twoFactorEnabled !== 1 && hasPassword(db, user)
}

function isOffice({ role, focalPoint }: Membership): boolean {
  return focalPoint || role === 'chair' || role === 'secretariat' || role === 'legal'
}

function hasPassword(db: Database, user: string): boolean {
  const query = "SELECT 1 FROM account WHERE userId = ? AND providerId = 'credential'"
  return db.sqlite.prepare(query).get(user) !== undefined
}
