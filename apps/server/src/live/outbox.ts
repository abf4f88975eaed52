/**
 * What leaves for one client. Whatever is said in one turn leaves as one write, and of acknowledgements only the last: a
 * room of two hundred costs a system call for each of them and turn, not for each letter. What was said to one and is said
 * to the next in the same words is put together once. Without a stream to write to every message is sent at once.
 */
import { toFrame } from './frame.ts'
import type { Framed } from './frame.ts'
import { LIVE_LIMITS } from './limits.ts'

/** What a connection needs of a WebSocket. */
export interface Socket {
  binaryType: string
  readonly readyState: number
  readonly OPEN: number
  readonly bufferedAmount: number
  on(event: 'message', listener: (data: ArrayBuffer, isBinary?: boolean) => void): unknown
  send(data: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  ping?(): void
}

/** What carries the frames of a socket. Nothing but whole frames may be written to it. */
export interface ByteStream {
  write(bytes: Uint8Array): unknown
  cork?(): void
  uncork?(): void
}

export interface OutboxOptions {
  readonly socket: Socket
  readonly stream?: ByteStream | undefined
  /** Bytes waiting to be sent: whoever has more of them does not read. */
  readonly unread?: number
  /** How it is said that so many messages are on disk. */
  acknowledgement(count: number): Uint8Array
}

/** Bytes */
const MOST_JOINED = 1 << 16
/** Try again later: a reader that does not read. */
const DOES_NOT_READ = 1013

export class Outbox {
  private readonly options: OutboxOptions
  private readonly unread: number
  private frames: Uint8Array[] = []
  private acknowledged: number | undefined
  private isDue = false
  /** Bytes of `frames`. */
  private waiting = 0

  constructor(options: OutboxOptions) {
    this.options = options
    this.unread = options.unread ?? LIVE_LIMITS.unread
  }

  send({ message, frame }: Framed): void {
    const { socket, stream } = this.options
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount + this.waiting > this.unread) return this.giveUp()
    if (!stream) return socket.send(message)
    // Most often it is the only one of the turn, and an array that is pushed to makes room for sixteen.
    if (this.frames.length === 0) this.frames = [frame]
    else this.frames.push(frame)
    this.waiting += frame.length
    this.becomeDue()
  }

  /** That so many messages are on disk. */
  acknowledge(count: number): void {
    const { stream, acknowledgement } = this.options
    if (!stream) return this.send(toFrame(acknowledgement(count)))
    this.acknowledged = count
    this.becomeDue()
  }

  close(code: number, reason: string): void {
    this.flush()
    this.options.socket.close(code, reason)
  }

  /** Nothing more is sent; the word goodbye is read by whoever reads after all, and the socket's own patience ends the rest. */
  private giveUp(): void {
    this.frames = []
    this.waiting = 0
    this.options.socket.close(DOES_NOT_READ, 'You do not read what is sent.')
  }

  private becomeDue(): void {
    if (this.isDue) return
    this.isDue = true
    flushSoon(this)
  }

  /** Writes what was said in this turn. */
  flush(): void {
    this.isDue = false
    const { frames, acknowledged } = this
    const { socket, acknowledgement } = this.options
    if (acknowledged !== undefined) frames.push(toFrame(acknowledgement(acknowledged)).frame)
    this.acknowledged = undefined
    const bytes = this.waiting
    this.frames = []
    this.waiting = 0
    if (frames.length === 0 || socket.readyState !== socket.OPEN) return
    this.write(frames, bytes)
  }

  /** Joined where that costs less than handing each over. */
  private write(frames: readonly Uint8Array[], bytes: number): void {
    const { stream } = this.options
    if (frames.length === 1) return void stream?.write(frames[0]!)
    if (bytes <= MOST_JOINED) return void stream?.write(joinOnce(frames))
    stream?.cork?.()
    for (const frame of frames) stream?.write(frame)
    stream?.uncork?.()
  }
}

let due: Outbox[] = []

/** At the end of the turn, all in one: a microtask for each of two hundred costs as much as what it does. */
function flushSoon(outbox: Outbox): void {
  if (due.push(outbox) > 1) return
  queueMicrotask(() => {
    const outboxes = due
    due = []
    for (const one of outboxes) one.flush()
  })
}

/** Everybody in a room is told the same in a turn: the last frames, joined, are often the next. */
let last: { readonly frames: readonly Uint8Array[]; readonly joined: Uint8Array } | undefined

function joinOnce(frames: readonly Uint8Array[]): Uint8Array {
  if (last?.frames.length === frames.length && frames.every((frame, index) => frame === last?.frames[index]))
    return last.joined
  last = { frames, joined: Buffer.concat(frames) }
  return last.joined
}
