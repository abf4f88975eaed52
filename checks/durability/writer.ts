/**
 * A room on a disk that syncs, and somebody who writes in it letter by letter over the same path as a socket does, told of every
 * letter when it is stored. What was told is what may never be lost.
 */
import { mkdirSync } from 'node:fs'
import { LayerWriter, LiveInstrument } from '@cartif/live'
import { composedLine, routeProposal } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { lineWords, textLine } from '@cartif/treaty-text'
import {
  Room,
  areSameTexts,
  createInstrument,
  decide,
  openDatabase,
  propose,
  replayRegister,
  takePosition
} from '@cartif/server/testing'
import type { Database, RoomOptions } from '@cartif/server/testing'
import * as Y from 'yjs'

const INFO = { id: 'fa', workingGroup: 'rtg', title: 'Framework Agreement', symbol: 'CARTIF/FA' }
const PARTIES = ['kaz', 'uzb']
const DRAFT = 'Article 1 — Aims\n1.  Trade 🌾 flows.\n\nArticle 2 — Duty\n1.  Each shall act.\n2.  Notify.\n'
const KAZ: Actor = { user: 'kaz', name: 'KAZ', role: 'delegate', party: 'kaz' }
const UZB: Actor = { user: 'uzb', name: 'UZB', role: 'delegate', party: 'uzb' }
const CHAIR: Actor = { user: 'chair', name: 'Chair', role: 'chair' }

export class Writer {
  readonly db: Database
  readonly room: Room
  /** All that was said to be stored, in order. */
  acknowledged = ''
  private readonly live: LiveInstrument
  private seconds = 0
  private typed = ''

  constructor(directory: string) {
    mkdirSync(directory)
    this.db = openDatabase(directory, this.now)
    this.db.run(this.db.query.insertInto('working_group').values({ id: INFO.workingGroup, name: 'Group' }))
    this.room = createInstrument(this.options(), { file: 'draft', notation: DRAFT })
    this.live = this.join()
  }

  /** One letter behind those before it; acknowledged when it is on disk. */
  type(letter: string): void {
    const behind = this.typed === '' ? 'Notify' : `Notify${this.typed}`
    const found = this.live.composed.find(({ segments }) => lineWords(composedLine(segments)).includes(behind))!
    const line = composedLine(found.segments)
    const at = lineWords(line).indexOf(behind) + behind.length + (line[0]?.type === 'mark' ? 1 : 0)
    const edit = { from: at, to: at, line: textLine(letter) }
    const author = { holder: 'kaz', by: 'kaz', newSuffix: () => `s${this.seconds++}`, now: this.now }
    const stop = captureUpdates(this.live.documents.layers.get('kaz')!)
    new LayerWriter(this.live, author).carryOut(routeProposal(found.id, found.segments, edit, 'kaz'))
    this.typed += letter
    for (const update of stop()) this.send(update, letter)
  }

  /** Something that the register keeps. */
  act(number: number): void {
    const words = ` n${number}`
    const id = propose(this.room, UZB, {
      changes: [{ provision: 'Article 1(1)', quote: 'flows', text: `flows${words}` }],
      rationale: ''
    })
    takePosition(this.room, KAZ, id, 'support', { note: words })
    if (number % 2 === 0) return
    const seen = this.room.version(this.room.mustFindProposal(id))
    decide(this.room, CHAIR, id, { outcome: number % 4 === 1 ? 'reject' : 'accept', seen, note: '' })
  }

  close(): void {
    this.room.onRelay = () => {}
    this.db.close()
  }

  private now = (): string => new Date(Date.UTC(2026, 0, 1) + this.seconds++ * 1000).toISOString()

  private options(): RoomOptions {
    return { info: INFO, parties: PARTIES, db: this.db, now: this.now, nameOf: (user) => user, quiet: Infinity }
  }

  private send(update: Uint8Array, letter: string): void {
    const stored = () => void (this.acknowledged += letter)
    const malformed = (reason: string) => {
      throw new Error(reason)
    }
    this.room.documents.receive({ document: 'layer/kaz', update, user: 'kaz', stored, malformed })
    this.room.documents.flush()
  }

  private join(): LiveInstrument {
    const docs = new Map<string, Y.Doc>()
    const replica = (name: string) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.room.documents.open(name)), 'server')
      docs.set(name, doc)
      return doc
    }
    void this.room.live
    const layers = new Map(this.room.holders.map((holder) => [holder, replica(`layer/${holder}`)]))
    this.room.onRelay = (relays) => {
      for (const { document, update } of relays) Y.applyUpdate(docs.get(document) ?? new Y.Doc(), update, 'server')
    }
    return new LiveInstrument({ text: replica('text'), record: replica('record'), layers })
  }
}

/** Collects what is written into a document until the answer is asked for: one update, or none. */
function captureUpdates(doc: Y.Doc): () => readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const take = (update: Uint8Array, origin: unknown) => void (origin === 'server' || updates.push(update))
  doc.on('update', take)
  return () => {
    doc.off('update', take)
    return updates.length > 1 ? [Y.mergeUpdates(updates)] : updates
  }
}

/** A room opened from a disk as it was left; what it says that kaz has written, and whether the register gives its text. */
export function readRoom(db: Database) {
  const options = { info: INFO, parties: PARTIES, db, nameOf: (user: string) => user, quiet: Infinity }
  const room = new Room({ ...options, now: () => '2026-06-01T00:00:00.000Z' })
  const { live } = room
  const shown = live.composed.map(({ segments }) => lineWords(composedLine(segments))).join('\n')
  return { shown, isReplayed: areSameTexts(replayRegister(room), live.negotiation.articles) }
}
