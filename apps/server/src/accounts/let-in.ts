/**
 * The way in for whoever holds the machine and nobody else: the first account of the secretariat, and a new password for
 * somebody whom no colleague can help. It is an invitation like any other, and stands in the register as the server's.
 */
import { Problem } from '../http/errors.ts'
import type { Database } from '../storage/database.ts'
import type { Register } from '../storage/register.ts'
import { findUser } from './accounts.ts'
import { Invitations } from './invitations.ts'
import { ACCOUNTS } from './people.ts'

export interface LetInOptions {
  readonly db: Database
  readonly register: Register
  now(): string
}

const BY = { id: 'server', name: 'The administrator of the server' } as const
const FIRST_GROUP = { id: 'rtg', name: 'Regional Trade Group' } as const

/** Returns the token; the account is renewed where there is one, and made for the secretariat of every group where not. */
export function letIn(
  options: LetInOptions,
  { email, name }: { readonly email: string; readonly name: string }
): string {
  const { db, register, now } = options
  const known = hasAccounts(db) ? findUser(db, 'email', email) : undefined
  if (known && isClosed(db, known.id)) throw new Problem('account-closed', `The account of ${email} is closed.`)
  return db.commit(() => {
    const seats = known ? [] : groupsOf(db).map((workingGroup) => ({ workingGroup, ...SECRETARIAT }))
    const renews = known?.id ?? null
    const { invitation, token } = new Invitations(db, now).create(BY, { email, name, seats, renews })
    const kind = known ? 'account-renewed' : 'person-invited'
    const body = { invitation: invitation.id, email, name, seats }
    register.append({ instrument: ACCOUNTS, kind, actor: BY.id, party: null, at: now(), body })
    return token
  }, now)
}

const SECRETARIAT = { role: 'secretariat', party: null, focalPoint: false } as const

/** All working groups; where there is none yet, the first. */
function groupsOf(db: Database): readonly string[] {
  const ids = db.all(db.query.selectFrom('working_group').select('id')).map(({ id }) => id)
  if (ids.length > 0) return ids
  db.run(db.query.insertInto('working_group').values(FIRST_GROUP))
  return [FIRST_GROUP.id]
}

/** A server that has never run has none of better-auth's tables. */
function hasAccounts(db: Database): boolean {
  return db.sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'user'").get() !== undefined
}

function isClosed(db: Database, user: string): boolean {
  return db.first(db.query.selectFrom('closed_account').select('at').where('user_id', '=', user)) !== undefined
}
