/**
 * Who is here. A client tells where its caret is; who it is is the server's word: one awareness id for a connection, and
 * `state.user` from the session whatever was sent.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What others see of somebody; `party` and `role` decide how a caret is labelled. */
export interface ShownUser {
  readonly name: string
  readonly role: string
  readonly party: string | null
}

const MAX_STATE = 4096

/** The client's own state, re-issued under its identity; a string says why it is refused. */
export function composeAwareness(
  update: Uint8Array,
  own: number | undefined,
  user: ShownUser
): { client: number; update: Uint8Array } | string {
  const decoder = decoding.createDecoder(update)
  try {
    if (decoding.readVarUint(decoder) !== 1) return 'an awareness message tells of one client'
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const source = decoding.readVarString(decoder)
    if (own !== undefined && client !== own) return 'the awareness id belongs to somebody else'
    if (source.length > MAX_STATE || clock > 2 ** 31) return 'the awareness state is too large'
    const state: unknown = JSON.parse(source)
    const composed = typeof state === 'object' && state !== null ? { ...state, user } : null
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(composed))
    return { client, update: encoding.toUint8Array(encoder) }
  } catch {
    return 'the awareness message is malformed'
  }
}
