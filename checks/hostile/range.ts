/**
 * A negotiation under fire: the world of the simulation with honest people at work, and beside them a delegate, a penholder
 * and an observer whose clients send whatever they are told to. Every frame goes through the product's own connection, gate,
 * documents and room, and is held to the laws (laws.ts) before the next one comes.
 */
import type { Actor } from '@cartif/negotiation'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Link } from '../simulation/link.ts'
import { settle } from '../simulation/acts/delivering.ts'
import { planRun } from '../simulation/plan.ts'
import { take } from '../simulation/simulation.ts'
import { World } from '../simulation/world.ts'
import { Witness } from './laws.ts'
import type { Verdict } from './laws.ts'
import { recordFrames } from './recorder.ts'
import type { RecordedFrame } from './recorder.ts'
import { Switchboard } from './switchboard.ts'

export const MALLORY: Actor = { user: 'mallory', name: 'Mallory', role: 'delegate', party: 'kaz' }
/** Somebody of the same delegation, whose client ids in its documents are not Mallory's. */
export const VICTIM = 'kaz1'
export const ROGUE_CHAIR: Actor = { user: 'rogue', name: 'Rogue', role: 'chair' }
export const ONLOOKER: Actor = { user: 'onlooker', name: 'Onlooker', role: 'observer' }

/** Where a message is sent: to the document alone, to it on a connection about many, or to what that is about itself. */
export type Door = 'alone' | 'one of many' | 'the line itself'

export interface Shot {
  readonly actor: Actor
  readonly document: string
  readonly message: Uint8Array
  /** To the document alone unless it is said otherwise. */
  readonly door?: Door
}

export class Range {
  readonly world: World
  readonly recorded: readonly RecordedFrame[]
  readonly witness: Witness
  private readonly states = new WeakMap<Y.Doc, Uint8Array>()
  private readonly links = new Map<string, Link>()
  private readonly awarenesses = new Map<string, Awareness>()
  private readonly switchboard: Switchboard

  /** Honest people have negotiated for so many steps before the first shot. */
  constructor(seed: number, steps = 250) {
    this.world = new World({ seed, delegations: [2, 1], hasOldClient: false, hasHostileClient: false })
    this.recorded = recordFrames(this.world, () => {
      settle(this.world)
      for (const step of planRun(seed, steps).steps) if (isPeaceful(step.kind)) take(this.world, step)
      settle(this.world)
    })
    this.witness = new Witness(this.world)
    this.switchboard = new Switchboard(this.world.server, (document) => this.awarenessOf(document))
  }

  doc(name: string): Y.Doc {
    return this.world.server.room.documents.open(name)
  }

  /** A document as everybody has it, encoded once until it changes. */
  stateOf(name: string): Uint8Array {
    const doc = this.doc(name)
    const known = this.states.get(doc)
    if (known) return known
    const state = Y.encodeStateAsUpdate(doc)
    this.states.set(doc, state)
    doc.once('update', () => void this.states.delete(doc))
    return state
  }

  /** Sends one message and judges what came of it; throws where a law does not hold. */
  fire({ actor, document, message, door = 'alone' }: Shot): Verdict {
    const link = door === 'alone' ? this.linkOf(actor, document) : this.switchboard.linkOf(actor, document)
    return this.witness.judge({ actor, document, link }, () => {
      if (door === 'the line itself') this.switchboard.sayOfTheLine(actor, message)
      else link.toServer.push(message)
      link.arrive()
      this.world.server.endTurn()
      this.switchboard.collect(link)
    })
  }

  /** Who is present in a document. */
  awarenessOf(document: string): Awareness {
    const known = this.awarenesses.get(document)
    if (known) return known
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    // Nothing here waits for a clock.
    clearInterval(awareness._checkInterval)
    this.awarenesses.set(document, awareness)
    return awareness
  }

  /** The honest still work together, and everybody reads the same. */
  checkOthers(): void {
    settle(this.world)
    this.witness.checkOthers()
  }

  /** The server is killed and reads everything from the disk again. */
  restart(): void {
    settle(this.world)
    this.world.server.kill()
    this.links.clear()
    this.switchboard.restart()
    for (const client of this.world.clients) for (const channel of client.channels.values()) channel.close()
    this.witness.attend()
    settle(this.world)
  }

  destroy(): void {
    for (const one of this.awarenesses.values()) one.destroy()
    this.world.destroy()
  }

  private linkOf(actor: Actor, document: string): Link {
    const key = `${actor.user} ${document}`
    const known = this.links.get(key)
    if (known && known.closed === undefined) return known
    const link = this.world.server.connect(actor, document, this.awarenessOf(document))
    // Its answer to the server's question: afterwards nothing waits for what it was written upon.
    link.toServer.push(Uint8Array.of(0, 1, 2, 0, 0))
    link.arrive()
    this.world.server.endTurn()
    this.links.set(key, link)
    return link
  }
}

const PEACEFUL: ReadonlySet<string> = new Set([
  'edit',
  'everywhere',
  'pen',
  'undo',
  'redo',
  'table',
  'decide',
  'deliver',
  'exchange',
  'settle',
  'disconnect',
  'connect'
])

function isPeaceful(kind: string): boolean {
  return PEACEFUL.has(kind)
}
