/**
 * What leaves for one client. Whatever is said in one turn leaves as one write, and of acknowledgements only the last: a
 * room of two hundred costs a system call for each of them and turn, not for each letter. Without a stream to write to every
 * message is sent at once.
 */
import * as encoding from 'lib0/encoding'
import { encodeMessage, frameOf } from './frame.ts'
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
}

/** What carries the frames of a socket. Nothing but whole frames may be written to it. */
export interface ByteStream {
  write(bytes: Uint8Array): unknown
}

const ACKNOWLEDGED = 100
/** Bytes */
const MOST_JOINED = 1 << 16
/** Try again later: a reader that does not read. */
const DOES_NOT_READ = 1013

export class Outbox {
  private readonly socket: Socket
  private readonly stream: ByteStream | undefined
  private frames: Uint8Array[] = []
  private acknowledged: number | undefined
  private isDue = false
  /** Bytes of `frames`. */
  private waiting = 0

  constructor(socket: Socket, stream?: ByteStream) {
    this.socket = socket
    this.stream = stream
  }

  send(message: Uint8Array): void {
    const { socket, stream } = this
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount + this.waiting > LIVE_LIMITS.unread) return this.giveUp()
    if (!stream) return socket.send(message)
    const frame = frameOf(message)
    this.frames.push(frame)
    this.waiting += frame.length
    this.becomeDue()
  }

  /** That so many messages are on disk. */
  acknowledge(count: number): void {
    if (!this.stream) return this.send(acknowledgement(count))
    this.acknowledged = count
    this.becomeDue()
  }

  close(code: number, reason: string): void {
    this.flush()
    this.socket.close(code, reason)
  }

  /** Nothing more is sent; the word goodbye is read by whoever reads after all, and the socket's own patience ends the rest. */
  private giveUp(): void {
    this.frames = []
    this.waiting = 0
    this.socket.close(DOES_NOT_READ, 'You do not read what is sent.')
  }

  private becomeDue(): void {
    if (this.isDue) return
    this.isDue = true
    queueMicrotask(() => this.flush())
  }

  private flush(): void {
    this.isDue = false
    const { socket, acknowledged, frames } = this
    if (acknowledged !== undefined) frames.push(frameOf(acknowledgement(acknowledged)))
    this.acknowledged = undefined
    this.frames = []
    this.waiting = 0
    if (frames.length === 0 || socket.readyState !== socket.OPEN) return
    this.write(frames)
  }

  /** Joined where that costs less than another call of the system. */
  private write(frames: readonly Uint8Array[]): void {
    const bytes = frames.reduce((sum, frame) => sum + frame.length, 0)
    if (frames.length > 1 && bytes <= MOST_JOINED) this.stream?.write(Buffer.concat(frames))
    else for (const frame of frames) this.stream?.write(frame)
  }
}

function acknowledgement(count: number): Uint8Array {
  return encodeMessage((encoder) => {
    encoding.writeVarUint(encoder, ACKNOWLEDGED)
    encoding.writeVarUint(encoder, count)
  })
}
