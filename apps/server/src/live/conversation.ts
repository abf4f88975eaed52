/**
 * One client and one document, as y-protocols has it: sync (0), awareness (1), permission denied (2), query awareness (3).
 * Rights are whole-document and asked anew for every message. Whether the connection is about this document alone or about
 * many is no concern of it.
 */
import { whyNoVector } from '@cartif/live'
import { parseDocumentRef } from '@cartif/negotiation'
import type { Access } from '@cartif/negotiation'
import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { FAILURE_REASONS } from '../storage/storage-failure.ts'
import { composeAwareness } from './awareness.ts'
import type { AwarenessOwners } from './awareness-owners.ts'
import type { ShownUser } from './awareness.ts'
import type { InstrumentDocuments } from './documents.ts'
import { CLOSE } from './line.ts'
import type { Line } from './line.ts'
import { AWARENESS, QUERY_AWARENESS, STEP_1, STEP_2, SYNC, UPDATE } from './said.ts'
import type { Dialect } from './said.ts'
import { saysNothingNew } from './says-nothing-new.ts'

/** Updates kept until what they build on has come. */
const MAX_EARLY = 400
/** An update that says nothing: no structs, no deletions. */
const EMPTY_UPDATE = 2

/** What becomes of one sync message. */
export interface Receipt {
  stored(): void
  denied(): void
}

export interface ConversationOptions {
  readonly line: Line
  readonly dialect: Dialect
  /** What stands before its messages, where the connection is about many. */
  readonly number: number
  readonly documents: InstrumentDocuments
  readonly document: string
  /** Who is present; undefined for a document in which nobody is shown. */
  readonly awareness: Awareness | undefined
  /** Whose presence ids are; anybody's who comes first where it is not said. */
  readonly owners?: AwarenessOwners | undefined
  readonly userId: string
  readonly shown: ShownUser
  /** What the user may do with the document now. */
  access(): Access
  isSignedIn(): boolean
  /** A number that is another one whenever anybody's rights may be others; without it they are asked for every message. */
  standing?(): number
  /** The user may no longer read the document. */
  onShut(): void
  receipt(): Receipt
}

export class Conversation {
  readonly options: ConversationOptions
  private awarenessId: number | undefined
  /** The standing in which the user was last found welcome. */
  private welcomeIn: number | undefined
  /**
   * What was written while nobody was connected comes with the client's answer to our first question. What it writes in the
   * meantime builds on that and waits for it; afterwards there is nothing left to wait for.
   */
  private early: (readonly [update: Uint8Array, receipt: Receipt])[] | undefined = []

  constructor(options: ConversationOptions) {
    this.options = options
  }

  /** Asks what the client has, and says who is here. */
  greet(): void {
    const { line, dialect, number, documents, document, awareness } = this.options
    line.send(dialect.question(Y.encodeStateVector(documents.open(document)), number))
    if (awareness && awareness.getStates().size > 0) this.tellWho([...awareness.getStates().keys()])
  }

  /** Sends an update that is on disk. */
  relay(update: Uint8Array): void {
    if (!this.mayStay()) return
    const { line, dialect, number } = this.options
    line.send(dialect.update(update, number))
  }

  /** Sends what is known of some who are here, as it is encoded for everybody. */
  tellAwareness(encoded: Uint8Array): void {
    const { line, dialect, number } = this.options
    line.send(dialect.presence(encoded, number))
  }

  /** Whether its user may still be here; where not, it is over. */
  mayStay(): boolean {
    const { line, standing, access, onShut } = this.options
    const now = standing?.()
    if (now !== undefined && now === this.welcomeIn) return true
    if (!line.isSignedIn()) return false
    if (access() === 'none') {
      onShut()
      return false
    }
    this.welcomeIn = now
    return true
  }

  close(code: number, reason: string): void {
    this.options.line.close(code, reason)
  }

  /** The client has gone, or may no longer read. */
  left(): void {
    const { awareness } = this.options
    if (this.awarenessId !== undefined && awareness) removeAwarenessStates(awareness, [this.awarenessId], this)
    this.awarenessId = undefined
    for (const [, receipt] of this.early ?? []) receipt.denied()
    this.early = undefined
  }

