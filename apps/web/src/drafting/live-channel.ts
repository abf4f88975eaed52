/**
 * One live document in this browser: the shared document, its copy on disk, and what of it is on the server's. What is written
 * while it is not open waits, and goes with the answer to the server's next question.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { hasBrought, onOwnUpdate } from '@cartif/live'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DiskCopy } from './disk-copy.ts'

/** What a channel needs of the connection that it is a part of. */
export interface ChannelHost {
  /** Sends what is about the document; `isWrite`: it is counted, and its number among those is returned. */
  send(number: number, write: (encoder: encoding.Encoder) => void, isWrite: boolean): number
  /** Whether words may wait here from an earlier visit. */
  hasWaiting(): boolean
  changed(): void
}

const SYNC = 0
const AWARENESS = 1
const DENIED = 2
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
/** Where one's caret is, is told no more often than this (milliseconds). */
const TELL_EVERY = 80

export class Channel {
  readonly name: string
  readonly doc = new Y.Doc()
  /** Who is here; undefined where nobody is shown. */
  readonly awareness: Awareness | undefined
  /** When the copy on this computer has been read, and when anything has. */
  readonly read: Promise<unknown>
  readonly ready: Promise<unknown>
  isSaved = true
  isShut = false
  refused: string | undefined
  /** Not asked for until somebody has said what becomes of the words that wait. */
  isHeld = false
  isSynced = false
  private number: number | undefined
  private mayWrite = false
  private isDenied = false
  /** Whether something was written that has not been sent, and the last that has. */
  private isWaiting = false
  private lastSent = 0
  private readonly host: ChannelHost
  private readonly copy: DiskCopy
  /** Whether the message that is being read brings anything. */
  private hasBrought = false
  private synced: () => void = () => {}
  private tellTimer: ReturnType<typeof setTimeout> | undefined
  private toldAt = 0

  constructor(name: string, store: string, isPeopled: boolean, host: ChannelHost) {
    this.name = name
    this.host = host
    this.awareness = isPeopled ? new Awareness(this.doc) : undefined
    this.copy = new DiskCopy(store, this.doc)
    onOwnUpdate(
      this.doc,
      (origin) => origin === this || this.copy.brings(origin),
      (update) => this.written(update)
    )
    this.doc.on('afterTransaction', (transaction) => {
      if (transaction.origin === this) this.hasBrought ||= hasBrought(transaction)
    })
    this.awareness?.on('update', (_: unknown, origin: unknown) => void (origin === 'local' && this.tellSoon()))
    const synced = new Promise<void>((resolve) => (this.synced = resolve))
    this.read = this.copy.read
    this.ready = this.read.then(() => (this.doc.getMap('meta').size > 0 ? undefined : synced))
  }

  get isOpen(): boolean {
    return this.number !== undefined
  }

  get vector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  goesBy(number: number): boolean {
    return this.number === number
  }

  opened(number: number, mayWrite: boolean): void {
    this.number = number
    this.mayWrite = mayWrite
    this.isShut = this.isDenied = false
    this.tell()
  }

  shut(): void {
    this.isShut = true
    this.closed()
  }

  /** The connection is gone. */
  closed(): void {
    this.number = undefined
    this.isSynced = false
    this.isWaiting = !this.isSaved
    const { awareness } = this
    if (!awareness) return
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID)
    removeAwarenessStates(awareness, others, this)
  }

  /** Reads a message about the document, behind its number. */
  receive(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
        return this.receiveSync(decoder)
      case AWARENESS:
        return this.awareness && applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
      case DENIED:
        decoding.readVarUint(decoder)
        this.refused = decoding.readVarString(decoder)
        this.isDenied = true
        this.isSaved = false
        return this.host.changed()
      default:
    }
  }

  /** So many of the connection's messages are on disk. */
  settled(count: number): void {
    if (this.isOpen && !this.isSaved && !this.isWaiting && !this.isDenied && this.lastSent <= count) this.isSaved = true
  }

  hold(): void {
    if (!this.isOpen) this.isHeld = true
  }

  destroy(): void {
    clearTimeout(this.tellTimer)
    this.number = undefined
    this.copy.close()
    this.doc.destroy()
  }

  private receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === STEP_1) return this.answer(payload)
    this.hasBrought = false
    Y.applyUpdate(this.doc, payload, this)
    // As it came: to encode it once more takes as long as to read it.
    if (this.hasBrought) this.copy.keep(payload.slice())
    if (step !== STEP_2 || this.isSynced) return
    this.isSynced = true
    this.synced()
    this.host.changed()
  }

  /** What the server lacks; of a document that one only reads it lacks nothing, unless it was written once. */
  private answer(vector: Uint8Array): void {
    const hasMore = hasMoreThan(this.doc, vector)
    if (!this.mayWrite && !hasMore && this.isSaved && !this.host.hasWaiting()) return
    if (hasMore) this.isSaved = false
    this.isWaiting = false
    this.sendSync(STEP_2, Y.encodeStateAsUpdate(this.doc, vector))
  }

  private written(update: Uint8Array): void {
    this.copy.keep(update)
    this.isSaved = false
    if (this.isOpen) this.sendSync(UPDATE, update)
    else this.isWaiting = true
    this.host.changed()
  }

  private sendSync(step: number, payload: Uint8Array): void {
    const write = (encoder: encoding.Encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, payload)
    }
    this.lastSent = this.host.send(this.number!, write, true)
  }

  /** A caret moves with every letter. */
  private tellSoon(): void {
    if (this.awareness?.getLocalState() === null) return this.tell()
    this.tellTimer ??= setTimeout(() => this.tell(), Math.max(0, this.toldAt + TELL_EVERY - performance.now()))
  }

  private tell(): void {
    clearTimeout(this.tellTimer)
    this.tellTimer = undefined
    const { awareness, number } = this
    if (!awareness || number === undefined) return
    this.toldAt = performance.now()
    const own = encodeAwarenessUpdate(awareness, [awareness.clientID])
    const write = (encoder: encoding.Encoder) => {
      encoding.writeVarUint(encoder, AWARENESS)
      encoding.writeVarUint8Array(encoder, own)
    }
    this.host.send(number, write, false)
  }
}

/** Whether a document holds anything that a state vector does not. */
function hasMoreThan(doc: Y.Doc, vector: Uint8Array): boolean {
  const known = Y.decodeStateVector(vector)
  return [...doc.store.clients.keys()].some((client) => Y.getState(doc.store, client) > (known.get(client) ?? 0))
}
