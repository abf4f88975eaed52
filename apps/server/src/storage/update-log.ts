/** The log of accepted updates, and loading a document from it: the newest snapshot and everything after. */
import * as Y from 'yjs'
import type { Database } from './database.ts'

export interface LoggedUpdate {
  readonly instrument: string
  readonly document: string
  readonly bytes: Uint8Array
  readonly user: string
  readonly at: string
}

/** Snapshots are taken when so many updates have come since the last one. */
const SNAPSHOT_EVERY = 500

export class UpdateLog {
  private readonly db: Database

  constructor(db: Database) {
    this.db = db
  }

  append({ instrument, document, bytes, user, at }: LoggedUpdate): void {
    const row = { instrument, document, bytes: Buffer.from(bytes), user_id: user, at }
    this.db.run(this.db.query.insertInto('update_log').values(row))
  }

  /** Applies everything that is on disk; returns how many updates that took beside the snapshot. */
  load(instrument: string, document: string, doc: Y.Doc): number {
    const { query } = this.db
    const snapshot = this.db.first(
      query.selectFrom('snapshot').selectAll().where('instrument', '=', instrument).where('document', '=', document)
    )
    if (snapshot) Y.applyUpdate(doc, snapshot.bytes, 'load')
    const rows = this.db.all(
      query
        .selectFrom('update_log')
        .select(['seq', 'bytes'])
        .where('instrument', '=', instrument)
        .where('document', '=', document)
        .where('seq', '>', snapshot?.up_to_seq ?? 0)
        .orderBy('seq')
    )
    doc.transact(() => rows.forEach(({ bytes }) => Y.applyUpdate(doc, bytes, 'load')), 'load')
    const last = rows.at(-1)
    if (last && rows.length >= SNAPSHOT_EVERY) this.snapshot(instrument, document, doc, last.seq)
    return rows.length
  }

  /** A shortcut for the next load; the updates it holds stay in the log. */
  private snapshot(instrument: string, document: string, doc: Y.Doc, seq: number): void {
    const row = { instrument, document, up_to_seq: seq, bytes: Buffer.from(Y.encodeStateAsUpdate(doc)) }
    this.db.run(
      this.db.query
        .insertInto('snapshot')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['instrument', 'document']).doUpdateSet({ up_to_seq: row.up_to_seq, bytes: row.bytes })
        )
    )
  }
}
