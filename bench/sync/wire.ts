/**
 * A client of a WebSocket that costs next to nothing, so that five hundred of them fit into one process: frames are
 * written by hand, and what arrives is only counted unless somebody reads it.
 */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface WireOptions {
  readonly url: string
  readonly cookie?: string | undefined
  /** Called with the whole of each message, until it is `deaf`; without it, what arrives is counted and thrown away. */
  readonly onMessage?: ((message: Uint8Array) => void) | undefined
  readonly onClose?: () => void
}

/** That somebody is there, said unasked: whoever reads nothing sees no ping (RFC 6455, section 5.5.3). */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0])
const PONG_EVERY = 5000

export class Wire {
  received = 0
  /** What arrives is only counted from now on. */
  deaf = false
  private readonly pulse = setInterval(() => this.socket.write(PONG), PONG_EVERY)
  private readonly socket: Socket
  private readonly options: WireOptions
  private readonly opened: (wire: Wire) => void
  private isOpen = false
  private rest: Buffer = Buffer.alloc(0)

  static open(options: WireOptions): Promise<Wire> {
    return new Promise((resolve, reject) => void new Wire(options, resolve, reject))
  }

  private constructor(options: WireOptions, opened: (wire: Wire) => void, failed: (error: Error) => void) {
    const { hostname, port, pathname, search, host } = new URL(options.url)
    this.options = options
    this.opened = opened
    const onread = {
      buffer: Buffer.alloc(1 << 16),
      callback: (size: number, buffer: Uint8Array) => this.take(size, buffer)
    }
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true, onread })
    this.socket.on('error', failed)
    this.socket.on('close', () => {
      clearInterval(this.pulse)
      options.onClose?.()
    })
    const key = randomBytes(16).toString('base64')
    const cookie = options.cookie === undefined ? '' : `Cookie: ${options.cookie}\r\n`
    this.socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `${cookie}Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`
    )
  }

  /** Sends one message; the mask is zero, which is a mask too. */
  send(payload: Uint8Array): void {
    const head =
      payload.length < 126
        ? Buffer.from([0x82, 0x80 | payload.length, 0, 0, 0, 0])
        : Buffer.from([0x82, 0xfe, payload.length >> 8, payload.length & 255, 0, 0, 0, 0])
    this.socket.write(Buffer.concat([head, payload]))
  }

  close(): void {
    this.socket.destroy()
  }

  private take(size: number, buffer: Uint8Array): boolean {
    this.received += size
    const { onMessage } = this.options
    if (this.isOpen && (this.deaf || !onMessage)) return true
    this.rest = Buffer.concat([this.rest, buffer.subarray(0, size)])
    if (!this.isOpen && !this.readAnswer()) return true
    if (onMessage) this.readFrames(onMessage)
    else this.rest = Buffer.alloc(0)
    return true
  }

  private readAnswer(): boolean {
    const end = this.rest.indexOf('\r\n\r\n')
    if (end < 0) return false
    if (!this.rest.subarray(0, 12).toString().endsWith('101')) {
      this.socket.destroy(new Error(this.rest.toString('latin1').slice(0, 200)))
      return false
    }
    this.rest = this.rest.subarray(end + 4)
    this.isOpen = true
    this.opened(this)
    return true
  }

  private readFrames(onMessage: (message: Uint8Array) => void): void {
    for (;;) {
      const frame = readFrame(this.rest)
      if (!frame) return
      this.rest = this.rest.subarray(frame.end)
      if ((frame.opcode & 15) === 2) onMessage(frame.payload)
    }
  }
}

function readFrame(data: Buffer): { opcode: number; payload: Buffer; end: number } | undefined {
  if (data.length < 2) return undefined
  const short = data[1]! & 127
  const head = short === 127 ? 10 : short === 126 ? 4 : 2
  if (data.length < head) return undefined
  const length = short === 127 ? Number(data.readBigUInt64BE(2)) : short === 126 ? data.readUInt16BE(2) : short
  if (data.length < head + length) return undefined
  return { opcode: data[0]!, payload: data.subarray(head, head + length), end: head + length }
}
