/**
 * One client on one document, speaking plain y-websocket; to those who ask for them acknowledgements (100) say how many
 * sync messages of the connection are on disk. It ends when its user may no longer read the document.
 */
import type { Access } from '@cartif/negotiation'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import type { AwarenessOwners } from './awareness-owners.ts'
import type { ShownUser } from './awareness.ts'
import { Conversation } from './conversation.ts'
import type { Receipt } from './conversation.ts'
import type { InstrumentDocuments } from './documents.ts'
import { LINE_LIMITS } from './limits.ts'
import { CLOSE, Line } from './line.ts'
import type { ByteStream, Socket } from './outbox.ts'
import { PLAIN } from './said.ts'

const ACKNOWLEDGED = 100

export interface ConnectionOptions {
  readonly socket: Socket
  readonly stream?: ByteStream
  readonly documents: InstrumentDocuments
  readonly document: string
  readonly awareness: Awareness
  readonly owners?: AwarenessOwners
  readonly userId: string
  readonly shown: ShownUser
  readonly acknowledges: boolean
  /** What the user may do with the document now. */
  access(): Access
  /** False once the session is gone. */
  isSignedIn?(): boolean
  standing?(): number
  onRefused(reason: string): void
  monotonic(): number
}

export class Connection {
  readonly line: Line
  readonly conversation: Conversation
  private readonly acknowledges: boolean
  private stored = 0

  constructor(options: ConnectionOptions) {
    this.acknowledges = options.acknowledges
    const isSignedIn = () => options.isSignedIn?.() !== false
    this.line = new Line({
      ...options,
      isSignedIn,
      limits: LINE_LIMITS.plain,
      acknowledgement,
      read: (bytes) => this.conversation.read(decoding.createDecoder(bytes)),
      mayStay: () => this.conversation.mayStay()
    })
    this.conversation = new Conversation({
      ...options,
      isSignedIn,
      line: this.line,
      dialect: PLAIN,
      number: 0,
      onShut: () => this.line.close(CLOSE.notAllowed, 'You may no longer read this document.'),
      receipt: () => this.receipt
    })
    this.conversation.greet()
  }

  relay(update: Uint8Array): void {
    this.conversation.relay(update)
  }

  close(code: number, reason: string): void {
    this.line.close(code, reason)
  }

  private readonly receipt: Receipt = {
    stored: () => this.acknowledge(),
    denied: () => {}
  }

  private acknowledge(): void {
    if (this.acknowledges) this.line.acknowledge(++this.stored)
  }
}

function acknowledgement(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, ACKNOWLEDGED)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}
