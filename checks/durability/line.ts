/**
 * One document over a real socket, alone or one of many: it asks, answers, sends what is written, counts what the server says is stored,
 * and comes back with what was not when the server was gone.
 */
import { OF_THE_LINE, encodeQuestion, readTold } from '@cartif/live'
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
  private readonly isShared: boolean
  /** What the document goes by on a connection about many. */
  private number: number | undefined

  /** Whether the connection is about many documents, of which this is the one that is asked for. */
  constructor({ isShared = false }: { readonly isShared?: boolean } = {}) {
    this.isShared = isShared
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send((encoder) => writeUpdate(encoder, update), true)
    })
  }

  /** Resolves when everything the server has is here. */
  connect(address: string, path: string, cookie: string): Promise<void> {
    const [instrument, ...name] = path.split('/')
    const url = `${address.replace('http', 'ws')}/api/live/${this.isShared ? instrument : `${path}?acks=1`}`
    const socket = new WebSocket(url, { headers: { cookie } })
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.frames = []
    this.stored = 0
    this.number = undefined
    return new Promise((resolve, reject) => {
      socket.on('open', () => this.ask(name.join('/')))
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

  private ask(name: string): void {
    if (!this.isShared) return this.send((encoder) => writeSyncStep1(encoder, this.doc), false)
    this.socket?.send(encodeQuestion({ all: false, wanted: [{ name, vector: Y.encodeStateVector(this.doc) }] }))
  }

  /** Whether this was the answer that brings the document up to date. */
  private receive(bytes: Uint8Array): boolean {
    const decoder = decoding.createDecoder(bytes)
    if (this.isShared && decoding.readVarUint(decoder) === OF_THE_LINE) return this.receiveTold(decoder)
    const kind = decoding.readVarUint(decoder)
    if (kind === ACKNOWLEDGED) return this.acknowledged(decoding.readVarUint(decoder))
    return kind === SYNC && this.receiveSync(decoder)
  }

  private receiveTold(decoder: decoding.Decoder): false {
    const told = readTold(decoder)
    if (told?.kind === 'opened') this.number = told.number
    return told?.kind === 'acknowledged' && this.acknowledged(told.count)
  }

  private acknowledged(count: number): false {
    this.stored = count
    this.safe = Math.max(this.safe, this.frames[count - 1] ?? 0)
    return false
  }

  private receiveSync(decoder: decoding.Decoder): boolean {
    const step = decoding.peekVarUint(decoder)
    const answer = encoding.createEncoder()
    readSyncMessage(decoder, answer, this.doc, this)
    if (encoding.length(answer) > 0)
      this.send((encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)), true)
    return step === STEP_2
  }

  private send(write: (encoder: encoding.Encoder) => void, isFrame: boolean): void {
    // What is written before the document is open goes with the answer to the server's question.
    if (this.socket?.readyState !== WebSocket.OPEN || (this.isShared && this.number === undefined)) return
    if (isFrame) this.frames.push(this.measure())
    const encoder = encoding.createEncoder()
    if (this.number !== undefined) encoding.writeVarUint(encoder, this.number)
    encoding.writeVarUint(encoder, SYNC)
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder))
  }
}
