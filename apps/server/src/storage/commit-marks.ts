/**
 * Marks between commits: how far the log and the register had come, when, and a hash that chains every update of the log to
 * those before it. A database is taken back to a mark and never between two; and a log that the disk has damaged is found by
 * the marks, because SQLite itself has no checksums for what is in its pages.
 */
import { createHash } from 'node:crypto'
import { readHighWater } from './high-water.ts'
import type { HighWaterMark } from './high-water.ts'
import type { Queries } from './queries.ts'

export interface CommitMark {
  /** ISO 8601 */
  readonly at: string
  /** The last update and the last act that are part of it, by their numbers. */
  readonly last_update: number
  readonly last_act: number
  readonly hash: string
}

interface LoggedRow {
  readonly seq: number
  readonly instrument: string
  readonly document: string
  readonly bytes: Buffer
  readonly user_id: string
  readonly at: string
}

const FIRST: CommitMark = { at: '', last_update: 0, last_act: 0, hash: '0'.repeat(64) }

const LOG = 'SELECT seq, instrument, document, bytes, user_id, at FROM update_log WHERE seq > ? ORDER BY seq'
const ACT = 'SELECT seq FROM register ORDER BY seq DESC LIMIT 1'
const LAST = 'SELECT at, last_update, last_act, hash FROM commit_mark ORDER BY seq DESC LIMIT 1'
const INSERT = 'INSERT INTO commit_mark (at, last_update, last_act, hash) VALUES (?, ?, ?, ?)'

export class CommitMarks {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  /** Inside a commit, when everything of it is written; returns the mark, unless there was nothing to mark. */
  mark(now: () => string): HighWaterMark | undefined {
    const last = this.last()
    const updates = this.db.statement(LOG).all(last.last_update) as LoggedRow[]
    const act = (this.db.statement(ACT).get() as { readonly seq: number } | undefined)?.seq ?? 0
    if (updates.length === 0 && act === last.last_act) return undefined
    const mark = {
      at: updates.at(-1)?.at ?? now(),
      last_update: updates.at(-1)?.seq ?? last.last_update,
      last_act: act
    }
    const hash = hashOf(last.hash, mark, updates)
    const { lastInsertRowid } = this.db.statement(INSERT).run(mark.at, mark.last_update, mark.last_act, hash)
    return { seq: Number(lastInsertRowid), hash }
  }

  /**
   * The number of the first mark that the log does not bear out; undefined where it bears out all of them. Updates from before
   * the first mark are part of it.
   */
  findBroken(): number | undefined {
    const { sqlite } = this.db
    const marks = sqlite.prepare('SELECT * FROM commit_mark ORDER BY seq')
    const log = sqlite.prepare('SELECT * FROM update_log WHERE seq > ? AND seq <= ? ORDER BY seq')
    let last = FIRST
    for (const mark of marks.iterate() as IterableIterator<CommitMark & { seq: number }>) {
      const updates = log.all(last.last_update, mark.last_update) as LoggedRow[]
      if (hashOf(last.hash, mark, updates) !== mark.hash) return mark.seq
      last = mark
    }
    return undefined
  }

  /** What the database of a directory once had and has no more; undefined where nothing is missing. */
  findLost(directory: string): HighWaterMark | undefined {
    const high = readHighWater(directory)
    if (!high) return undefined
    const query = this.db.query.selectFrom('commit_mark').select('hash').where('seq', '=', high.seq)
    return this.db.first(query)?.hash === high.hash ? undefined : high
  }

  private last(): CommitMark {
    return (this.db.statement(LAST).get() as CommitMark | undefined) ?? FIRST
  }
}

function hashOf(previous: string, mark: Omit<CommitMark, 'hash'>, updates: readonly LoggedRow[]): string {
  const hash = createHash('sha256').update(`${previous} ${mark.at} ${mark.last_update} ${mark.last_act}`)
  for (const { seq, instrument, document, bytes, user_id, at } of updates) {
    hash.update(JSON.stringify([seq, instrument, document, user_id, at, bytes.length]))
    hash.update(bytes)
  }
  return hash.digest('hex')
}
