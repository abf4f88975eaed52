/**
 * A document as those who join are sent it. It is encoded once and again only when much has been written since: the
 * beginning stays, and what came after it is sent behind it, so that two hundred who come back at once are sent the same
 * bytes.
 */
import * as Y from 'yjs'

/** What to send in answer to a state vector: the state, and updates behind it. */
export interface EncodedState {
  readonly state: Uint8Array
  readonly tail: readonly Uint8Array[]
}

/** Bytes and updates behind a state after which it is encoded anew. */
const LONGEST_TAIL = 1 << 16
const MOST_UPDATES = 200
/** Vectors of clients that come back; after a restart most of them have the same. */
const MOST_VECTORS = 8

interface Kept {
  readonly state: Uint8Array
  readonly tail: Uint8Array[]
  bytes: number
}

export class EncodedStates {
  private readonly byVector = new Map<string, Kept>()

  /** What a client that has `vector` lacks of a document. */
  answer(doc: Y.Doc, vector: Uint8Array): EncodedState {
    const key = Buffer.from(vector).toString('base64')
    const known = this.byVector.get(key)
    if (known) return known
    const kept = { state: Y.encodeStateAsUpdate(doc, vector), tail: [], bytes: 0 }
    this.byVector.set(key, kept)
    for (const oldest of this.byVector.keys()) if (this.byVector.size > MOST_VECTORS) this.byVector.delete(oldest)
    return kept
  }

  /** Something has been added to the document. */
  add(update: Uint8Array): void {
    for (const [key, kept] of this.byVector) {
      kept.tail.push(update)
      kept.bytes += update.length
      if (kept.bytes > LONGEST_TAIL || kept.tail.length > MOST_UPDATES) this.byVector.delete(key)
    }
  }
}
