/** How a peer is spoken to: plain y-websocket, or Hocuspocus, which puts the document's name before every message. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type DialectName = 'y-websocket' | 'hocuspocus'

/** What a message says: an update, where there is one, and whether everything that was asked for has come with it. */
export interface Said {
  readonly update?: Uint8Array
  /** Whether it is about another document than the one that is typed in. */
  readonly isOfAnother?: boolean
  readonly isAllHere: boolean
}

const SYNC = 0
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const AUTHENTICATE = 2
/** Hocuspocus answers a first step with a message of its own kind. */
const SYNC_REPLY = 4

const NOTHING: Said = { isAllHere: false }

export class Dialect {
  private readonly prefix: string | undefined

  constructor(name: DialectName, document: string) {
    this.prefix = name === 'hocuspocus' ? document : undefined
  }

  /** What a client says first: who it is where that is asked, and that it has nothing. */
  greetings(): readonly Uint8Array[] {
    const step1 = this.write((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, STEP_1)
      encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
    })
    return this.prefix === undefined ? [step1] : [this.authenticate(), step1]
  }

  update(update: Uint8Array): Uint8Array {
    return this.write((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, UPDATE)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  /** That the client has nothing the server lacks: the answer to its first question. */
  nothing(): Uint8Array {
    return this.write((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, STEP_2)
      encoding.writeVarUint8Array(encoder, Uint8Array.of(0, 0))
    })
  }

  read(message: Uint8Array): Said {
    const decoder = decoding.createDecoder(message)
    if (this.prefix !== undefined) decoding.readVarString(decoder)
    const kind = decoding.readVarUint(decoder)
    if (kind !== SYNC && !(kind === SYNC_REPLY && this.prefix !== undefined)) return NOTHING
    const step = decoding.readVarUint(decoder)
    if (step === STEP_1) return NOTHING
    return { update: decoding.readVarUint8Array(decoder), isAllHere: step === STEP_2 }
  }

  private authenticate(): Uint8Array {
    return this.write((encoder) => {
      encoding.writeVarUint(encoder, AUTHENTICATE)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'nobody')
    })
  }

  private write(write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder()
    if (this.prefix !== undefined) encoding.writeVarString(encoder, this.prefix)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
}
