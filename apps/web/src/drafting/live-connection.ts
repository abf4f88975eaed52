/**
 * The live documents of one instrument in this browser: a copy on disk of each, one connection about all of them, and one
 * composed reading. Works offline: what is written waits here and is sent when the server can be reached again.
 */
import {
  DRAFT,
  LiveInstrument,
  OF_THE_LINE,
  carryOver,
  encodeQuestion,
  inOrderOfPlace,
  proposalsOf,
  readTold
} from '@cartif/live'
import type { Told } from '@cartif/live'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { Channel } from './live-channel.ts'
import { LiveSocket } from './live-socket.ts'

export interface ConnectionState {
  readonly connected: boolean
  /** Whether everything written here is on the server's disk. */
  readonly saved: boolean
  /** Why the server refused what was written, where it did. */
  readonly refused: string | undefined
  readonly signedOut: boolean
  /** The server lets this user read the instrument no more. */
  readonly shutOut: boolean
  /** Back after a long time with words that nobody else has seen; `comeBack` says what becomes of them. */
  readonly returning: boolean
}

/** How somebody is shown to others, and to oneself. */
export interface ShownUser {
  readonly name: string
  readonly role: string
  readonly party: string | null
}

const LAYER = /^layer\/(.+)$/
const SIGNED_OUT = 4401
const SHUT_OUT = 4403
/** Remote letters of one frame are read together (milliseconds). */
const FRAME = 16
/** Who was away for longer has words that were written to a text of long ago (milliseconds). */
const LONG_AWAY = 60 * 60_000
/** Who is shown out again so soon after the session was renewed is not asked about once more (milliseconds). */
const RENEWED = 5000

