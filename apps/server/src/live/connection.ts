/**
 * One client on one document, speaking plain y-websocket: sync (0), awareness (1), permission denied (2), query awareness
 * (3), and to those who ask for them acknowledgements (100). Rights are whole-document and asked anew for every frame.
 */
import { whyNoVector } from '@cartif/live'
import { parseDocumentRef } from '@cartif/negotiation'
import type { Access } from '@cartif/negotiation'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { FAILURE_REASONS } from '../storage/storage-failure.ts'
import { composeAwareness } from './awareness.ts'
import type { AwarenessOwners } from './awareness-owners.ts'
import type { ShownUser } from './awareness.ts'
import type { InstrumentDocuments } from './documents.ts'
import { encodeMessage, keptFor, onceFor } from './frame.ts'
import { LIVE_LIMITS, Purse } from './limits.ts'
import { Outbox } from './outbox.ts'
import type { ByteStream, Socket } from './outbox.ts'
import { saysNothingNew } from './says-nothing-new.ts'

export const CLOSE = {
  notSignedIn: 4401,
  notAllowed: 4403,
  malformed: 1008,
  tryAgain: 1012,
  notStored: 1013,
  tooMany: 4429
} as const

const SYNC = 0
const AWARENESS = 1
const DENIED = 2
const QUERY_AWARENESS = 3
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** Updates kept until what they build on has come. */
const MAX_EARLY = 400
/** An update that says nothing: no structs, no deletions. */
const EMPTY_UPDATE = 2

export interface ConnectionOptions {
  readonly socket: Socket
  /** What carries the socket's frames, where many may leave as one write. */
  readonly stream?: ByteStream
  readonly documents: InstrumentDocuments
  readonly document: string
  readonly awareness: Awareness
  /** Whose presence ids are; anybody's who comes first where it is not said. */
  readonly owners?: AwarenessOwners
  readonly userId: string
  readonly shown: ShownUser
  readonly acknowledges: boolean
  /** What the user may do with the document now. */
  access(): Access
  /** False once the session is gone. */
  isSignedIn?(): boolean
  onRefused(reason: string): void
  monotonic(): number
}

export class Connection {
  readonly options: ConnectionOptions
  private readonly outbox: Outbox
  private awarenessId: number | undefined
  private stored = 0
  private isLeaving = false
  /**
   * What was written while nobody was connected comes with the client's answer to our first question. What it writes in the
   * meantime builds on that and waits for it; afterwards there is nothing left to wait for.
   */
  private early: Uint8Array[] | undefined = []
  private earlyBytes = 0
  private readonly messages: Purse
  private readonly bytes: Purse
  private readonly questions: Purse

