/**
 * Who is here. A client tells where its caret is; who it is is the server's word: one awareness id for a connection, and
 * `state.user` from the session whatever was sent. The message is read to its end before anything of it is believed.
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
/** States in one message: clients echo what they hear of others. */
const MAX_STATES = 2000
const MAX_CLOCK = 2 ** 31
const MAX_DEPTH = 8
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

interface OwnState {
  readonly client: number
  readonly clock: number
  readonly state: unknown
}

/**
 * The client's own state, re-issued under its identity. Clients also echo what they hear of others: that is passed over.
 * undefined where there is nothing of the client's own; a string says why the message is refused.
 */
export function composeAwareness(
  update: Uint8Array,
  isOwn: (client: number) => boolean,
  user: ShownUser
): { client: number; update: Uint8Array } | string | undefined {
  const own = readOwn(update, isOwn)
  if (typeof own !== 'object') return own
  return { client: own.client, update: encodeState(own, user) }
}

function readOwn(update: Uint8Array, isOwn: (client: number) => boolean): OwnState | string | undefined {
  const decoder = decoding.createDecoder(update)
  let own: OwnState | undefined
  try {
    const count = decoding.readVarUint(decoder)
    if (count > MAX_STATES) return 'the awareness message tells of too many'
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const source = decoding.readVarUint8Array(decoder)
      if (own || !isOwn(client)) continue
      if (source.length > MAX_STATE || clock > MAX_CLOCK) return 'the awareness state is too large'
      own = { client, clock, state: JSON.parse(new TextDecoder().decode(source)) }
    }
  } catch {
    return 'the awareness message is malformed'
  }
  if (decoding.hasContent(decoder)) return 'the awareness message is malformed'
  return own && !isPlain(own.state, 0) ? 'the awareness state is not plain' : own
}

/** Neither deep nor with keys that mean something to an engine. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth >= MAX_DEPTH) return false
  return Object.entries(value).every(([key, inner]) => !FORBIDDEN_KEYS.has(key) && isPlain(inner, depth + 1))
}

function encodeState({ client, clock, state }: OwnState, user: ShownUser): Uint8Array {
  const composed = typeof state === 'object' && state !== null ? { ...state, user } : null
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(composed))
  return encoding.toUint8Array(encoder)
}
