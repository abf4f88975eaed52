/**
 * One client's socket, whatever is said on it: what it may send, what waits for it, what of its sync messages is on disk,
 * and the goodbye. What is refused closes it; nothing that comes after the goodbye is read, however long the other side takes over
 * its own.
 */
import type { Framed } from './frame.ts'
import { Purse } from './limits.ts'
import type { LineLimits } from './limits.ts'
import { Outbox } from './outbox.ts'
import type { ByteStream, Socket } from './outbox.ts'

export const CLOSE = {
  notSignedIn: 4401,
  notAllowed: 4403,
  malformed: 1008,
  tryAgain: 1012,
  notStored: 1013,
  tooMany: 4429
} as const

export interface LineOptions {
  readonly socket: Socket
  /** What carries the socket's frames, where many may leave as one write. */
  readonly stream?: ByteStream | undefined
  readonly limits: LineLimits
  /** False once the session is gone. */
  isSignedIn?(): boolean
  onRefused(reason: string): void
  monotonic(): number
  acknowledgement(count: number): Uint8Array
  /** Reads a message; what it throws is that the message is malformed. */
  read(bytes: Uint8Array): void
  /** Whether its user may still be here. */
  mayStay(): boolean
}

export class Line {
  isLeaving = false
  private readonly options: LineOptions
  private readonly outbox: Outbox
  private readonly messages: Purse
  private readonly bytes: Purse
  private readonly questions: Purse
  /** Bytes of updates that wait for what they build on. */
  private early = 0
  private hasAnswered = true

  constructor(options: LineOptions) {
    this.options = options
    const { socket, stream, limits, acknowledgement } = options
    const now = options.monotonic()
    this.messages = new Purse(limits.messages, now)
    this.bytes = new Purse(limits.bytes, now)
    this.questions = new Purse(limits.questions, now)
    this.outbox = new Outbox({ socket, stream, unread: limits.unread, acknowledgement })
    socket.binaryType = 'arraybuffer'
    socket.on('message', (data, isBinary = true) => this.receive(new Uint8Array(data), isBinary))
  }

  send(framed: Framed): void {
    this.outbox.send(framed)
  }

  acknowledge(count: number): void {
    this.outbox.acknowledge(count)
  }

  /** Whether the session is still there; where not, it is closed. */
  isSignedIn(): boolean {
    if (this.options.isSignedIn?.() !== false) return true
    this.close(CLOSE.notSignedIn, 'You were signed out.')
    return false
  }

  close(code: number, reason: string): void {
    this.isLeaving = true
    this.outbox.close(code, reason.slice(0, 120))
  }

  refuse(reason: string): void {
    this.options.onRefused(reason)
    this.close(CLOSE.malformed, reason)
  }

  /** Told to its client by whoever asks this; for the log alone. */
  note(reason: string): void {
    this.options.onRefused(reason)
  }

  /** A ping costs what a message costs; the answer has gone out already. */
  pinged(): void {
    if (!this.isLeaving && !this.messages.take(1, this.options.monotonic())) this.refuse('Too many messages.')
  }

  mayAsk(count = 1): boolean {
    if (this.questions.take(count, this.options.monotonic())) return true
    this.refuse('Too many questions.')
    return false
  }

  /** Whether so many bytes more may be kept until what they build on has come. */
  mayKeep(bytes: number): boolean {
    this.early += bytes
    return this.early <= this.options.limits.waiting
  }

  /** Asks whether anybody is there; who has not answered the last time is let go. */
  beat(): void {
    if (!this.hasAnswered) return this.options.socket.terminate()
    this.hasAnswered = false
    this.options.socket.ping?.()
  }

  answered(): void {
    this.hasAnswered = true
  }

  private receive(bytes: Uint8Array, isBinary: boolean): void {
    this.hasAnswered = true
    if (this.isLeaving) return
    const now = this.options.monotonic()
    if (!this.messages.take(1, now) || !this.bytes.take(bytes.length, now)) return this.refuse('Too many messages.')
    if (!this.options.mayStay()) return
    if (!isBinary) return this.refuse('The message is not binary.')
    try {
      this.options.read(bytes)
    } catch {
      this.refuse('The message is malformed.')
    }
  }
}