  constructor(options: ConnectionOptions) {
    this.options = options
    const now = options.monotonic()
    this.messages = new Purse(LIVE_LIMITS.messages, now)
    this.bytes = new Purse(LIVE_LIMITS.bytes, now)
    this.questions = new Purse(LIVE_LIMITS.questions, now)
    const { socket, stream, documents, document, awareness } = options
    this.outbox = new Outbox(socket, stream)
    socket.binaryType = 'arraybuffer'
    socket.on('message', (data, isBinary = true) => this.receive(new Uint8Array(data), isBinary))
    const doc = documents.open(document)
    this.send((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, STEP_1)
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
    })
    if (awareness.getStates().size > 0) this.sendAwareness([...awareness.getStates().keys()])
  }

  /** Sends an update that is on disk. */
  relay(update: Uint8Array): void {
    if (!this.mayStay()) return
    this.outbox.send(updateMessage(update))
  }

  sendAwareness(clients: readonly number[]): void {
    this.tellAwareness(encodeAwarenessUpdate(this.options.awareness, [...clients]))
  }

  /** Sends what is known of some who are here, as it is encoded for everybody. */
  tellAwareness(encoded: Uint8Array): void {
    this.outbox.send(awarenessMessage(encoded))
  }

  /** Whether its user may still be here; where not, it is closed. */
  mayStay(): boolean {
    if (this.options.isSignedIn?.() === false) this.close(CLOSE.notSignedIn, 'You were signed out.')
    else if (this.options.access() === 'none') this.close(CLOSE.notAllowed, 'You may no longer read this document.')
    else return true
    return false
  }

  /** Nothing that comes after the goodbye is read, however long the other side takes over its own. */
  close(code: number, reason: string): void {
    this.isLeaving = true
    this.outbox.close(code, reason.slice(0, 120))
  }

  /** The socket has closed. */
  left(): void {
    if (this.awarenessId !== undefined) removeAwarenessStates(this.options.awareness, [this.awarenessId], this)
  }

  /** A ping costs what a message costs; the answer has gone out already. */
  pinged(): void {
    if (!this.isLeaving && !this.messages.take(1, this.options.monotonic())) this.refuse('Too many messages.')
  }

  private receive(bytes: Uint8Array, isBinary: boolean): void {
    if (this.isLeaving) return
    const now = this.options.monotonic()
    if (!this.messages.take(1, now) || !this.bytes.take(bytes.length, now)) return this.refuse('Too many messages.')
    if (!this.mayStay()) return
    if (!isBinary) return this.refuse('The message is not binary.')
    try {
      this.read(decoding.createDecoder(bytes))
    } catch {
      this.refuse('The message is malformed.')
    }
  }

  private read(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
        return this.readSync(decoder)
      case AWARENESS:
        return this.readAwareness(readLast(decoder))
      case QUERY_AWARENESS:
        return this.tellWhoIsHere()
      default:
        return this.refuse('The message is of an unknown kind.')
    }
  }

  private tellWhoIsHere(): void {
    if (this.mayAsk()) this.sendAwareness([...this.options.awareness.getStates().keys()])
  }

  private mayAsk(): boolean {
    if (this.questions.take(1, this.options.monotonic())) return true
    this.refuse('Too many questions.')
    return false
  }

  private readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const payload = readLast(decoder)
    if (step === STEP_1) return this.answer(payload)
    if (step !== STEP_2 && step !== UPDATE) return this.refuse('The message is of an unknown kind.')
    if (payload.length <= EMPTY_UPDATE && payload.every((byte) => byte === 0)) {
      if (step === STEP_2) this.takeEarly()
      return this.acknowledge()
    }
    if (this.options.access() !== 'write') return this.isKnown(payload) ? this.acknowledge() : this.deny()
    this.take(payload, step === STEP_2)
  }

  private take(update: Uint8Array, isAnswer: boolean): void {
    const { documents, document, userId } = this.options
    documents.receive({
      document,
      update,
      user: userId,
      isWelcome: () => this.options.isSignedIn?.() !== false && this.options.access() === 'write',
      stored: () => {
        this.acknowledge()
        if (isAnswer) this.takeEarly()
      },
      malformed: (reason) => {
        if (!isAnswer && this.mayWait(update)) this.early?.push(update)
        else this.refuse(`The update is malformed: ${reason}.`)
      },
      notStored: (failure) => {
        this.options.onRefused(`storage ${failure}`)
        this.close(CLOSE.notStored, FAILURE_REASONS[failure])
      }
    })
  }

  private mayWait({ length }: Uint8Array): boolean {
    this.earlyBytes += length
    return this.early !== undefined && this.early.length < MAX_EARLY && this.earlyBytes <= LIVE_LIMITS.waiting
  }

  private takeEarly(): void {
    const early = this.early ?? []
    this.early = undefined
    for (const update of early) this.take(update, false)
  }

  private isKnown(update: Uint8Array): boolean {
    const { documents, document } = this.options
    return saysNothingNew(documents.open(document), update, parseDocumentRef(document)!)
  }

  private answer(vector: Uint8Array): void {
    const why = whyNoVector(vector)
    if (why !== undefined) return this.refuse(`The question is malformed: ${why}.`)
    if (!this.mayAsk()) return
    const { state, tail } = this.options.documents.encodedState(this.options.document, vector)
    this.outbox.send(answerMessage(state))
    for (const update of tail) this.outbox.send(updateMessage(update))
  }

  private readAwareness(update: Uint8Array): void {
    const { awareness } = this.options
    const { owners, userId } = this.options
    const isOwn = (client: number) =>
      this.awarenessId === undefined
        ? !awareness.getStates().has(client) && owners?.mayUse(client, userId) !== false
        : client === this.awarenessId
    const composed = composeAwareness(update, isOwn, this.options.shown)
    if (typeof composed === 'string') return this.refuse(`Refused: ${composed}.`)
    if (!composed) return
    this.awarenessId = composed.client
    owners?.use(composed.client, userId)
    applyAwarenessUpdate(awareness, composed.update, this)
  }

  /** Told to this client alone; nobody else sees a letter. */
  private deny(): void {
    this.options.onRefused('read-only')
    this.send((encoder) => {
      encoding.writeVarUint(encoder, DENIED)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(
        encoder,
        `You may read ${this.options.document}, but not write it. Nothing you wrote there was kept.`
      )
    })
  }

  private acknowledge(): void {
    if (!this.options.acknowledges) return
    this.outbox.acknowledge(++this.stored)
  }

  private refuse(reason: string): void {
    this.options.onRefused(reason)
    this.close(CLOSE.malformed, reason)
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    this.outbox.send(encodeMessage(write))
  }
}

/** What fills a message to its end. */
function readLast(decoder: decoding.Decoder): Uint8Array {
  const bytes = decoding.readVarUint8Array(decoder)
  if (decoding.hasContent(decoder)) throw new Error('bytes are left over')
  return bytes
}

/** The same state is sent to everybody who joins until much has been written. */
const answerMessage = keptFor((state: Uint8Array) =>
  encodeMessage((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, STEP_2)
    encoding.writeVarUint8Array(encoder, state)
  })
)

/** The same update is relayed to everybody in a document, and encoded for the first of them. */
const updateMessage = onceFor((update: Uint8Array) =>
  encodeMessage((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, UPDATE)
    encoding.writeVarUint8Array(encoder, update)
  })
)

const awarenessMessage = onceFor((update: Uint8Array) =>
  encodeMessage((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, update)
  })
)
