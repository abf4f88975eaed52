/**
 * One client's connection to one document, both ends: the server's is the product's own Connection over a socket that is
 * two queues; the client's speaks as y-websocket does. Messages of one link arrive in order, as on a socket; between links
 * there is no order.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import type { Socket } from '@cartif/server/testing'
import * as Y from 'yjs'

const SYNC = 0
const DENIED = 2
const ACKNOWLEDGED = 100

/** The server's end of a socket. */
export class Link implements Socket {
  binaryType = 'arraybuffer'
  readonly OPEN = 1
  readyState = 1
  readonly bufferedAmount = 0
  readonly toServer: Uint8Array[] = []
  readonly toClient: Uint8Array[] = []
  closed: { readonly code: number; readonly reason: string } | undefined
  private listener: (data: ArrayBuffer) => void = () => {}

  on(_event: 'message', listener: (data: ArrayBuffer) => void): void {
    this.listener = listener
  }

  send(data: Uint8Array): void {
    if (this.readyState === this.OPEN) this.toClient.push(data)
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
    this.readyState = 3
  }

  terminate(): void {
    this.close(1006, 'terminated')
  }

  /** The oldest message on its way to the server arrives. */
  arrive(): void {
    const message = this.toServer.shift()
    if (message && this.readyState === this.OPEN) this.listener(message.slice().buffer)
  }
}

/** The client's end: a document that follows the server's. */
export class Channel {
  readonly name: string
  readonly doc: Y.Doc
  link: Link | undefined
  /** Updates of this connection sent, and how many of them the server says are on disk. */
  sent = 0
  stored = 0
  denied = 0
  /** The own clock that the server has acknowledged. */
  safe = 0

  constructor(name: string, doc: Y.Doc) {
    this.name = name
    this.doc = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendUpdate(update)
    })
  }

  open(link: Link): void {
    this.link = link
    this.sent = this.stored = 0
    this.send((encoder) => writeSyncStep1(encoder, this.doc))
  }

  /** Everything on its way is lost. */
  close(): void {
    this.link?.terminate()
    this.link = undefined
  }

  sendUpdate(update: Uint8Array): void {
    if (!this.link) return
    this.sent++
    this.send((encoder) => writeUpdate(encoder, update))
  }

  /** The oldest message on its way from the server arrives. */
  arrive(): void {
    const message = this.link?.toClient.shift()
    if (!message) return
    const decoder = decoding.createDecoder(message)
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
        return this.readSync(decoder)
      case DENIED:
        return void this.denied++
      case ACKNOWLEDGED:
        this.stored = decoding.readVarUint(decoder)
        if (this.stored === this.sent) this.safe = Y.getState(this.doc.store, this.doc.clientID)
        return
      default:
    }
  }

  private readSync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder()
    readSyncMessage(decoder, encoder, this.doc, this)
    const answer = encoding.toUint8Array(encoder)
    if (answer.length === 0) return
    this.sent++
    this.send((out) => encoding.writeUint8Array(out, answer))
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    write(encoder)
    this.link?.toServer.push(encoding.toUint8Array(encoder))
  }
}
