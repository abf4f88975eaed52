/**
 * A connection about many documents that asks for one, and shows of it what a plain connection would: the same messages, and a
 * document that is shut as a socket that was closed. So that what is tried on the one is tried on the other.
 */
import { OF_THE_LINE, encodeQuestion, readTold } from '@cartif/live'
import type { Told } from '@cartif/live'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { RawClient } from './raw-client.ts'
import type { RawOptions } from './raw-client.ts'

const NOT_ALLOWED = 4403

export class OneOfMany extends RawClient {
  readonly told: Told[] = []
  private readonly name: string
  private number: number | undefined

  /** `path` as of the plain connection. */
  constructor(options: RawOptions) {
    const [, instrument, name] = /^(\/api\/live\/[^/]+)\/(.*?)(?:\?.*)?$/.exec(options.path)!
    super({ ...options, path: instrument! })
    this.name = decodeURIComponent(name!)
    const wanted = [{ name: this.name, vector: Uint8Array.of(0) }]
    this.socket.on('open', () => this.socket.send(encodeQuestion({ all: false, wanted })))
  }

  override say(message: Uint8Array): void {
    const bytes = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, this.number ?? 1)
      encoding.writeUint8Array(encoder, message)
    })
    super.say(bytes)
  }

  protected override take(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const number = decoding.readVarUint(decoder)
    if (number !== OF_THE_LINE) return super.take(decoding.readTailAsUint8Array(decoder))
    const told = readTold(decoder)
    if (!told) return
    this.told.push(told)
    if (told.kind === 'opened') this.number = told.number
    if (told.kind === 'acknowledged') super.take(Uint8Array.of(100, told.count))
    if (told.kind === 'shut' && told.name === this.name) this.closed ??= { code: NOT_ALLOWED, reason: 'shut' }
  }
}
