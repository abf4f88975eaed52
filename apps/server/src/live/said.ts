/**
 * What the server says of a document, each thing encoded and framed once however many hear it. Whoever has a connection for the
 * document alone hears the message of y-protocols; on a connection about many the document's number stands before it, which
 * is the same for everybody.
 */
import * as encoding from 'lib0/encoding'
import { encodeFrame, keptFor, onceFor } from './frame.ts'
import type { Framed } from './frame.ts'

export const SYNC = 0
export const AWARENESS = 1
export const DENIED = 2
export const QUERY_AWARENESS = 3
export const STEP_1 = 0
export const STEP_2 = 1
export const UPDATE = 2

/** A way to begin messages: with nothing, or with a document's number. */
export interface Dialect {
  /** What a client has or lacks is asked with the server's own state vector. */
  question(vector: Uint8Array, number: number): Framed
  /** The same state is sent to everybody who joins until much has been written. */
  answer(state: Uint8Array, number: number): Framed
  /** The same update is relayed to everybody in a document. */
  update(update: Uint8Array, number: number): Framed
  presence(encoded: Uint8Array, number: number): Framed
  denied(reason: string, number: number): Framed
}

type Begin = (encoder: encoding.Encoder, number: number) => void

function createDialect(begin: Begin): Dialect {
  const frameOf = (number: number, kinds: readonly number[], payload: Uint8Array) =>
    encodeFrame((encoder) => {
      begin(encoder, number)
      for (const kind of kinds) encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, payload)
    })
  return {
    question: (vector, number) => frameOf(number, [SYNC, STEP_1], vector),
    answer: keptFor((state, number) => frameOf(number, [SYNC, STEP_2], state)),
    update: onceFor((update, number) => frameOf(number, [SYNC, UPDATE], update)),
    presence: onceFor((encoded, number) => frameOf(number, [AWARENESS], encoded)),
    denied: (reason, number) =>
      encodeFrame((encoder) => {
        begin(encoder, number)
        encoding.writeVarUint(encoder, DENIED)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, reason)
      })
  }
}

export const PLAIN: Dialect = createDialect(() => {})
export const NUMBERED: Dialect = createDialect((encoder, number) => encoding.writeVarUint(encoder, number))
