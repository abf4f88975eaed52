/**
 * A client on one live document that does as it is told and no better: it goes on writing until its socket is closed. Its
 * connection is about the document alone, or about many of which it asks for this one.
 */
import { encodeQuestion, readTold } from '@cartif/live'
import * as decoding from 'lib0/decoding'
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
  private readonly isShared: boolean
  /** What the document goes by on a connection about many. */
  private number: number | undefined

  constructor(address: string, document: string, headers: Readonly<Record<string, string>>, isShared = false) {
    this.isShared = isShared
    const url = `${address.replace('http', 'ws')}/api/live/framework-agreement${isShared ? '' : `/${document}`}`
    this.socket = new WebSocket(url, { headers })
    this.closed = new Promise((resolve) => void this.socket.on('close', (code) => resolve(code)))
    this.socket.on('error', () => undefined)
    this.doc.on('update', (update: Uint8Array) => this.send(UPDATE, update))
    const wanted = [{ name: document, vector: Uint8Array.of(0) }]
    if (isShared) this.socket.on('open', () => this.socket.send(encodeQuestion({ all: false, wanted })))
  }

  /** When the server has asked its first question. */
  get ready(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('message', (data: Buffer) => {
        if (this.isShared) this.number = numberIn(data)
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
    if (this.number !== undefined) encoding.writeVarUint(encoder, this.number)
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
    this.socket.send(encoding.toUint8Array(encoder))
  }
}

function numberIn(data: Buffer): number | undefined {
  const decoder = decoding.createDecoder(data)
  decoding.readVarUint(decoder)
  const told = readTold(decoder)
  return told?.kind === 'opened' ? told.number : undefined
}

/** Lets everything else have its turn. */
export const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))
