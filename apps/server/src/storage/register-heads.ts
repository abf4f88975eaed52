/**
 * Heads of the register: how many rows it had at a moment, the hash of the last, signed. A head that somebody outside has kept
 * or countersigned holds the whole register before it: whoever rewrites that, with every hash and with the key, gets another
 * head. docs/register-format.md says what is signed, byte for byte.
 */
import type { AuditKey } from './audit-key.ts'
import type { Queries } from './queries.ts'
import type { Register } from './register.ts'

export interface RegisterHead {
  /** The number of the last row; 0 before the first. */
  readonly seq: number
  readonly hash: string
  /** ISO 8601 */
  readonly at: string
  /** The id of the key. */
  readonly key: string
  /** Base64 */
  readonly signature: string
}

export class RegisterHeads {
  private readonly db: Queries
  private readonly register: Register
  private readonly key: AuditKey

  constructor(db: Queries, register: Register, key: AuditKey) {
    this.db = db
    this.register = register
    this.key = key
  }

  /** The head at this moment. */
  sign(at: string): RegisterHead {
    const { seq, hash } = this.register.lastRow()
    const signature = this.key.sign(`cartif register head 1\nseq=${seq}\nhash=${hash}\nat=${at}\n`)
    return { seq, hash, at, key: this.key.id, signature }
  }

  /** Keeps the head of this moment, unless nothing has been added since the last that was kept. */
  keep(now: () => string): void {
    if ((this.kept().at(-1)?.seq ?? 0) === this.register.lastRow().seq) return
    this.db.run(this.db.query.insertInto('register_head').values(this.sign(now())))
  }

  /** Oldest first. */
  kept(): readonly RegisterHead[] {
    return this.db.all(
      this.db.query.selectFrom('register_head').select(['seq', 'hash', 'at', 'key', 'signature']).orderBy('number')
    )
  }
}
