/**
 * Letters as Yjs updates, written byte by byte: a client that types needs no document, only the two characters it types
 * between. A run goes on from letter to letter, as somebody writing does, and then begins elsewhere.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Two neighbouring characters of the document as it was at the beginning. */
export interface Place {
  readonly client: number
  readonly left: number
}

/** Letters before the caret goes elsewhere. */
const RUN = 20
/** A string with an origin on either side. */
const STRING_BETWEEN = 4 | 128 | 64

/** Places inside words that stand in the document. */
export function placesIn(doc: Y.Doc): readonly Place[] {
  const places: Place[] = []
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString)) continue
      if (struct.parentSub !== null || struct.length < 2) continue
      const first = Math.min(10, struct.length >> 1)
      for (let at = first; at < struct.length; at += 40) places.push({ client, left: struct.id.clock + at - 1 })
    }
  }
  return places
}

export class Typist {
  readonly client: number
  private readonly places: readonly Place[]
  private readonly random: () => number
  private place: Place | undefined
  private clock = 0

  constructor(client: number, places: readonly Place[], random: () => number) {
    this.client = client
    this.places = places
    this.random = random
  }

  /** The update of the next letter, and its clock. */
  type(): { readonly update: Uint8Array; readonly clock: number } {
    const clock = this.clock++
    const isNewRun = clock % RUN === 0
    if (isNewRun) this.place = this.places[Math.floor(this.random() * this.places.length)]!
    const { client, left } = this.place!
    const encoder = encoding.createEncoder()
    for (const value of [1, 1, this.client, clock]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, STRING_BETWEEN)
    for (const value of isNewRun ? [client, left] : [this.client, clock - 1]) encoding.writeVarUint(encoder, value)
    for (const value of [client, left + 1]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, 'abcdefghij klmnopqrst'[clock % 21]!)
    encoding.writeVarUint(encoder, 0)
    return { update: encoding.toUint8Array(encoder), clock }
  }
}

/** What an update brings: for each run of clocks, its client, its first clock and how many. */
export function lettersIn(update: Uint8Array): readonly (readonly [client: number, clock: number, count: number])[] {
  return Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock, length] as const)
}

/** xorshift, so that a seed gives the same run again. */
export function randomFrom(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
