/**
 * Who is signed in where. The rows are better-auth's; whatever takes one away (signing out, a new password, an
 * administrator) passes the trigger here, which shuts its door in the same statement.
 */
import type { Database } from '../storage/database.ts'
import type { Doors } from './doors.ts'

export interface Session {
  readonly id: string
  /** ISO 8601 */
  readonly since: string
  readonly lastSeen: string
  readonly address: string
  /** What the browser says of itself. */
  readonly browser: string
}

interface Row {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

/** How often those that have run out are taken away (milliseconds). */
const SWEEP = 60_000

export class Sessions {
  private readonly db: Database
  private readonly timer: NodeJS.Timeout

  constructor(db: Database, doors: Doors) {
    this.db = db
    db.sqlite.function('shut_door', (session) => {
      doors.end(String(session))
      return null
    })
    db.sqlite.exec('CREATE TEMP TRIGGER session_ended AFTER DELETE ON main.session BEGIN SELECT shut_door(OLD.id); END')
    this.timer = setInterval(() => this.sweep(), SWEEP).unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** A session that has run out ends like any other: its connections with it. */
  sweep(): void {
    this.db.sqlite.prepare('DELETE FROM session WHERE expiresAt <= ?').run(new Date().toISOString())
  }

  /** Those of one user that have not run out, the newest first. */
  of(user: string): readonly Session[] {
    const rows = this.db.sqlite
      .prepare('SELECT * FROM session WHERE userId = ? AND expiresAt > ? ORDER BY createdAt DESC')
      .all(user, new Date().toISOString()) as Row[]
    return rows.map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
      id,
      since: createdAt,
      lastSeen: updatedAt,
      address: ipAddress ?? '',
      browser: userAgent ?? ''
    }))
  }

  /** False where the user has no such session. */
  end(user: string, session: string): boolean {
    return this.db.sqlite.prepare('DELETE FROM session WHERE userId = ? AND id = ?').run(user, session).changes > 0
  }

  endAll(user: string): void {
    this.db.sqlite.prepare('DELETE FROM session WHERE userId = ?').run(user)
  }
}
