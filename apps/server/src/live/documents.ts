/**
 * The live documents of one instrument. Everything that changes one goes through a commit: the updates of one turn, those
 * the server adds to them, and the rows of the register are one SQL transaction, on disk before anybody is told.
 *
 * If anything fails on the way the documents in memory are thrown away and loaded from the log again, so memory never
 * holds what the disk does not. Opening a document writes nothing, so that a full disk can still be read: what the server has to
 * write down of its own is written with the next commit.
 */
import type { GateContext } from '@cartif/live'
import {
  LAYOUT_VERSION,
  canRead,
  checkFrame,
  createDocument,
  gateContextOf,
  keepFromTidying,
  raiseLayout
} from '@cartif/live'
import { parseDocumentRef } from '@cartif/negotiation'
import * as Y from 'yjs'
import type { Database } from '../storage/database.ts'
import type { StorageFailure } from '../storage/storage-failure.ts'
import { UpdateLog } from '../storage/update-log.ts'
import { EncodedStates } from './encoded-states.ts'
import type { EncodedState } from './encoded-states.ts'
import { mergeAll } from './merge-all.ts'
import { committed } from './signals.ts'
import { createTurns } from './turns.ts'

/** An update of somebody's, waiting for the commit of its turn. */
export interface Frame {
  readonly document: string
  readonly update: Uint8Array
  readonly user: string
  /** The update is on disk. */
  stored(): void
  /** The update is not well-formed Yjs; nothing of it was applied. */
  malformed(reason: string): void
  /** Whether it may still be taken: asked at the commit, for whoever was shown out between sending and then. */
  isWelcome?(): boolean
  unwelcome?(): void
  /** The disk takes nothing at present; nothing of it was applied. */
  notStored?(failure: StorageFailure): void
}

export interface Relay {
  readonly document: string
  readonly update: Uint8Array
}

export interface DocumentHooks {
  /** Before the commit, when nothing of it is in the documents yet. */
  beforeClientUpdates?(frames: readonly Frame[]): void
  /** Inside the commit, after clients' updates: what the server has to add. */
  onClientUpdates(): void
  /** After the commit: one merged update for each document that changed. */
  onCommitted(relays: readonly Relay[]): void
  /** The documents were loaded again; whoever was connected must begin anew. */
  onReset(reason: unknown): void
  /** What an operator should know. */
  onReport?(message: string, details: Readonly<Record<string, unknown>>): void
}

/** What is never the same twice: the id of a document that is loaded, and when a turn ends. Simulations say both. */
export interface DocumentRuntime {
  createDoc(): Y.Doc
  endTurn(flush: () => void): void
}

const createRuntime = (): DocumentRuntime => ({
  createDoc: () => new Y.Doc(),
  endTurn: createTurns(() => performance.now())
})

export class InstrumentDocuments {
  hooks: DocumentHooks = { onClientUpdates: () => {}, onCommitted: () => {}, onReset: () => {} }
  readonly instrument: string
  private readonly db: Database
  private readonly log: UpdateLog
  private readonly now: () => string
  private readonly runtime: DocumentRuntime
  private readonly docs = new Map<string, Y.Doc>()
  private readonly states = new Map<string, EncodedStates>()
  private readonly bindings = new Map<string, string>()
  /** Documents opened since the last commit: the server's own ids in them are not written down yet. */
  private unbound: string[] = []
  private captured: { document: string; update: Uint8Array; user: string }[] = []
  private waiting: Frame[] = []
  private user = 'server'
  private isScheduled = false
  /** Whether clients' updates are being applied: whoever reads the documents reads them together afterwards. */
  isTaking = false

  constructor(instrument: string, db: Database, now: () => string, runtime = createRuntime()) {
    this.instrument = instrument
    this.db = db
    this.log = new UpdateLog(db)
    this.now = now
    this.runtime = runtime
  }

  /** A document, loaded whole before anybody sees it. Only the server begins documents. */
  open(name: string): Y.Doc {
    const known = this.docs.get(name)
    if (known) return known
    const doc = this.runtime.createDoc()
    keepFromTidying(doc)
    const { isSnapshotBroken } = this.log.load(this.instrument, name, doc)
    if (isSnapshotBroken) this.hooks.onReport?.('a snapshot was damaged and not used', { document: name })
    this.unbound.push(name)
    this.bindings.set(`${name} ${doc.clientID}`, 'server')
    doc.on('update', (update: Uint8Array) => void this.captured.push({ document: name, update, user: this.user }))
    this.docs.set(name, doc)
    try {
      this.bringUp(name, doc)
    } catch (error) {
      this.forget(name)
      throw error
    }
    return doc
  }

