/**
 * The copy of a live document on this computer's disk. It is told what to keep and listens for nothing: Yjs encodes all that
 * changes for whoever does, also what has just been read from here or has come from the server (own-updates.ts).
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

export class DiskCopy {
  /** When it has been read into the document; also where there is none, or it cannot be read. */
  readonly read: Promise<unknown>
  private readonly store: IndexeddbPersistence

  constructor(name: string, doc: Y.Doc) {
    this.store = new IndexeddbPersistence(name, doc)
    doc.off('update', this.store._storeUpdate)
    this.read = this.store.whenSynced.then(
      () => undefined,
      () => undefined
    )
  }

  /** Whether an origin is this copy's. */
  brings(origin: unknown): boolean {
    return origin === this.store
  }

  /** Adds an update of the document that is not from here. */
  keep(update: Uint8Array): void {
    this.store._storeUpdate(update, undefined)
  }

  close(): void {
    void this.store.destroy()
  }
}
