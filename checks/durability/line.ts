/**
 * One document over a real socket, as a page has it: it asks, answers, sends what is written, counts what the server says is stored,
 * and comes back with what was not when the server was gone.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import { WebSocket } from '@cartif/server/testing'
import * as Y from 'yjs'

const SYNC = 0
const ACKNOWLEDGED = 100
/** The answer to a question, among the messages of the sync protocol. */
const STEP_2 = 1

export class Line {
  readonly doc = new Y.Doc()
  /** Says how much has been written so far; `safe` is what it said for the last frame that is stored. */
  measure: () => number = () => 0
  safe = 0
  /** Closed by the server for another reason than that it is gone. */
  refused: string | undefined
  onClose: (reason: unknown) => void = () => {}
  private socket: WebSocket | undefined
  /** What `measure` said at each frame that is on its way. */
  private frames: number[] = []
  private stored = 0

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send((encoder) => writeUpdate(encoder, update), true)
    })
  }

  /** Resolves when everything the server has is here. */
  connect(address: string, path: string, cookie: string): Promise<void> {
    const url = `${address.replace('http', 'ws')}/api/live/${path}?acks=1`
    const socket = new WebSocket(url, { headers: { cookie } })
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.frames = []
    this.stored = 0
    return new Promise((resolve, reject) => {
      socket.on('open', () => this.send((encoder) => writeSyncStep1(encoder, this.doc), false))
      socket.on('message', (data: ArrayBuffer) => void (this.receive(new Uint8Array(data)) && resolve()))
      socket.on('error', reject)
      socket.on('close', (code, reason: Buffer) => {
        if (![1006, 1012, 1005].includes(code)) this.refused = `${code} ${reason.toString()}`
        this.onClose(code)
        reject(new Error(`closed: ${code} ${reason.toString()}`))
      })
    })
  }

  leave(): void {
    this.socket?.removeAllListeners('close')
    this.socket?.terminate()
    this.socket = undefined
  }

  /** Whether nothing is on its way. */
  get isQuiet(): boolean {
    return this.stored === this.frames.length
  }

  /** Whether this was the answer that brings the document up to date. */
  private receive(bytes: Uint8Array): boolean {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    if (kind === ACKNOWLEDGED) {
      this.stored = decoding.readVarUint(decoder)
      this.safe = Math.max(this.safe, this.frames[this.stored - 1] ?? 0)
      return false
    }
    if (kind !== SYNC) return false
    const step = bytes[1]
    const answer = encoding.createEncoder()
    readSyncMessage(decoder, answer, this.doc, this)
    if (encoding.length(answer) > 0)
      this.send((encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)), true)
    return step === STEP_2
  }

  private send(write: (encoder: encoding.Encoder) => void, isFrame: boolean): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    if (isFrame) this.frames.push(this.measure())
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder))
  }
}