  /** What a client that has `vector` lacks of a document. */
  encodedState(name: string, vector: Uint8Array): EncodedState {
    const doc = this.open(name)
    const states = this.states.get(name) ?? new EncodedStates()
    this.states.set(name, states)
    return states.answer(doc, vector)
  }

  /** Queues a client's update for the commit of this turn. */
  receive(frame: Frame): void {
    this.waiting.push(frame)
    if (this.isScheduled) return
    this.isScheduled = true
    this.runtime.endTurn(() => this.flush())
  }

  /** Commits what clients have sent so far. */
  flush(): void {
    this.isScheduled = false
    const frames = this.waiting
    if (frames.length === 0) return
    this.waiting = []
    const failure = this.db.whyReadOnly()
    if (failure) return frames.forEach((frame) => frame.notStored?.(failure))
    this.hooks.beforeClientUpdates?.(frames)
    const taken = new Set<Frame>()
    try {
      this.inCommit(() => {
        this.isTaking = true
        for (const together of bySameWriter(frames)) this.takeTogether(together, taken)
        this.isTaking = false
        if (taken.size > 0) this.hooks.onClientUpdates()
      })
    } catch (error) {
      this.reset(error)
      // Nothing was stored, nobody was told, and `reset` has sent everybody back to the log: they send it again.
      return
    }
    for (const frame of frames) if (taken.has(frame)) frame.stored()
  }

  /** Runs the server's own writes as one commit; throws what `write` throws, and then nothing of it has happened. */
  commit<T>(write: () => T, user = 'server'): T {
    this.flush()
    this.db.mustBeWritable()
    this.user = user
    try {
      return this.inCommit(write)
    } catch (error) {
      // A refusal comes before the first write; then memory and disk agree, and nobody need begin anew.
      if (this.captured.length > 0) this.reset(error)
      throw error
    } finally {
      this.user = 'server'
    }
  }

  /** Sees to it that what is on disk is read quickly next time; of a room in use, now and then. */
  shorten(longest?: number): void {
    this.flush()
    this.log.shorten(this.instrument, this.docs, longest)
  }

  /** Leaves memory; the documents are read from the disk when somebody wants them again. */
  unload(): void {
    this.shorten()
    this.forgetAll()
  }

  /** How many documents are in memory. */
  get loaded(): number {
    return this.docs.size
  }

  /** Whose words are being written at this moment. */
  get writer(): string {
    return this.user
  }

  private inCommit<T>(write: () => T): T {
    const begunAt = performance.now()
    const result = this.db.commit(() => {
      const value = write()
      this.bindServer()
      for (const { document, update, user } of this.captured) {
        this.log.append({ instrument: this.instrument, document, bytes: update, user, at: this.now() })
      }
      return value
    }, this.now)
    this.unbound = []
    committed.tell({ seconds: (performance.now() - begunAt) / 1000, updates: this.captured.length })
    this.relay()
    return result
  }

  private relay(): void {
    const byDocument = new Map<string, Uint8Array[]>()
    for (const { document, update } of this.captured) {
      const list = byDocument.get(document)
      if (list) list.push(update)
      else byDocument.set(document, [update])
    }
    this.captured = []
    const relays = [...byDocument].map(([document, updates]) => ({ document, update: mergeAll(updates) }))
    for (const { document, update } of relays) this.states.get(document)?.add(update)
    if (relays.length > 0) this.hooks.onCommitted(relays)
  }

  /**
   * What one user has written into one document in a turn is one change of it, one update to pass on and one row of the log. It
   * cannot build on what others have written in the same turn: nobody has seen that yet.
   */
  private takeTogether(frames: readonly Frame[], taken: Set<Frame>): void {
    const { document, user } = frames[0]!
    const doc = this.open(document)
    const mayUse = (client: number) => client !== doc.clientID && (this.boundTo(document, client) ?? user) === user
    const context = gateContextOf(doc, parseDocumentRef(document)!, mayUse)
    this.user = user
    try {
      doc.transact(() => {
        for (const frame of frames) if (this.take(doc, frame, context)) taken.add(frame)
      }, frames[0])
    } finally {
      this.user = 'server'
    }
  }

