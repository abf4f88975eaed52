/**
 * The address of somebody's calendar: a secret in it stands for signing in, because programs of calendars cannot. There is one for each
 * person; it is shown when it is made and kept nowhere, a new one ends the one before, and it opens nothing but the calendar.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../storage/database.ts'

export interface CalendarLink {
  /** ISO 8601 */
  readonly createdAt: string
}

export class CalendarLinks {
  private readonly db: Database
  private readonly now: () => string

  constructor(db: Database, now: () => string) {
    this.db = db
    this.now = now
  }

  find(user: string): CalendarLink | undefined {
    const query = this.db.query.selectFrom('calendar_link').select('created_at').where('user_id', '=', user)
    const row = this.db.first(query)
    return row && { createdAt: row.created_at }
  }

  /** The token of a new address; the one before is worth nothing from now on. */
  make(user: string): string {
    const token = randomBytes(32).toString('base64url')
    const row = { token_hash: hashOf(token), created_at: this.now() }
    this.db.run(
      this.db.query
        .insertInto('calendar_link')
        .values({ user_id: user, ...row })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    )
    return token
  }

  revoke(user: string): void {
    this.db.run(this.db.query.deleteFrom('calendar_link').where('user_id', '=', user))
  }

  /** Whose it is; nobody's where the account has been closed. */
  userOf(token: string): string | undefined {
    const query = this.db.query.selectFrom('calendar_link').select('user_id').where('token_hash', '=', hashOf(token))
    const user = this.db.first(query)?.user_id
    if (user === undefined) return undefined
    const closed = this.db.query.selectFrom('closed_account').select('at').where('user_id', '=', user)
    return this.db.first(closed) ? undefined : user
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
