/**
 * The register: every act of the negotiation, one row each, never changed. Each row's hash covers the row and the hash
 * before it, so that a row that was altered, taken out or put in later breaks the chain from there on.
 */
import { createHash } from 'node:crypto'
import type { Queries } from './queries.ts'

export interface Entry {
  readonly instrument: string
  readonly kind: string
  /** The id of the user, or `server`. */
  readonly actor: string
  readonly party: string | null
  /** ISO 8601 */
  readonly at: string
  readonly body: unknown
}

export interface RegisterRow extends Entry {
  readonly seq: number
  readonly hash: string
}

/** A row as it is stored: `body` is the text that the hash covers. */
export interface StoredRow {
  readonly seq: number
  readonly instrument: string
  readonly kind: string
  readonly actor: string
  readonly party: string | null
  readonly at: string
  readonly body: string
  readonly previous_hash: string
  readonly hash: string
}

export type Verification =
  | { readonly intact: true; readonly rows: number; readonly head: string }
  | { readonly intact: false; readonly brokenAt: number }

const COLUMNS = ['seq', 'instrument', 'kind', 'actor', 'party', 'at', 'body', 'previous_hash', 'hash'] as const
/** Rows that are looked at together; a register need not fit into memory. */
const PAGE = 1000
const GENESIS = '0'.repeat(64)

export class Register {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  /** Appends an act; inside a transaction of the caller's, so that an act and its effect are one commit. */
  append({ instrument, kind, actor, party, at, body }: Entry): number {
    const previous_hash = this.lastRow().hash
    const row = { instrument, kind, actor, party, at, body: JSON.stringify(body), previous_hash }
    return this.db.run(this.db.query.insertInto('register').values({ ...row, hash: hashOf(row) }))
  }

  /** The number and hash of the newest row. */
  lastRow(): { readonly seq: number; readonly hash: string } {
    const query = this.db.query.selectFrom('register').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1)
    return this.db.first(query) ?? { seq: 0, hash: GENESIS }
  }

  /** Rows as they are stored, oldest first, up to one of them; on some instruments, or on all; without those of some numbers. */
  rows({
    after,
    upTo,
    limit,
    instruments,
    without = []
  }: {
    readonly after: number
    readonly upTo: number
    readonly limit: number
    readonly instruments?: readonly string[]
    readonly without?: readonly number[]
  }): readonly StoredRow[] {
    const all = this.db.query.selectFrom('register').select(COLUMNS).where('seq', '>', after).where('seq', '<=', upTo)
    const some = instruments ? all.where('instrument', 'in', [...instruments]) : all
    const query = without.length > 0 ? some.where('seq', 'not in', [...without]) : some
    return this.db.all(query.orderBy('seq').limit(limit))
  }

  /** The acts on one instrument, on some, or on all, oldest first, or the `newest` first; without those of some numbers. */
  list({
    instrument,
    instruments,
    without = [],
    kind,
    after = 0,
    limit = 1000,
    newest = false
  }: {
    instrument?: string
    instruments?: readonly string[]
    without?: readonly number[]
    kind?: string
    after?: number
    limit?: number
    newest?: boolean
  }): readonly RegisterRow[] {
    const all = this.db.query.selectFrom('register').selectAll().where('seq', '>', after)
    let query = all.orderBy('seq', newest ? 'desc' : 'asc').limit(limit)
    if (instrument !== undefined) query = query.where('instrument', '=', instrument)
    if (instruments !== undefined) query = query.where('instrument', 'in', [...instruments])
    if (without.length > 0) query = query.where('seq', 'not in', [...without])
    if (kind !== undefined) query = query.where('kind', '=', kind)
    return this.db.all(query).map(({ seq, instrument: about, kind: act, actor, party, at, body, hash }) => {
      return { seq, instrument: about, kind: act, actor, party, at, body: JSON.parse(body) as unknown, hash }
    })
  }

  /** The number of the last act on an instrument; 0 before the first. */
  last(instrument: string): number {
    const query = this.db.query.selectFrom('register').select('seq').where('instrument', '=', instrument)
    return this.db.first(query.orderBy('seq', 'desc').limit(1))?.seq ?? 0
  }

  verify(): Verification {
    let last = { seq: 0, hash: GENESIS }
    for (;;) {
      const page = this.rows({ after: last.seq, upTo: Number.MAX_SAFE_INTEGER, limit: PAGE })
      for (const row of page) {
        const follows = row.seq === last.seq + 1 && row.previous_hash === last.hash
        if (!follows || hashOf(row) !== row.hash) return { intact: false, brokenAt: row.seq }
        last = row
      }
      if (page.length < PAGE) return { intact: true, rows: last.seq, head: last.hash }
    }
  }
}

/** Lengths stand before the parts, so that no two rows read the same. */
function hashOf(row: {
  instrument: string
  kind: string
  actor: string
  party: string | null
  at: string
  body: string
  previous_hash: string
}): string {
  const parts = [row.previous_hash, row.instrument, row.kind, row.actor, row.party ?? '', row.at, row.body]
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`)
  return hash.digest('hex')
}
