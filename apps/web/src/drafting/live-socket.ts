/**
 * The one connection of a page to the live documents of an instrument. It comes back by itself, later each time and not all pages
 * at once; a server that has said nothing for so long that it must be gone (docs/protocol.md) is not waited for.
 */
import { SILENCE } from '@cartif/live'

export interface SocketListener {
  opened(): void
  heard(message: Uint8Array): void
  /** `code` is undefined where the page itself has ended it, or nobody said goodbye. */
  closed(code: number | undefined): void
}

/** The first wait before coming back, and the longest (milliseconds). */
const FIRST_WAIT = 200
const LONGEST_WAIT = 5000
/** How often it is looked whether the server is still there (milliseconds). */
const LOOK_EVERY = 2500
/** Who was shown out does not come back unasked. */
const SHOWN_OUT: ReadonlySet<number> = new Set([4401, 4403])

export class LiveSocket {
  private readonly url: string
  private readonly listener: SocketListener
  private socket: WebSocket | undefined
  private isWanted = false
  /** Attempts since everything was last answered. */
  private attempts = 0
  private waiting: ReturnType<typeof setTimeout> | undefined
  private readonly watch = setInterval(() => this.look(), LOOK_EVERY)
  private heardAt = 0

  constructor(url: string, listener: SocketListener) {
    this.url = url
    this.listener = listener
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN
  }

  connect(): void {
    this.isWanted = true
    if (this.socket) return
    clearTimeout(this.waiting)
    this.heardAt = Date.now()
    const socket = new WebSocket(this.url)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    socket.onopen = () => this.socket === socket && this.open()
    socket.onmessage = ({ data }) => this.socket === socket && this.hear(new Uint8Array(data as ArrayBuffer))
    socket.onclose = ({ code }) => this.socket === socket && this.end(code)
  }

  send(message: Uint8Array<ArrayBuffer>): void {
    if (this.isOpen) this.socket?.send(message)
  }

  /** What was asked for has been answered: the next loss is a new one. */
  settled(): void {
    this.attempts = 0
  }

  /** Leaves, and comes back when it is told to. */
  disconnect(): void {
    this.isWanted = false
    clearTimeout(this.waiting)
    if (this.socket) this.end(undefined)
  }

  destroy(): void {
    clearInterval(this.watch)
    this.disconnect()
  }

  private open(): void {
    this.heardAt = Date.now()
    this.listener.opened()
  }

  private hear(message: Uint8Array): void {
    this.heardAt = Date.now()
    this.listener.heard(message)
  }

  /** A socket of a network that swallows everything stays open for minutes; so does one that never opens. */
  private look(): void {
    if (this.socket && Date.now() - this.heardAt > SILENCE) this.end(undefined)
  }

  private end(code: number | undefined): void {
    const { socket } = this
    this.socket = undefined
    if (socket && socket.readyState < WebSocket.CLOSING) socket.close()
    if (code !== undefined && SHOWN_OUT.has(code)) this.isWanted = false
    this.listener.closed(code)
    if (this.isWanted) this.comeBack()
  }

  private comeBack(): void {
    const longest = Math.min(FIRST_WAIT * 2 ** this.attempts++, LONGEST_WAIT)
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.isWanted && this.connect(), longest * (0.5 + Math.random() / 2))
  }
}
