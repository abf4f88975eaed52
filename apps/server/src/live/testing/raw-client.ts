/** A bare WebSocket to one live document, which says what a test tells it to and keeps every byte that comes. */
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

export interface RawOptions {
  readonly address: string
  readonly path: string
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
}

export class RawClient {
  readonly socket: WebSocket
  readonly messages: Uint8Array[] = []
  closed: { readonly code: number; readonly reason: string } | undefined
  private waiting: { readonly isTrue: () => boolean; readonly resolve: () => void }[] = []

  constructor({ address, path, cookie, headers }: RawOptions) {
    const url = `${address.replace('http', 'ws')}${path}`
    this.socket = new WebSocket(url, { headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) } })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('message', (data: Buffer) => {
      this.take(new Uint8Array(data))
      this.look()
    })
    this.socket.on('close', (code, reason) => {
      this.closed ??= { code, reason: String(reason) }
      this.look()
    })
    this.socket.on('unexpected-response', (_, { statusCode = 0 }) => {
      this.closed ??= { code: statusCode, reason: 'not upgraded' }
      this.look()
    })
    this.socket.on('error', () => {})
    this.socket.on('open', () => this.look())
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  /** Waits for something that a message, the opening or the closing brings. */
  until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ isTrue, resolve })
      this.look()
    })
  }

  /** Waits until a message of a kind, or of a kind and step, has come, or the socket has closed. */
  heard(...kinds: readonly (readonly number[])[]): Promise<void> {
    const is = (message: Uint8Array) => kinds.some((kind) => kind.every((byte, index) => message[index] === byte))
    return this.until(() => this.closed !== undefined || this.messages.some(is))
  }

  say(message: Uint8Array): void {
    this.socket.send(message)
  }

  sayUpdate(update: Uint8Array): void {
    const bytes = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
    this.say(bytes)
  }

  protected take(message: Uint8Array): void {
    this.messages.push(message)
  }

  leave(): void {
    this.socket.terminate()
  }

  private look(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const one of waiting) {
      if (one.isTrue()) one.resolve()
      else this.waiting.push(one)
    }
  }
}
