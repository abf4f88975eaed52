/**
 * The live documents of one instrument in this browser: a socket and a copy on disk for each, and one composed reading of
 * them all. Works offline: what is written waits here and is sent when the server can be reached again.
 */
import { DRAFT, LiveInstrument, carryOver, inOrderOfPlace, proposalsOf } from '@cartif/live'
import * as decoding from 'lib0/decoding'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

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

const ACKNOWLEDGED = 100
const DENIED = 2
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
  private readonly channels: Channel[] = []
  private readonly listeners = new Set<() => void>()
  private draftedLive: LiveInstrument | undefined
  private readonly own: string | undefined
  private readonly user: string
  /** When this computer lost the server, kept for as long as words wait here (milliseconds since 1970). */
  private readonly awayKey: string
  private lostAt = Date.now()
  private isAsking = false
  private isGone = false
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `own` is the holder of one's own words. */
  constructor(instrument: string, holders: readonly string[], own: string | undefined, user: string, shown: ShownUser) {
    this.own = own
    this.user = user
    this.awayKey = `cartif-away/${user}/${instrument}`
    const server = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live/${instrument}`
    const drafts = own === undefined ? [] : [`draft/${own}`]
    const names = ['text', 'record', ...holders.map((holder) => `layer/${holder}`), ...drafts]
    for (const name of names) {
      const store = `cartif/${user}/${instrument}/${name}`
      this.channels.push(new Channel(server, name, store, () => this.update()))
    }
    const docOf = (name: string) => this.channels.find((channel) => channel.name === name)!.doc
    this.awareness = this.channels[0]!.provider.awareness
    // Others are told by the server who this is; this is what one sees of oneself.
    this.awareness.setLocalState({ user: shown })
    const draft = this.channels.find(({ name }) => name === drafts[0])
    this.draft = draft && { doc: draft.doc, awareness: draft.provider.awareness }
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
    window.addEventListener('offline', this.wentOffline)
    window.addEventListener('online', this.wentOnline)
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
  private readonly wentOffline = () => this.channels.forEach(({ provider }) => provider.disconnect())
  private readonly wentOnline = () => {
    if (this.isLongAway()) this.ownChannel?.hold()
    this.channels.forEach((channel) => channel.connect())
  }

  /** When every document has been read, from the server or from the copy on this computer. */
  get ready(): Promise<unknown> {
    return Promise.all(this.channels.map((channel) => channel.ready))
  }

  /** What becomes of the words that waited here for long: drafts, or proposals as if they were written now. */
  comeBack(as: 'draft' | 'proposals'): void {
    if (as === 'draft') this.keepAsDraft()
    this.ownChannel?.release()
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
    if (this.channels.some((channel) => channel !== ownChannel && !channel.provider.synced)) return false
    if (localStorage.getItem(this.awayKey) !== null || !ownChannel.isSaved) return true
    ownChannel.release()
    return false
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  destroy(): void {
    clearTimeout(this.timer)
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
    const isAgain = this.channels.some((channel) => channel.isSignedOut && Date.now() - channel.renewedAt < RENEWED)
    const isKnown =
      !isAgain &&
      (await fetch('/api/me').then(
        ({ ok }) => ok,
        () => false
      ))
    this.isAsking = false
    this.isGone = !isKnown
    if (isKnown) for (const channel of this.channels) channel.signedInAgain()
    this.update()
  }

  private update(): void {
    const connected = this.channels.every(({ isConnected }) => isConnected)
    const saved = this.channels.every(({ isSaved }) => isSaved)
    const refused = this.channels.find((channel) => channel.refused !== undefined)?.refused
    if (this.channels.some((channel) => channel.isSignedOut)) void this.askWhoIAm()
    const signedOut = this.isGone
    const shutOut = this.channels.some((channel) => channel.isShutOut)
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

class Channel {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly ready: Promise<unknown>
  isConnected = false
  isSaved = true
  isSignedOut = false
  isShutOut = false
  /** When it came back with a renewed session (milliseconds since 1970). */
  renewedAt = 0
  refused: string | undefined
  /** Not connected until somebody has said what becomes of the words that wait. */
  isHeld = false
  private isDestroyed = false
  private readonly store: IndexeddbPersistence
  private sent = 0
  private stored = 0
  private readonly onChange: () => void

  constructor(server: string, name: string, store: string, onChange: () => void) {
    this.name = name
    this.onChange = onChange
    this.store = new IndexeddbPersistence(store, this.doc)
    this.provider = new WebsocketProvider(server, name, this.doc, {
      disableBc: true,
      params: { acks: '1' },
      maxBackoffTime: 5000,
      connect: false
    })
    this.provider.messageHandlers[ACKNOWLEDGED] = (_, decoder) => this.acknowledged(decoding.readVarUint(decoder))
    this.provider.messageHandlers[DENIED] = (_, decoder) => this.denied(decoder)
    this.provider.on('status', ({ status }) => this.changed(status === 'connected'))
    this.provider.on('connection-close', (event) => this.closed(event?.code))
    this.doc.on('update', (_, origin) => this.written(origin))
    const synced = new Promise((resolve) => void this.provider.on('sync', resolve))
    this.provider.on('sync', () => this.onChange())
    // The copy is read first: what it brings to an open socket would be sent as if it had just been written.
    const read = this.store.whenSynced.then(
      () => undefined,
      () => undefined
    )
    this.ready = read.then(() => {
      this.connect()
      return this.doc.getMap('meta').size > 0 ? undefined : synced
    })
  }

  connect(): void {
    if (!this.isDestroyed && !this.isHeld) this.provider.connect()
  }

  hold(): void {
    if (this.isConnected) return
    this.isHeld = true
    this.provider.disconnect()
  }

  signedInAgain(): void {
    if (!this.isSignedOut) return
    this.isSignedOut = false
    this.renewedAt = Date.now()
    this.connect()
  }

  release(): void {
    this.isHeld = false
    this.connect()
  }

  destroy(): void {
    this.isDestroyed = true
    this.provider.destroy()
    void this.store.destroy()
    this.doc.destroy()
  }

  private written(origin: unknown): void {
    if (origin === this.provider || origin === this.store) return
    this.isSaved = false
    if (this.isConnected) this.sent++
    this.onChange()
  }

  private acknowledged(stored: number): void {
    this.stored = stored
    // The answer to the server's first question is acknowledged too: everything from before this connection.
    if (this.stored > this.sent) this.isSaved = true
    this.onChange()
  }

  private denied(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    this.refused = decoding.readVarString(decoder)
    this.onChange()
  }

  private changed(connected: boolean): void {
    this.isConnected = connected
    if (connected) this.sent = this.stored = 0
    this.onChange()
  }

  private closed(code: number | undefined): void {
    if (code !== 4401 && code !== 4403) return
    if (code === 4401) this.isSignedOut = true
    else this.isShutOut = true
    this.provider.disconnect()
    this.onChange()
  }
}
