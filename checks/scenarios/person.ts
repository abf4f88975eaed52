/**
 * Somebody at a computer: copies of the shared documents, read and composed as the editor does it, a hand that writes
 * through the editor's own routing, and a line to the room that can be cut and joined again.
 */
import { LayerWriter, LiveInstrument, PenWriter, proposalsOf } from '@cartif/live'
import {
  accessTo,
  clampEdit,
  composedLine,
  holderOf,
  isOpen,
  parseDocumentRef,
  routePen,
  routeProposal,
  versionOf,
  wordingOf
} from '@cartif/negotiation'
import type { Actor, ComposedArticle } from '@cartif/negotiation'
import { EMPTY_LINE, lineWords, textLine } from '@cartif/treaty-text'
import type { Line, ProvisionKind } from '@cartif/treaty-text'
import * as Y from 'yjs'

/** The room's end of the line. */
export interface RoomLine {
  documents(): ReadonlyMap<string, Y.Doc>
  receive(document: string, update: Uint8Array, user: string): void
}

export interface Place {
  readonly article: ComposedArticle
  /** Composed units. */
  readonly from: number
  readonly to: number
}

export class Person {
  readonly actor: Actor
  readonly live: LiveInstrument
  isOnline = true
  /** Versions seen in the dialog in which a decision is made. */
  readonly seen = new Map<string, string>()
  private readonly docs = new Map<string, Y.Doc>()
  private readonly line: RoomLine
  private readonly writer: LayerWriter | undefined
  private readonly undoManager: Y.UndoManager | undefined
  private readonly sent: { readonly name: string; readonly update: Uint8Array }[] = []
  private ids = 0

  constructor(actor: Actor, line: RoomLine) {
    this.actor = actor
    this.line = line
    for (const name of line.documents().keys()) this.docs.set(name, this.follow(name))
    this.synchronize()
    const layers = [...this.docs].filter(([name]) => name.startsWith('layer/'))
    const byHolder = new Map(layers.map(([name, doc]) => [name.slice('layer/'.length), doc]))
    this.live = new LiveInstrument({ text: this.doc('text'), record: this.doc('record'), layers: byHolder })
    const holder = holderOf(actor)
    if (holder === undefined) return
    const tab = this.doc(`layer/${holder}`).clientID
    const newSuffix = () => `${tab}n${++this.ids}`
    this.writer = new LayerWriter(this.live, { holder, by: actor.name, newSuffix, now: () => '2026-01-01T00:00:00Z' })
    this.undoManager = this.followForUndo(holder, this.writer)
  }

  /** Hands on what the room has stored. */
  take(document: string, update: Uint8Array): void {
    if (this.isOnline) Y.applyUpdate(this.doc(document), update, 'line')
  }

  goOffline(): void {
    this.isOnline = false
  }

  comeBack(): void {
    this.isOnline = true
    this.synchronize()
  }

  /** Every update ever written, once more. */
  sendAgain(): void {
    for (const { name, update } of this.sent) this.line.receive(name, update, this.actor.user)
  }

  /** As a plain y-websocket client does it: each side sends what the other has not got. */
  synchronize(): void {
    for (const [name, theirs] of this.line.documents()) {
      const mine = this.doc(name)
      const missing = Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs))
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), 'line')
      if (this.mayWrite(name) && missing.length > 2) this.line.receive(name, missing, this.actor.user)
    }
  }

  /** Where words stand, as this person sees them. */
  find(quote: string): Place {
    const [before = '', meant, after] = quote.split('|')
    const places = this.findAll(quote.replaceAll('|', ''))
    const [place] = places
    if (!place || places.length > 1) throw new Error(`“${quote}” stands ${places.length} times in\n${this.words()}`)
    if (meant === undefined || after === undefined) return place
    const from = place.from + before.length
    return { ...place, from, to: from + meant.length }
  }

  findAll(quote: string): readonly Place[] {
    return this.live.composed.flatMap((article) => {
      const line = composedLine(article.segments)
      const words = (line[0]?.type === 'mark' ? '\n' : '') + lineWords(line)
      const places: Place[] = []
      for (let at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + quote.length))
        places.push({ article, from: at, to: at + quote.length })
      return places
    })
  }

  findArticle(name: string): string {
    const found = this.live.outline.find(({ number, title }) => number === name || title === name)
    if (!found) throw new Error(`there is no ${name}`)
    return found.id
  }

  words(): string {
    return this.live.composed.map(({ segments }) => lineWords(composedLine(segments))).join('\n')
  }

  /** Types, strikes or replaces in mode *propose*. */
  edit({ article, from, to }: Place, line: Line): void {
    const holder = holderOf(this.actor)!
    const wanted = clampEdit(article.segments, { from, to, line })
    this.refuseLocked(article.id)
    this.mustWrite().carryOut(routeProposal(article.id, article.segments, wanted, holder))
  }

  /** Types or strikes with the pen. */
  pen({ article, from, to }: Place, words: string): void {
    const wanted = clampEdit(article.segments, { from, to, line: textLine(words) })
    this.refuseLocked(article.id)
    const writer = new PenWriter(this.live.documents.text, `pen-${this.actor.user}`)
    writer.carryOut(routePen(article.id, article.segments, wanted))
  }

  /** A backspace held down: own words go, others' are struck, and the caret moves on past what is struck. */
  backspace({ article: { id }, to }: Place, count: number): void {
    let caret = to
    for (let press = 0; press < count; press++) {
      const article = this.live.findComposed(id)!
      this.edit({ article, from: caret - 1, to: caret }, EMPTY_LINE)
      caret--
    }
  }

  mark(kind: ProvisionKind): Line {
    return [
      { type: 'mark', id: `${this.actor.user}-mark${this.doc('text').clientID}-${++this.ids}`, kind, numbering: 'auto' }
    ]
  }

  mustWrite(): LayerWriter {
    if (!this.writer) throw new Error(`${this.actor.name} writes nothing`)
    return this.writer
  }

  undo(): void {
    this.undoManager?.undo()
  }

  redo(): void {
    this.undoManager?.redo()
  }

  versionOf(proposal: string): string {
    const found = this.live.findProposal(proposal)
    if (!found) throw new Error(`${this.actor.name} sees no ${proposal}`)
    return versionOf(wordingOf(found, (text) => this.live.lineOf(text)))
  }

  private followForUndo(holder: string, writer: LayerWriter): Y.UndoManager {
    const scope = proposalsOf(this.doc(`layer/${holder}`))
    const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([writer]), captureTimeout: 0 })
    const countDecided = () =>
      this.live.negotiation.proposals.filter((one) => one.holder === holder && !isOpen(one)).length
    let decided = countDecided()
    this.live.onChange(() => {
      const now = countDecided()
      if (now !== decided) manager.clear()
      decided = now
    })
    return manager
  }

  private refuseLocked(article: string): void {
    if ((this.live.recordOfArticle(article)?.status ?? 'open') !== 'open') throw new Refusal('locked')
  }

  private doc(name: string): Y.Doc {
    const doc = this.docs.get(name)
    if (!doc) throw new Error(`no document ${name}`)
    return doc
  }

  private follow(name: string): Y.Doc {
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'line') return
      if (!this.mayWrite(name)) throw new Error(`${this.actor.name} wrote ${name}`)
      this.sent.push({ name, update })
      if (this.isOnline) this.line.receive(name, update, this.actor.user)
    })
    return doc
  }

  private mayWrite(name: string): boolean {
    return accessTo(parseDocumentRef(name)!, this.actor) === 'write'
  }
}

/** What the editor itself refuses, before anything is written. */
export class Refusal extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}