export class LiveConnection {
  readonly live: LiveInstrument
  readonly awareness: Awareness
  state: ConnectionState = {
    connected: false,
    saved: true,
    refused: undefined,
    signedOut: false,
    shutOut: false,
    returning: false
  }
  /** What one's own delegation or office drafts, and who is drafting; undefined for those who write nothing. */
  readonly draft: { readonly doc: Y.Doc; readonly awareness: Awareness } | undefined
  /** Told when a holder has come to have a layer whom the page did not know of. */
  onNewHolder: () => void = () => {}
  private readonly channels: Channel[]
  /** Layers that came to be while the page was open, until they have been read: nobody misses them before. */
  private readonly coming = new Set<Channel>()
  private readonly socket: LiveSocket
  /** How many messages with words this connection has sent. */
  private sent = 0
  private readonly listeners = new Set<() => void>()
  private draftedLive: LiveInstrument | undefined
  private readonly own: string | undefined
  private readonly instrument: string
  private readonly user: string
  /** When this computer lost the server, kept for as long as words wait here (milliseconds since 1970). */
  private readonly awayKey: string
  private lostAt = Date.now()
  private isSignedOut = false
  private isShutOut = false
  /** When it came back with a renewed session (milliseconds since 1970). */
  private renewedAt = 0
  private isAsking = false
  private isGone = false
  private isDestroyed = false
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `own` is the holder of one's own words. */
  constructor(instrument: string, holders: readonly string[], own: string | undefined, user: string, shown: ShownUser) {
    this.own = own
    this.instrument = instrument
    this.user = user
    this.awayKey = `cartif-away/${user}/${instrument}`
    const server = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live/${instrument}`
    const drafts = own === undefined ? [] : [`draft/${own}`]
    const names = ['text', 'record', ...holders.map((holder) => `layer/${holder}`), ...drafts]
    this.channels = names.map((name) => this.createChannel(name, drafts))
    const docOf = (name: string) => this.channels.find((channel) => channel.name === name)!.doc
    this.awareness = this.channels[0]!.awareness!
    // Others are told by the server who this is; this is what one sees of oneself.
    this.awareness.setLocalState({ user: shown })
    const draft = this.channels.find(({ name }) => name === drafts[0])
    this.draft = draft?.awareness && { doc: draft.doc, awareness: draft.awareness }
    this.draft?.awareness.setLocalState({ user: shown })
    this.live = new LiveInstrument(
      {
        text: docOf('text'),
        record: docOf('record'),
        layers: new Map(holders.map((holder) => [holder, docOf(`layer/${holder}`)]))
      },
      { schedule: (flush) => void setTimeout(flush, FRAME) }
    )
    if (this.isLongAway()) this.ownChannel?.hold()
    this.socket = new LiveSocket(server, {
      opened: () => this.ask(this.channels),
      heard: (message) => this.heard(decoding.createDecoder(message)),
      closed: (code) => this.closed(code)
    })
    window.addEventListener('offline', this.wentOffline)
    window.addEventListener('online', this.wentOnline)
    // The copies are read first: what one brings to an open document would be sent as if it had just been written.
    void Promise.all(this.channels.map(({ read }) => read)).then(() => this.connect())
  }

  /** The text with one's own draft in it, which nobody else reads (docs/decisions/0023); read when first asked for. */
  get drafted(): LiveInstrument | undefined {
    const { text, record, layers } = this.live.documents
    if (!this.draft) return undefined
    this.draftedLive ??= new LiveInstrument(
      { text, record, layers: new Map([...layers, [DRAFT, this.draft.doc]]) },
      { schedule: (flush) => void setTimeout(flush, FRAME) }
    )
    return this.draftedLive
  }

  /** When everything written here is on the server's disk; throws an Error where that cannot be waited for. */
  async whenSaved(): Promise<void> {
    const isSettled = () => !this.state.connected || this.state.refused !== undefined || this.state.saved
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!isSettled()) return
        this.listeners.delete(look)
        resolve()
      }
      this.listeners.add(look)
      look()
    })
    if (!this.state.connected) throw new Error('You are offline. Your words wait on this computer; table them later.')
    if (this.state.refused !== undefined) throw new Error(this.state.refused)
  }

  /** The browser knows of a lost network long before a silent socket does. */
  private readonly wentOffline = () => this.socket.disconnect()
  private readonly wentOnline = () => {
    if (this.isLongAway()) this.ownChannel?.hold()
    this.connect()
  }

  private connect(): void {
    if (!this.isDestroyed) this.socket.connect()
  }

  private createChannel(name: string, drafts: readonly string[]): Channel {
    const isPeopled = name === 'text' || drafts.includes(name)
    return new Channel(name, `cartif/${this.user}/${this.instrument}/${name}`, isPeopled, {
      send: (number, write, isWrite) => this.send(number, write, isWrite),
      hasWaiting: () => localStorage.getItem(this.awayKey) !== null,
      changed: () => this.update()
    })
  }

  private send(number: number, write: (encoder: encoding.Encoder) => void, isWrite: boolean): number {
    if (isWrite) this.sent++
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, number)
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
    return this.sent
  }

  /** Asks for documents, saying what of them is here. */
  private ask(channels: readonly Channel[]): void {
    const wanted = channels.filter(({ isHeld }) => !isHeld).map(({ name, vector }) => ({ name, vector }))
    if (this.socket.isOpen) this.socket.send(encodeQuestion({ all: false, wanted }) as Uint8Array<ArrayBuffer>)
  }

  private heard(decoder: decoding.Decoder): void {
    const number = decoding.readVarUint(decoder)
    if (number !== OF_THE_LINE) return this.channels.find((channel) => channel.goesBy(number))?.receive(decoder)
    const told = readTold(decoder)
    if (told) this.hearTold(told)
  }

  private hearTold(told: Told): void {
    const channel = 'name' in told ? this.channels.find(({ name }) => name === told.name) : undefined
    if (told.kind === 'opened') channel?.opened(told.number, told.mayWrite)
    else if (told.kind === 'shut') channel?.shut()
    else if (told.kind === 'come') this.come(told.name, channel)
    else if (told.kind === 'answered') this.socket.settled()
    else if (told.kind === 'acknowledged') for (const one of this.channels) one.settled(told.count)
    if (told.kind !== 'beat') this.update()
  }

  /** A document may be read now: one that was shut, or a layer that there was not. */
  private come(name: string, channel: Channel | undefined): void {
    const holder = LAYER.exec(name)?.[1]
    if (channel) this.ask([channel])
    else if (holder !== undefined) {
      this.readLayerOf(holder)
      this.onNewHolder()
    }
  }

  /** Reads the layer of a holder with the others, if it is not read yet. */
  readLayerOf(holder: string): void {
    if (this.isDestroyed || this.live.documents.layers.has(holder)) return
    const channel = this.createChannel(`layer/${holder}`, [])
    this.coming.add(channel)
    this.channels.push(channel)
    this.live.addLayer(holder, channel.doc)
    this.draftedLive?.addLayer(holder, channel.doc)
    void channel.read.then(() => this.ask([channel]))
    void channel.ready.then(() => {
      this.coming.delete(channel)
      this.update()
    })
  }

  private closed(code: number | undefined): void {
    this.sent = 0
    for (const channel of this.channels) channel.closed()
    if (code === SIGNED_OUT) this.isSignedOut = true
    if (code === SHUT_OUT) this.isShutOut = true
    if (!this.isDestroyed) this.update()
  }

  /** When every document has been read, from the server or from the copy on this computer. */
  get ready(): Promise<unknown> {
    return Promise.all(this.channels.map((channel) => channel.ready))
  }

  /** What becomes of the words that waited here for long: drafts, or proposals as if they were written now. */
  comeBack(as: 'draft' | 'proposals'): void {
    if (as === 'draft') this.keepAsDraft()
    this.release()
    this.update()
  }

  /** What nobody has registered yet goes into the draft; what was written into what is tabled stays there. */
  private keepAsDraft(): void {
    const { own, user, drafted, ownChannel } = this
    if (own === undefined || !drafted || !ownChannel) return
    this.live.flush()
    drafted.flush()
    const isWhole = (id: string, count: number) => this.live.findLayerProposal(id)?.changes.length === count
    const fresh = this.live.proposals.filter(
      ({ id, holder, changes }) =>
        holder === own && changes.length > 0 && !this.live.recordOf(id) && isWhole(id, changes.length)
    )
    const along = new Set(fresh.flatMap(({ changes }) => changes.map(({ id }) => id)))
    const author = { holder: DRAFT, by: user, now: () => new Date().toISOString() }
    for (const proposal of inOrderOfPlace(fresh)) {
      const { rationale = '' } = this.live.findLayerProposal(proposal.id) ?? {}
      carryOver(drafted, proposal, along, rationale, author)
    }
    const proposals = proposalsOf(ownChannel.doc)
    ownChannel.doc.transact(() => fresh.forEach(({ id }) => void proposals.delete(id)))
  }

  private get ownChannel(): Channel | undefined {
    return this.channels.find(({ name }) => name === `layer/${this.own}`)
  }

  private release(): void {
    const { ownChannel } = this
    if (!ownChannel?.isHeld) return
    ownChannel.isHeld = false
    this.ask([ownChannel])
  }

  private isLongAway(): boolean {
    const since = Number(localStorage.getItem(this.awayKey) ?? Number.NaN)
    return Date.now() - since > LONG_AWAY
  }

  /** Notes since when words wait here, and that they do no more. */
  private noteAway(connected: boolean, saved: boolean): void {
    if (connected && saved) localStorage.removeItem(this.awayKey)
    else if (!connected && !saved && localStorage.getItem(this.awayKey) === null)
      localStorage.setItem(this.awayKey, String(this.lostAt))
    if (connected) {
      this.lostAt = Number.NaN
      clearTimeout(this.timer)
      this.timer = undefined
    } else if (Number.isNaN(this.lostAt)) {
      this.lostAt = Date.now()
      // A socket opens again by itself; after so long somebody is asked first.
      this.timer = setTimeout(() => this.ownChannel?.hold(), LONG_AWAY)
    }
  }

  /** Whether the own words are held back and everything else has been read. */
  private isReturning(): boolean {
    const { ownChannel } = this
    if (!ownChannel?.isHeld) return false
    if (this.channels.some((channel) => channel !== ownChannel && !channel.isSynced)) return false
    if (localStorage.getItem(this.awayKey) !== null || !ownChannel.isSaved) return true
    this.release()
    return false
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  destroy(): void {
    this.isDestroyed = true
    clearTimeout(this.timer)
    this.socket.destroy()
    window.removeEventListener('offline', this.wentOffline)
    window.removeEventListener('online', this.wentOnline)
    this.live.destroy()
    this.draftedLive?.destroy()
    for (const channel of this.channels) channel.destroy()
  }

  /** A session may have been renewed by another page of this browser: then nothing has happened. */
  private async askWhoIAm(): Promise<void> {
    if (this.isAsking || this.isGone) return
    this.isAsking = true
    const isAgain = Date.now() - this.renewedAt < RENEWED
    const isKnown =
      !isAgain &&
      (await fetch('/api/me').then(
        ({ ok }) => ok,
        () => false
      ))
    this.isAsking = false
    this.isGone = !isKnown
    if (isKnown) this.signedInAgain()
    this.update()
  }

  private signedInAgain(): void {
    this.isSignedOut = false
    this.renewedAt = Date.now()
    this.connect()
  }

  private update(): void {
    const connected = this.channels.every((channel) => channel.isOpen || this.coming.has(channel))
    const saved = this.channels.every(({ isSaved }) => isSaved)
    const refused = this.channels.find((channel) => channel.refused !== undefined)?.refused
    if (this.isSignedOut) void this.askWhoIAm()
    const signedOut = this.isGone
    const shutOut = this.isShutOut || this.channels.some((channel) => channel.isShut && !this.coming.has(channel))
    const returning = this.isReturning()
    this.noteAway(connected, saved)
    const before = this.state
    if (
      before.connected === connected &&
      before.saved === saved &&
      before.refused === refused &&
      before.signedOut === signedOut &&
      before.shutOut === shutOut &&
      before.returning === returning
    )
      return
    this.state = { connected, saved, refused, signedOut, shutOut, returning }
    for (const listener of this.listeners) listener()
  }
}
