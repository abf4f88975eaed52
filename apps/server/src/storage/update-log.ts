/** The log of accepted updates, and loading a document from it: the newest snapshot and everything after. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { Database } from './database.ts'
import { storageFailureOf } from './storage-failure.ts'
import type { Tables } from './tables.ts'

export interface LoggedUpdate {
  readonly instrument: string
  readonly document: string
  readonly bytes: Uint8Array
  readonly user: string
  readonly at: string
}

export interface Loaded {
  /** How many updates it took beside the snapshot. */
  readonly updates: number
  readonly isSnapshotBroken: boolean
}

const INSERT = 'INSERT INTO update_log (instrument, document, bytes, user_id, at) VALUES (?, ?, ?, ?, ?)'

/** Snapshots are taken when so many updates have come since the last one. */
const SNAPSHOT_EVERY = 500

export class UpdateLog {
  private readonly db: Database

  constructor(db: Database) {
    this.db = db
  }

  append({ instrument, document, bytes, user, at }: LoggedUpdate): void {
    this.db.statement(INSERT).run(instrument, document, bytes, user, at)
  }

  /** Applies everything that is on disk. A snapshot that is not what was written is passed over: the log has it all. */
  load(instrument: string, document: string, doc: Y.Doc): Loaded {
    const snapshot = this.snapshotOf(instrument, document)
    const isSnapshotBroken = snapshot !== undefined && snapshot.hash !== hashOf(snapshot)
    const usable = isSnapshotBroken ? undefined : snapshot
    if (usable) Y.applyUpdate(doc, usable.bytes, 'load')
    const rows = this.rowsAfter(usable?.up_to_seq ?? 0, instrument, document)
    doc.transact(() => rows.forEach(({ bytes }) => Y.applyUpdate(doc, bytes, 'load')), 'load')
    const last = rows.at(-1)
    if (last && (rows.length >= SNAPSHOT_EVERY || isSnapshotBroken)) this.snapshot(instrument, document, doc, last.seq)
    return { updates: rows.length, isSnapshotBroken }
  }

  /** Takes snapshots of documents of which much has been written since the last, so that they are read quickly next time. */
  shorten(instrument: string, documents: ReadonlyMap<string, Y.Doc>, longest = SNAPSHOT_EVERY): void {
    for (const [document, doc] of documents) {
      const upTo = this.snapshotOf(instrument, document)?.up_to_seq ?? 0
      const { count, last } = this.countAfter(upTo, instrument, document)
      if (count >= longest) this.snapshot(instrument, document, doc, last)
    }
  }

  private countAfter(seq: number, instrument: string, document: string): { count: number; last: number } {
    const query = this.db.query.selectFrom('update_log').where('instrument', '=', instrument)
    const later = query.where('document', '=', document).where('seq', '>', seq)
    const counted = later.select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('seq').as('last')])
    const { count, last } = this.db.first(counted)!
    return { count, last: last ?? seq }
  }

  private snapshotOf(instrument: string, document: string) {
    const query = this.db.query.selectFrom('snapshot').selectAll()
    return this.db.first(query.where('instrument', '=', instrument).where('document', '=', document))
  }

  private rowsAfter(seq: number, instrument: string, document: string) {
    const query = this.db.query.selectFrom('update_log').select(['seq', 'bytes'])
    const own = query.where('instrument', '=', instrument).where('document', '=', document)
    return this.db.all(own.where('seq', '>', seq).orderBy('seq'))
  }

  /** A shortcut for the next load; the updates it holds stay in the log, so that a full disk is no reason not to read. */
  private snapshot(instrument: string, document: string, doc: Y.Doc, seq: number): void {
    const row = { instrument, document, up_to_seq: seq, bytes: Buffer.from(Y.encodeStateAsUpdate(doc)) }
    const hash = hashOf(row)
    const insert = this.db.query.insertInto('snapshot').values({ ...row, hash })
    try {
      this.db.run(
        insert.onConflict((conflict) =>
          conflict.columns(['instrument', 'document']).doUpdateSet({ up_to_seq: seq, bytes: row.bytes, hash })
        )
      )
    } catch (error) {
      if (!storageFailureOf(error)) throw error
    }
  }
}

function hashOf({ instrument, document, up_to_seq, bytes }: Omit<Tables['snapshot'], 'hash'>): string {
  const hash = createHash('sha256').update(JSON.stringify([instrument, document, up_to_seq]))
  return hash.update(bytes).digest('hex')
}
