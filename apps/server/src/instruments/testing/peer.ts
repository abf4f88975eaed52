/** Somebody at their own computer: every document of the instrument over a plain y-websocket, and a hand to write with. */
import { DRAFT, LayerWriter, LiveInstrument, PenWriter, proposalsOf } from '@cartif/live'
import { composedLine, routePen, routeProposal } from '@cartif/negotiation'
import { lineWords, textLine } from '@cartif/treaty-text'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface PeerOptions {
  readonly address: string
  readonly instrument: string
  readonly cookie: string
  readonly holder: string
  readonly holders: readonly string[]
  /** Writes into its delegation's draft, and reads it with the text. */
  readonly drafts?: boolean | undefined
}

export class Peer {
  readonly live: LiveInstrument
  private readonly holder: string
  private readonly received: string[] = []
  private readonly docs = new Map<string, Y.Doc>()
  private readonly providers: WebsocketProvider[]
  private count = 0

  /** Resolves when everything has been read. */
  static async join(options: PeerOptions): Promise<Peer> {
    const peer = new Peer(options)
    await Promise.all(peer.providers.map((provider) => new Promise((resolve) => provider.once('sync', resolve))))
    return peer
  }

  private constructor({ address, instrument, cookie, holder, holders, drafts = false }: PeerOptions) {
    this.holder = drafts ? DRAFT : holder
    const { received } = this
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie } })
        this.on('message', (data: Buffer) => void received.push(Buffer.from(data).toString('latin1')))
      }
    }
    const own = drafts ? [`draft/${holder}`] : []
    const names = ['text', 'record', ...holders.map((one) => `layer/${one}`), ...own]
    for (const name of names) this.docs.set(name, new Y.Doc())
    const options = { WebSocketPolyfill: Socket as never, disableBc: true }
    const url = `${address.replace('http', 'ws')}/api/live/${instrument}`
    this.providers = [...this.docs].map(([name, doc]) => new WebsocketProvider(url, name, doc, options))
    const layers = new Map(holders.map((one) => [one, this.docs.get(`layer/${one}`)!]))
    for (const name of own) layers.set(DRAFT, this.docs.get(name)!)
    this.live = new LiveInstrument({ text: this.docs.get('text')!, record: this.docs.get('record')!, layers })
  }

  /** Types words behind others, as the editor would: in the own layer. */
  type(behind: string, words: string): void {
    this.replace(behind, behind.length, 0, words)
  }

  /** Strikes words, and types others in their stead. */
  replace(quote: string, skip = 0, count = quote.length, words = ''): void {
    const { article, segments, at } = this.find(quote)
    const edit = { from: at + skip, to: at + skip + count, line: textLine(words) }
    const newSuffix = () => `peer${++this.count}`
    const author = { holder: this.holder, by: this.holder, newSuffix, now: () => '2026-01-01T00:00:00Z' }
    new LayerWriter(this.live, author).carryOut(routeProposal(article, segments, edit, this.holder))
  }

  /** Follows everything this peer writes into its layer. */
  undoManager(): Y.UndoManager {
    const layer = this.live.documents.layers.get(this.holder)!
    return new Y.UndoManager(proposalsOf(layer), { trackedOrigins: new Set([LayerWriter]) })
  }

  /** Types into the text itself. */
  pen(behind: string, words: string): void {
    const { article, segments, at } = this.find(behind)
    const edit = { from: at + behind.length, to: at + behind.length, line: textLine(words) }
    new PenWriter(this.live.documents.text, `pen-${this.holder}`).carryOut(routePen(article, segments, edit))
  }

  /** Waits until so many proposals are registered. */
  untilTabled(count: number): Promise<void> {
    return this.until(() => this.live.documents.record.getMap('proposals').size === count)
  }

  /** Waits until words are shown. */
  untilShown(words: string): Promise<void> {
    return this.until(() => this.shown().includes(words))
  }

  /** The composed words of all articles. */
  shown(): string {
    return this.live.composed.map(({ segments }) => lineWords(composedLine(segments))).join('\n')
  }

  /** Waits until something is true of what has arrived; whatever arrives is looked at, and nothing else passes the time. */
  until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isTrue()) return
        for (const doc of this.docs.values()) doc.off('update', look)
        resolve()
      }
      for (const doc of this.docs.values()) doc.on('update', look)
      look()
    })
  }

  /** Every byte that came over its sockets, one character each. */
  heard(): string {
    return this.received.join('')
  }

  doc(name: string): Y.Doc {
    return this.docs.get(name)!
  }

  /** Writes on, and hears nothing until `comeBack`. */
  goOffline(): void {
    for (const provider of this.providers) provider.disconnect()
  }

  comeBack(): void {
    for (const provider of this.providers) provider.connect()
  }

  leave(): void {
    for (const provider of this.providers) provider.destroy()
  }

  private find(quote: string) {
    for (const { id, segments } of this.live.composed) {
      const line = composedLine(segments)
      const at = lineWords(line).indexOf(quote)
      if (at >= 0) return { article: id, segments, at: at + (line[0]?.type === 'mark' ? 1 : 0) }
    }
    throw new Error(`“${quote}” is not shown`)
  }
}
