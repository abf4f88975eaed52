/** Whether the server takes in whoever comes: not while it stops, and not while the disk takes nothing. */
import type { Database } from '../storage/database.ts'

export type NotReady = 'stopping' | 'read-only'

export class Readiness {
  private readonly db: Pick<Database, 'whyReadOnly'>
  private isStopping = false

  constructor(db: Pick<Database, 'whyReadOnly'>) {
    this.db = db
  }

  /** From now on it is on its way out. */
  stop(): void {
    this.isStopping = true
  }

  /** undefined when it is ready. */
  whyNot(): NotReady | undefined {
    if (this.isStopping) return 'stopping'
    return this.db.whyReadOnly() === undefined ? undefined : 'read-only'
  }
}