  private take(doc: Y.Doc, frame: Frame, context: GateContext): boolean {
    if (frame.isWelcome?.() === false) {
      frame.unwelcome?.()
      return false
    }
    const gate = checkFrame(frame.update, context)
    if (!gate.ok) {
      frame.malformed(gate.reason)
      return false
    }
    for (const client of gate.clients) this.bind(frame.document, client, frame.user)
    Y.applyUpdate(doc, gate.repeats ? Y.diffUpdate(frame.update, Y.encodeStateVector(doc)) : frame.update)
    return true
  }

  /**
   * Whether what this client has written into a document was written by the server. Whoever else writes is bound before anything
   * is applied; earlier versions did not bind the server.
   */
  isServers(document: string, client: number): boolean {
    return (this.boundTo(document, client) ?? 'server') === 'server'
  }

  private boundTo(document: string, client: number): string | undefined {
    const key = `${document} ${client}`
    const known = this.bindings.get(key)
    if (known !== undefined) return known
    const row = this.db.first(
      this.db.query
        .selectFrom('client_binding')
        .select('user_id')
        .where('instrument', '=', this.instrument)
        .where('document', '=', document)
        .where('client_id', '=', client)
    )
    if (row) this.bindings.set(key, row.user_id)
    return row?.user_id
  }

  private bind(document: string, client: number, user: string): void {
    if (this.boundTo(document, client) !== undefined) return
    this.bindings.set(`${document} ${client}`, user)
    this.writeBinding(document, client, user)
  }

  private writeBinding(document: string, client: number, user: string): void {
    const row = { instrument: this.instrument, document, client_id: client, user_id: user, bound_at: this.now() }
    const insert = this.db.query.insertInto('client_binding').values(row)
    this.db.run(insert.onConflict((conflict) => conflict.doNothing()))
  }

  /** Nobody may write under an id of the server's, when it has another after a restart. */
  private bindServer(): void {
    for (const name of this.unbound) this.writeBinding(name, this.docs.get(name)!.clientID, 'server')
  }

  /** Begins a document that is not begun, and raises one of an earlier layout. */
  private bringUp(name: string, doc: Y.Doc): void {
    const layout = doc.getMap('meta').get('layout')
    if (layout === undefined) this.begin(name, doc)
    else if (!canRead(layout)) throw new Error(`${name} has a layout this version cannot read`)
    else if (layout !== LAYOUT_VERSION) this.write(name, doc, () => raiseLayout(doc))
  }

  private forget(name: string): void {
    this.docs.get(name)?.destroy()
    this.docs.delete(name)
    this.states.delete(name)
    this.unbound = this.unbound.filter((one) => one !== name)
    this.captured = this.captured.filter(({ document }) => document !== name)
  }

  private begin(name: string, doc: Y.Doc): void {
    const ref = parseDocumentRef(name)!
    const meta: Readonly<Record<string, string>> =
      'holder' in ref ? { holder: ref.holder } : { instrument: this.instrument }
    this.write(name, doc, () => createDocument(doc, meta))
  }

  /** What the server writes of its own accord while it opens a document. */
  private write(name: string, doc: Y.Doc, change: () => void): void {
    change()
    const begun = this.captured.filter(({ document }) => document === name)
    this.captured = this.captured.filter(({ document }) => document !== name)
    this.db.transaction(() => {
      this.bindServer()
      for (const { update } of begun) {
        this.log.append({ instrument: this.instrument, document: name, bytes: update, user: 'server', at: this.now() })
      }
    })
    this.unbound = []
  }

  private reset(reason: unknown): void {
    this.forgetAll()
    this.hooks.onReset(reason)
  }
  private forgetAll(): void {
    this.isTaking = false
    this.captured = []
    this.unbound = []
    this.bindings.clear()
    for (const doc of this.docs.values()) doc.destroy()
    this.docs.clear()
    this.states.clear()
  }
}

/** In order of arrival: of each document and user, everything at the place of the first. */
function bySameWriter(frames: readonly Frame[]): Iterable<readonly Frame[]> {
  const groups = new Map<string, Frame[]>()
  for (const frame of frames) {
    const key = `${frame.document} ${frame.user}`
    const group = groups.get(key)
    if (group) group.push(frame)
    else groups.set(key, [frame])
  }
  return groups.values()
}
