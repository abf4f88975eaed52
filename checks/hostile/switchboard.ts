/**
 * Connections about many documents, as the server of the simulation has none: the product's own, over two queues. Each actor
 * has one, and a link for every document on it that looks like a connection to the document alone, so that whatever is fired at
 * those is fired here and held to the same laws.
 */
import { OF_THE_LINE, encodeQuestion, readTold } from '@cartif/live'
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Conversation, DocumentNumbers, NUMBERED, SharedConnection, namesOf } from '@cartif/server/testing'
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { Link } from '../simulation/link.ts'
import type { Server } from '../simulation/server.ts'
import { write } from './bytes.ts'

/** One document on somebody's connection about many. */
class OneLink extends Link {
  readonly line: Link
  readonly number: number

  constructor(line: Link, number: number) {
    super()
    this.line = line
    this.number = number
  }

  override arrive(): void {
    const message = this.toServer.shift()
    if (message) this.line.toServer.push(Uint8Array.from(Buffer.concat([write(this.number), message])))
    this.line.arrive()
  }

  /** What the server has said of the document. */
  collect(): void {
    for (const message of this.line.toClient.splice(0)) {
      const decoder = decoding.createDecoder(message)
      if (decoding.readVarUint(decoder) === this.number) this.toClient.push(decoding.readTailAsUint8Array(decoder))
    }
    if (this.line.closed) this.closed = this.line.closed
  }
}

export class Switchboard {
  private readonly server: Server
  private readonly awarenessOf: (document: string) => Awareness
  private readonly lines = new Map<string, Link>()
  private readonly links = new Map<string, OneLink>()
  private messages = 0

  constructor(server: Server, awarenessOf: (document: string) => Awareness) {
    this.server = server
    this.awarenessOf = awarenessOf
  }

  linkOf(actor: Actor, document: string): Link {
    const key = `${actor.user} ${document}`
    const known = this.links.get(key)
    if (known && known.line.closed === undefined) return known
    const line = this.lineOf(actor)
    const link = new OneLink(line, this.ask(line, document))
    // Its answer to the server's question: afterwards nothing waits for what it was written upon.
    link.toServer.push(Uint8Array.of(0, 1, 2, 0, 0))
    link.arrive()
    this.server.endTurn()
    line.toClient.length = 0
    this.links.set(key, link)
    return link
  }

  /** Puts a message of the connection itself before whatever arrives next. */
  sayOfTheLine(actor: Actor, message: Uint8Array): void {
    this.lineOf(actor).toServer.push(message)
  }

  collect(link: Link): void {
    if (link instanceof OneLink) link.collect()
  }

  /** The server was killed. */
  restart(): void {
    for (const line of this.lines.values()) line.terminate()
    this.lines.clear()
    this.links.clear()
  }

  private ask(line: Link, document: string): number {
    line.toClient.length = 0
    line.toServer.push(encodeQuestion({ all: false, wanted: [{ name: document, vector: Uint8Array.of(0) }] }))
    line.arrive()
    // Nothing is said of a document that one of the fired questions has opened before; its number is the same for everybody.
    for (const message of line.toClient) {
      const decoder = decoding.createDecoder(message)
      const told = decoding.readVarUint(decoder) === OF_THE_LINE ? readTold(decoder) : undefined
      if (told?.kind === 'answered') return this.numbersNow().of(document)
    }
    throw new Error(`${document} was not opened`)
  }

  private numbersNow(): DocumentNumbers {
    const numbers = new DocumentNumbers()
    numbers.add(namesOf(this.server.room.holders))
    return numbers
  }

  private lineOf(actor: Actor): Link {
    const known = this.lines.get(actor.user)
    if (known && known.closed === undefined) return known
    const line = new Link()
    const { room } = this.server
    const names = namesOf(room.holders)
    const numbers = this.numbersNow()
    const accessOf = (name: string) => accessTo(parseDocumentRef(name)!, actor)
    void new SharedConnection({
      socket: line,
      onRefused: () => {},
      // A second for every message, so that nobody writes too fast.
      monotonic: () => 1000 * this.messages++,
      readable: () => names.filter((name) => accessOf(name) !== 'none'),
      numberOf: (name) => numbers.of(name),
      join: (document, joining) =>
        new Conversation({
          ...joining,
          dialect: NUMBERED,
          documents: room.documents,
          document,
          awareness: this.awarenessOf(document),
          userId: actor.user,
          shown: { name: actor.name, role: actor.role, party: actor.party ?? null },
          access: () => accessOf(document),
          isSignedIn: () => true
        }),
      part: (conversation) => conversation.left()
    })
    this.lines.set(actor.user, line)
    return line
  }
}
