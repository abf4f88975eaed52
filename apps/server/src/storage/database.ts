/**
 * The database: SQLite in WAL mode with an fsync for every commit. Queries are written with kysely, so that another SQL
 * database can take them, and run synchronously, so that a commit and what depends on it happen in one turn.
 *
 * When a write fails of the disk and not of the act, the database is read on and written no more until a write of its own has
 * succeeded: nobody's act is the one to try it out.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { CommitMarks } from './commit-marks.ts'
import { HighWater } from './high-water.ts'
import type { HighWaterMark } from './high-water.ts'
import { migrate } from './migrations.ts'
import { Queries } from './queries.ts'
import { storageFailureOf } from './storage-failure.ts'
import type { StorageFailure } from './storage-failure.ts'

export const DATABASE_FILE = 'cartif.db'

/** Bytes */
const SPACE = 1 << 16

export class Database extends Queries {
  readonly directory: string
  private readonly marks: CommitMarks
  private readonly highWater: HighWater
  /** Written and not yet known to be on disk. */
  private marked: HighWaterMark | undefined
  private failing: { readonly error: unknown; readonly kind: StorageFailure } | undefined

  /** `synchronous: 'OFF'` is for simulations alone: what is written outlives this process, but not the machine. */
  constructor(directory: string, now: () => string, { synchronous = 'FULL' }: { synchronous?: 'FULL' | 'OFF' } = {}) {
    super(new Sqlite(join(directory, DATABASE_FILE)))
    this.directory = directory
    this.marks = new CommitMarks(this)
    try {
      this.sqlite.pragma('journal_mode = WAL')
      this.sqlite.pragma(`synchronous = ${synchronous}`)
      this.sqlite.pragma('foreign_keys = ON')
      migrate(this.sqlite, now)
      this.highWater = new HighWater(directory)
    } catch (error) {
      this.sqlite.close()
      throw error
    }
  }

  transaction<T>(work: () => T): T {
    try {
      const result = this.sqlite.transaction(work)()
      this.failing = undefined
      if (!this.sqlite.inTransaction) this.rememberMark()
      return result
    } catch (error) {
      this.marked = undefined
      const kind = storageFailureOf(error)
      if (kind) this.failing = { error, kind }
      throw error
    }
  }

  /** As `transaction`, for what changes the log or the register: with a mark behind it. */
  commit<T>(work: () => T, now: () => string): T {
    return this.transaction(() => {
      const value = work()
      this.marked = this.marks.mark(now) ?? this.marked
      return value
    })
  }

  /** Why nothing can be written now, tried anew when the last write has failed; undefined where it can. */
  whyReadOnly(): StorageFailure | undefined {
    if (!this.failing) return undefined
    try {
      this.tryOut()
      this.failing = undefined
    } catch (error) {
      this.failing = { error, kind: storageFailureOf(error) ?? 'failed' }
    }
    return this.failing?.kind
  }

  /** Throws the failure of the disk that lasts. */
  mustBeWritable(): void {
    if (this.whyReadOnly()) throw this.failing?.error
  }

  close(): void {
    this.highWater.close()
    this.sqlite.close()
  }

  /** After a commit, never inside somebody's transaction: there nothing is on disk yet. */
  private rememberMark(): void {
    const { marked } = this
    this.marked = undefined
    if (marked) this.highWater.write(marked)
  }

  /** Room for a busy minute is taken and given back. */
  private tryOut(): void {
    this.sqlite.exec(`INSERT OR REPLACE INTO snapshot VALUES ('', 'space', 0, zeroblob(${SPACE}), '')`)
    this.sqlite.exec(`DELETE FROM snapshot WHERE instrument = '' AND document = 'space'`)
  }
}
