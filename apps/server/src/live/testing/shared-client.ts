/** A bare connection about many documents: it asks for what a test tells it to, and keeps what it hears of each. */
import { OF_THE_LINE, encodeQuestion, readTold } from '@cartif/live'
import type { Question, Told } from '@cartif/live'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { RawClient } from './raw-client.ts'

export class SharedClient extends RawClient {
  readonly told: Told[] = []
  /** Messages about each document, by its name. */
  readonly about = new Map<string, Uint8Array[]>()
  readonly numbers = new Map<string, number>()

  static async open(address: string, who: string, instrument = 'fa'): Promise<SharedClient> {
    const client = new SharedClient({ address, path: `/api/live/${instrument}`, cookie: `who=${who}` })
    await client.until(() => client.isOpen || client.closed !== undefined)
    return client
  }

  ask(question: Partial<Question>): void {
    this.say(encodeQuestion({ all: false, wanted: [], ...question }))
  }

  /** Asks, and waits until all of it has been answered. */
  async asked(question: Partial<Question>): Promise<void> {
    const before = this.count('answered')
    this.ask(question)
    await this.until(() => this.count('answered') > before || this.closed !== undefined)
  }

  sayAbout(name: string, message: Uint8Array): void {
    this.say(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, this.numbers.get(name)!)
        encoding.writeUint8Array(encoder, message)
      })
    )
  }

  sayUpdateOf(name: string, update: Uint8Array): void {
    const message = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
    this.sayAbout(name, message)
  }

  /** A document as it was heard. */
  read(name: string): Y.Doc {
    const doc = new Y.Doc()
    for (const message of this.about.get(name) ?? []) {
      const decoder = decoding.createDecoder(message)
      if (decoding.readVarUint(decoder) === 0 && decoding.readVarUint(decoder) > 0)
        Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
    }
    return doc
  }

  count(kind: Told['kind']): number {
    return this.told.filter((one) => one.kind === kind).length
  }

  /** The names of what was told so. */
  named(kind: 'opened' | 'shut' | 'come'): readonly string[] {
    return this.told.flatMap((one) => (one.kind === kind && 'name' in one ? [one.name] : []))
  }

  protected override take(message: Uint8Array): void {
    super.take(message)
    const decoder = decoding.createDecoder(message)
    const number = decoding.readVarUint(decoder)
    if (number === OF_THE_LINE) return this.note(readTold(decoder))
    const name = [...this.numbers].find(([, one]) => one === number)?.[0] ?? `none ${number}`
    const messages = this.about.get(name) ?? []
    this.about.set(name, [...messages, decoding.readTailAsUint8Array(decoder)])
  }

  private note(told: Told | undefined): void {
    if (!told) return
    this.told.push(told)
    if (told.kind === 'opened') this.numbers.set(told.name, told.number)
  }
}
