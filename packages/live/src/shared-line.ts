/**
 * What is said on one connection about many documents (docs/protocol.md). Every message begins with a number: that of a
 * document, before a message of y-protocols about it, or 0 for what is about the connection itself. Numbers are the server's;
 * they are agreed when a document is asked for, and the same for everybody, so that what goes to all is encoded once. Whoever
 * reads here believes nothing: what is malformed throws before anything is done.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The number of what is about the connection itself. */
export const OF_THE_LINE = 0

/** Kinds of messages under that number. */
export const LINE = {
  /** To the server: documents that are wanted, and what of them is here already. */
  ask: 10,
  /** A document may be read and has this number; its state follows under it. */
  opened: 11,
  /** A document may not be read, or no longer, or is not there. */
  shut: 12,
  /** All that was asked for has been answered. */
  answered: 13,
  /** A document may be read now; whoever wants it asks for it. */
  come: 14,
  /** The server is there. */
  beat: 15,
  /** So many of this connection's sync messages, from its first on, are settled: on disk, or denied and said so. */
  acknowledged: 100
} as const

/** How often the server says that it is there, and after how long a silence it is taken to be gone (milliseconds). */
export const BEAT_EVERY = 10_000
export const SILENCE = 25_000

/** Documents that one question may name. */
export const MOST_ASKED = 200

export interface Wanted {
  readonly name: string
  /** The state vector of what is here. */
  readonly vector: Uint8Array
}

export interface Question {
  /** Whether everything is wanted that may be read; what is not named is not here at all. */
  readonly all: boolean
  readonly wanted: readonly Wanted[]
}

export interface Opened {
  readonly number: number
  readonly name: string
  readonly mayWrite: boolean
}

export type Told =
  | ({ readonly kind: 'opened' } & Opened)
  | { readonly kind: 'shut' | 'come'; readonly name: string }
  | { readonly kind: 'answered' | 'beat' }
  | { readonly kind: 'acknowledged'; readonly count: number }

export function encodeQuestion({ all, wanted }: Question): Uint8Array {
  return encodeLine(LINE.ask, (encoder) => {
    encoding.writeUint8(encoder, all ? 1 : 0)
    encoding.writeVarUint(encoder, wanted.length)
    for (const { name, vector } of wanted) {
      encoding.writeVarString(encoder, name)
      encoding.writeVarUint8Array(encoder, vector)
    }
  })
}

/** Reads the question behind its kind; throws an Error where it is malformed. */
export function readQuestion(decoder: decoding.Decoder): Question {
  const all = decoding.readUint8(decoder)
  const count = decoding.readVarUint(decoder)
  if (all > 1 || count > MOST_ASKED) throw new Error('more is asked for than may be')
  const wanted: Wanted[] = []
  for (let left = count; left > 0; left--)
    wanted.push({ name: decoding.readVarString(decoder), vector: decoding.readVarUint8Array(decoder) })
  if (decoding.hasContent(decoder)) throw new Error('bytes are left over')
  if (new Set(wanted.map(({ name }) => name)).size < count) throw new Error('a document is asked for twice')
  return { all: all === 1, wanted }
}

export function encodeTold(told: Told): Uint8Array {
  return encodeLine(LINE[told.kind], (encoder) => {
    if (told.kind === 'opened') {
      encoding.writeVarUint(encoder, told.number)
      encoding.writeVarString(encoder, told.name)
      encoding.writeUint8(encoder, told.mayWrite ? 1 : 0)
    } else if ('name' in told) encoding.writeVarString(encoder, told.name)
    else if (told.kind === 'acknowledged') encoding.writeVarUint(encoder, told.count)
  })
}

/** Reads what the server says of the connection, behind the number; undefined for a kind of a later version. */
export function readTold(decoder: decoding.Decoder): Told | undefined {
  switch (decoding.readVarUint(decoder)) {
    case LINE.opened:
      return {
        kind: 'opened',
        number: decoding.readVarUint(decoder),
        name: decoding.readVarString(decoder),
        mayWrite: decoding.readUint8(decoder) === 1
      }
    case LINE.shut:
      return { kind: 'shut', name: decoding.readVarString(decoder) }
    case LINE.come:
      return { kind: 'come', name: decoding.readVarString(decoder) }
    case LINE.answered:
      return { kind: 'answered' }
    case LINE.beat:
      return { kind: 'beat' }
    case LINE.acknowledged:
      return { kind: 'acknowledged', count: decoding.readVarUint(decoder) }
    default:
      return undefined
  }
}

function encodeLine(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, OF_THE_LINE)
  encoding.writeVarUint(encoder, kind)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
