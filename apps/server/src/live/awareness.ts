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

/**
 * The client's own state, re-issued under its identity. Clients also echo what they hear of others: that is passed over.
 * undefined where there is nothing of the client's own; a string says why the message is refused.
 */
export function composeAwareness(
  update: Uint8Array,
  isOwn: (client: number) => boolean,
  user: ShownUser
): { client: number; update: Uint8Array } | string | undefined {
  const decoder = decoding.createDecoder(update)
  try {
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const source = decoding.readVarString(decoder)
      if (!isOwn(client)) continue
      if (source.length > MAX_STATE || clock > 2 ** 31) return 'the awareness state is too large'
      return { client, update: encodeState(client, clock, JSON.parse(source), user) }
    }
    return undefined
  } catch {
    return 'the awareness message is malformed'
  }
}

function encodeState(client: number, clock: number, state: unknown, user: ShownUser): Uint8Array {
  const composed = typeof state === 'object' && state !== null ? { ...state, user } : null
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(composed))
  return encoding.toUint8Array(encoder)
}
