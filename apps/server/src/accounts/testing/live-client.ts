/** A client on one live document that does as it is told and no better: it goes on writing until its socket is closed. */
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'

const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

export class LiveClient {
  readonly socket: WebSocket
  /** The code with which the server closed it. */
  readonly closed: Promise<number>
  written = 0
  private readonly doc = new Y.Doc()

  constructor(address: string, document: string, headers: Readonly<Record<string, string>>) {
    const url = `${address.replace('http', 'ws')}/api/live/framework-agreement/${document}`
    this.socket = new WebSocket(url, { headers })
    this.closed = new Promise((resolve) => void this.socket.on('close', (code) => resolve(code)))
    this.socket.on('error', () => undefined)
    this.doc.on('update', (update: Uint8Array) => this.send(UPDATE, update))
  }

  /** When the server has asked its first question. */
  get ready(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('message', () => {
        this.send(STEP_2, Uint8Array.from([0, 0]))
        resolve()
      })
      this.socket.once('close', () => resolve())
    })
  }

  write(): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    this.written++
    this.doc.getMap('proposals').set(`${this.doc.clientID}-${this.written}`, new Y.Map())
  }

  private send(step: number, payload: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
    this.socket.send(encoding.toUint8Array(encoder))
  }
}

/** Lets everything else have its turn. */
export const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))
