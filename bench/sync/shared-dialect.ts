/** How our server is spoken to about all documents of an instrument on one connection (docs/protocol.md). */
import { OF_THE_LINE, encodeQuestion, readTold } from '@cartif/live'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Dialect } from './dialect.ts'
import type { Said } from './dialect.ts'

export class SharedDialect {
  private readonly types: string
  private readonly plain: Dialect
  private number: number | undefined

  /** `types` is what the client writes in. */
  constructor(types: string) {
    this.types = types
    this.plain = new Dialect('y-websocket', types)
  }

  /** Everything that may be read is asked for; nothing of it is here. */
  greetings(): readonly Uint8Array[] {
    return [encodeQuestion({ all: true, wanted: [] })]
  }

  update(update: Uint8Array): Uint8Array {
    return this.numbered(this.plain.update(update))
  }

  nothing(): Uint8Array {
    return this.numbered(this.plain.nothing())
  }

  read(message: Uint8Array): Said {
    const decoder = decoding.createDecoder(message)
    const number = decoding.readVarUint(decoder)
    if (number !== OF_THE_LINE) {
      const said = this.plain.read(decoding.readTailAsUint8Array(decoder))
      return { ...said, isOfAnother: number !== this.number, isAllHere: false }
    }
    const told = readTold(decoder)
    if (told?.kind === 'opened' && told.name === this.types) this.number = told.number
    return { isAllHere: told?.kind === 'answered' }
  }

  private numbered(message: Uint8Array): Uint8Array {
    if (this.number === undefined) throw new Error(`${this.types} is not open`)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.number)
    encoding.writeUint8Array(encoder, message)
    return encoding.toUint8Array(encoder)
  }
}