  read(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
        return this.readSync(decoder)
      case AWARENESS:
        return this.readAwareness(readLast(decoder))
      case QUERY_AWARENESS:
        return this.tellWhoIsHere()
      default:
        return this.options.line.refuse('The message is of an unknown kind.')
    }
  }

  /** Sends what a client with this state vector lacks. */
  answer(vector: Uint8Array): void {
    const { line, dialect, number, documents, document } = this.options
    const why = whyNoVector(vector)
    if (why !== undefined) return line.refuse(`The question is malformed: ${why}.`)
    const { state, tail } = documents.encodedState(document, vector)
    line.send(dialect.answer(state, number))
    for (const update of tail) line.send(dialect.update(update, number))
  }

  private tellWhoIsHere(): void {
    const { line, awareness } = this.options
    if (line.mayAsk() && awareness) this.tellWho([...awareness.getStates().keys()])
  }

  private tellWho(clients: readonly number[]): void {
    this.tellAwareness(encodeAwarenessUpdate(this.options.awareness!, [...clients]))
  }

  private readSync(decoder: decoding.Decoder): void {
    const { line } = this.options
    const step = decoding.readVarUint(decoder)
    const payload = readLast(decoder)
    if (step === STEP_1) {
      if (whyNoVector(payload) === undefined && !line.mayAsk()) return
      return this.answer(payload)
    }
    if (step !== STEP_2 && step !== UPDATE) return line.refuse('The message is of an unknown kind.')
    const receipt = this.options.receipt()
    if (payload.length <= EMPTY_UPDATE && payload.every((byte) => byte === 0)) {
      if (step === STEP_2) this.takeEarly()
      return receipt.stored()
    }
    if (this.options.access() !== 'write') return this.isKnown(payload) ? receipt.stored() : this.deny(receipt)
    this.take(payload, receipt, step === STEP_2)
  }

  private take(update: Uint8Array, receipt: Receipt, isAnswer: boolean): void {
    const { line, documents, document, userId } = this.options
    documents.receive({
      document,
      update,
      user: userId,
      isWelcome: () => this.options.isSignedIn() && this.options.access() === 'write',
      unwelcome: () => receipt.denied(),
      stored: () => {
        receipt.stored()
        if (isAnswer) this.takeEarly()
      },
      malformed: (reason) => {
        if (!isAnswer && this.mayWait(update)) this.early?.push([update, receipt])
        else line.refuse(`The update is malformed: ${reason}.`)
      },
      notStored: (failure) => {
        line.note(`storage ${failure}`)
        line.close(CLOSE.notStored, FAILURE_REASONS[failure])
      }
    })
  }

  private mayWait({ length }: Uint8Array): boolean {
    const mayKeep = this.options.line.mayKeep(length)
    return this.early !== undefined && this.early.length < MAX_EARLY && mayKeep
  }

  private takeEarly(): void {
    const early = this.early ?? []
    this.early = undefined
    for (const [update, receipt] of early) this.take(update, receipt, false)
  }

  private isKnown(update: Uint8Array): boolean {
    const { documents, document } = this.options
    return saysNothingNew(documents.open(document), update, parseDocumentRef(document)!)
  }

  private readAwareness(update: Uint8Array): void {
    const { line, awareness, owners, userId, shown } = this.options
    if (!awareness) return line.refuse('Nobody is shown in this document.')
    const isOwn = (client: number) =>
      this.awarenessId === undefined
        ? !awareness.getStates().has(client) && owners?.mayUse(client, userId) !== false
        : client === this.awarenessId
    const composed = composeAwareness(update, isOwn, shown)
    if (typeof composed === 'string') return line.refuse(`Refused: ${composed}.`)
    if (!composed) return
    this.awarenessId = composed.client
    owners?.use(composed.client, userId)
    applyAwarenessUpdate(awareness, composed.update, this)
  }

  /** Told to this client alone; nobody else sees a letter. */
  private deny(receipt: Receipt): void {
    const { line, dialect, number, document } = this.options
    line.note('read-only')
    const reason = `You may read ${document}, but not write it. Nothing you wrote there was kept.`
    line.send(dialect.denied(reason, number))
    receipt.denied()
  }
}

/** What fills a message to its end. */
function readLast(decoder: decoding.Decoder): Uint8Array {
  const bytes = decoding.readVarUint8Array(decoder)
  if (decoding.hasContent(decoder)) throw new Error('bytes are left over')
  return bytes
}
