/** A negotiation under way: the server, everybody at their computers, the links between them, and what the laws remember. */
import type { Actor } from '@cartif/negotiation'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import * as Y from 'yjs'
import { Client } from './client.ts'
import type { Channel } from './link.ts'
import { Memory } from './memory.ts'
import { Server } from './server.ts'
import { HOSTILE } from './step.ts'
import type { Cast } from './step.ts'

const PARTIES = ['kaz', 'pak', 'uzb', 'tjk'] as const
/** Letters that no draft holds. */
const LETTERS = 'БДЖЗИЛПФЦЧШЩЫЭЮЯ'
const FIRST_ANIMAL = 0x1f400

export class World {
  readonly cast: Cast
  readonly parties: readonly string[]
  readonly server: Server
  readonly clients: Client[] = []
  /**
   * Who holds the pen. One person at a time: two who write and strike at one place at the same moment may leave a unit under
   * the origin of its neighbour (docs/testing.md).
   */
  readonly penholder: 'chair' | 'secretariat'
  readonly memory: Memory
  /** Milliseconds. */
  clock = Date.UTC(2026, 0, 1)
  private readonly random: Random
  private suffixes = 0

  constructor(cast: Cast) {
    this.cast = cast
    this.random = createRandom(cast.seed ^ 0x5eed)
    this.penholder = cast.seed % 2 === 0 ? 'chair' : 'secretariat'
    const honest = PARTIES.slice(0, cast.delegations.length)
    this.parties = cast.hasHostileClient ? [...honest, HOSTILE] : honest
    this.server = new Server({
      parties: this.parties,
      now: this.now,
      createDoc: this.createDoc,
      newSuffix: this.newSuffix
    })
    this.memory = new Memory(this)
    for (const actor of this.people(honest)) this.join(actor)
  }

  now = (): string => new Date(this.clock).toISOString()

  createDoc = (): Y.Doc => {
    const doc = new Y.Doc()
    doc.clientID = this.random.int(2 ** 32)
    return doc
  }

  newSuffix = (): string => `n${++this.suffixes}`

  /** Somebody new comes in and connects. */
  join(actor: Actor): Client {
    const number = this.clients.length
    const client = new Client({
      actor,
      holders: this.server.holders,
      letters: [LETTERS[number % LETTERS.length]!, String.fromCodePoint(FIRST_ANIMAL + (number % LETTERS.length))],
      holdsPen: actor.user === this.penholder,
      isOld: this.cast.hasOldClient && number === 0,
      createDoc: this.createDoc,
      newSuffix: this.newSuffix,
      now: () => this.clock
    })
    this.clients.push(client)
    for (const channel of client.channels.values()) this.connect(client, channel)
    return client
  }

  connect(client: Client, channel: Channel): void {
    if (!channel.link) channel.open(this.server.connect(client.actor, channel.name))
  }

  /** Channels with something on its way to the server, or from it. */
  waiting(): readonly { readonly client: Client; readonly channel: Channel; readonly up: boolean }[] {
    const waiting: { client: Client; channel: Channel; up: boolean }[] = []
    for (const client of this.clients) {
      for (const channel of client.channels.values()) {
        if (!channel.link) continue
        if (channel.link.toServer.length > 0) waiting.push({ client, channel, up: true })
        if (channel.link.toClient.length > 0) waiting.push({ client, channel, up: false })
      }
    }
    return waiting
  }

  destroy(): void {
    for (const client of this.clients) client.destroy()
    this.server.destroy()
  }

  private *people(parties: readonly string[]): Generator<Actor> {
    for (const [index, count] of this.cast.delegations.entries()) {
      for (let number = 1; number <= count; number++) yield delegate(parties[index]!, number)
    }
    yield { user: 'chair', name: 'Chair', role: 'chair' }
    yield { user: 'secretariat', name: 'Secretariat', role: 'secretariat' }
    yield { user: 'observer', name: 'Observer', role: 'observer' }
    if (this.cast.hasHostileClient) yield delegate(HOSTILE, 1)
  }
}

export function delegate(party: string, number: number): Actor {
  return { user: `${party}${number}`, name: `${party} ${number}`, role: 'delegate', party }
}
