/**
 * Somebody at their own computer: a replica of every document of the instrument, a hand to write with, and a letter that
 * nobody else writes, so that words can be traced to whoever typed them however they travelled.
 */
import { LayerWriter, LiveInstrument, PenWriter, UndoHistory, articlesOf, proposalsOf } from '@cartif/live'
import type { LiveDocuments } from '@cartif/live'
import { holderOf, mayDo } from '@cartif/negotiation'
import type { Actor, RoutedOperation } from '@cartif/negotiation'
import * as Y from 'yjs'
import { Channel } from './link.ts'
import { UndoShadow } from './undo-shadow.ts'

export interface ClientOptions {
  readonly actor: Actor
  readonly holders: readonly string[]
  /** One letter of one code unit and one of two. */
  readonly letters: readonly [string, string]
  readonly isOld: boolean
  readonly holdsPen: boolean
  createDoc(): Y.Doc
  newSuffix(): string
  now(): number
}

/** One document somebody writes, with the history of what they wrote in it. */
export interface Hand {
  readonly mode: 'propose' | 'pen'
  readonly document: string
  readonly history: UndoHistory
  readonly shadow: UndoShadow
  carryOut(operations: readonly RoutedOperation[]): void
}

export class Client {
  readonly actor: Actor
  readonly holder: string | undefined
  readonly letters: readonly [string, string]
  readonly live: LiveInstrument
  readonly channels = new Map<string, Channel>()
  readonly layer: Hand | undefined
  readonly pen: Hand | undefined
  readonly writer: LayerWriter | undefined
  /** Counts whatever arrives. */
  arrivals = 0
  private readonly options: ClientOptions
  private marks = 0

  constructor(options: ClientOptions) {
    this.options = options
    this.actor = options.actor
    this.letters = options.letters
    this.holder = holderOf(options.actor)
    const documents = this.createDocuments(options.holders)
    // Reads when it looks, as an editor does once a frame: several updates are read together.
    this.live = new LiveInstrument(documents, { schedule: () => {} })
    if (this.holder !== undefined && documents.layers.has(this.holder)) {
      this.writer = this.createWriter(this.holder)
      this.layer = this.createLayerHand(this.holder, this.writer)
    }
    if (options.holdsPen && mayDo(this.actor, 'hold-pen')) this.pen = this.createPenHand()
  }

  get name(): string {
    return this.actor.user
  }

  newMarkId(): string {
    return `m-${this.actor.user}-${++this.marks}`
  }

  doc(name: string): Y.Doc {
    return this.channels.get(name)!.doc
  }

  destroy(): void {
    this.layer?.history.destroy()
    this.pen?.history.destroy()
    this.live.destroy()
    for (const { doc } of this.channels.values()) doc.destroy()
  }

  private createDocuments(holders: readonly string[]): LiveDocuments {
    const create = (name: string) => {
      const doc = this.options.createDoc()
      this.channels.set(name, new Channel(name, doc))
      doc.on('update', (_: Uint8Array, origin: unknown) => {
        if (origin instanceof Channel) this.arrivals++
      })
      return doc
    }
    const [text, record] = [create('text'), create('record')]
    return { text, record, layers: new Map(holders.map((holder) => [holder, create(`layer/${holder}`)])) }
  }

  private createWriter(holder: string): LayerWriter {
    const { newSuffix, now, actor } = this.options
    const author = { holder, by: actor.user, newSuffix, now: () => new Date(now()).toISOString() }
    return new LayerWriter(this.live, author)
  }

  private createLayerHand(holder: string, writer: LayerWriter): Hand {
    const doc = this.doc(`layer/${holder}`)
    const history = new UndoHistory({ live: this.live, scope: proposalsOf(doc), origin: writer, now: this.options.now })
    const carryOut = (operations: readonly RoutedOperation[]) =>
      this.options.isOld ? writeAsOldClients(doc, writer, operations) : writer.carryOut(operations)
    return { mode: 'propose', document: `layer/${holder}`, history, shadow: new UndoShadow(), carryOut }
  }

  private createPenHand(): Hand {
    const doc = this.doc('text')
    const pen = new PenWriter(doc, `pen-${this.actor.user}`)
    const history = new UndoHistory({ live: this.live, scope: articlesOf(doc), origin: pen, now: this.options.now })
    const carryOut = (operations: readonly RoutedOperation[]) => pen.carryOut(operations)
    return { mode: 'pen', document: 'text', history, shadow: new UndoShadow(), carryOut }
  }
}

/** As a client of another version would: it leaves out what it does not know, and writes what we do not know. */
function writeAsOldClients(doc: Y.Doc, writer: LayerWriter, operations: readonly RoutedOperation[]): void {
  const before = new Set(proposalsOf(doc).keys())
  doc.transact(() => {
    writer.carryOut(operations)
    for (const [id, proposal] of proposalsOf(doc)) {
      if (before.has(id)) continue
      proposal.delete('rationale')
      proposal.set('colour', 'amber')
      const changes = proposal.get('changes') as Y.Map<Y.Map<unknown>>
      for (const change of changes.values()) {
        change.delete('quote')
        change.set('priority', 3)
      }
    }
  }, writer)
}
