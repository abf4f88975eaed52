/**
 * The server of the simulation: the product's room, documents, gate, register and connections on a database in a directory
 * of its own, without HTTP. A turn of the event loop ends when a step says so. Killing it drops whatever is in memory and
 * opens the same database again.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection, Database, Room, createInstrument, settleInSteps } from '@cartif/server/testing'
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Link } from './link.ts'

const INFO = { id: 'fa', workingGroup: 'rtg', title: 'Framework Agreement', symbol: 'CARTIF/FA' }

/** Short, so that everybody writes on top of everybody. */
const DRAFT = `Preamble

*Recalling* the deed,

Article 1 — Aims
1.  Trade 🌾 flows.

Article 2 — Duty
1.  Each shall:
    (a) act;
    (b) rest.
2.  Notify.
`

/** Nobody is present in a simulation; presence has no part in what is written. */
const NOBODY = new Awareness(new Y.Doc())
NOBODY.setLocalState(null)
NOBODY.destroy()

export interface ServerOptions {
  readonly parties: readonly string[]
  createDoc(): Y.Doc
  newSuffix(): string
  /** ISO 8601 */
  now(): string
}

export class Server {
  db: Database
  room: Room
  /** What the server has told its operators. */
  readonly reports: string[] = []
  resets = 0
  private readonly options: ServerOptions
  private readonly directory = mkdtempSync(join(tmpdir(), 'cartif-simulation-'))
  private connections = new Map<string, { connection: Connection; link: Link }[]>()
  private settling: Generator<void> | undefined
  private turn: (() => void) | undefined
  private messages = 0

  constructor(options: ServerOptions) {
    this.options = options
    this.db = this.openDatabase()
    this.db.run(this.db.query.insertInto('working_group').values({ id: INFO.workingGroup, name: 'Group' }))
    this.room = this.attend(createInstrument(this.roomOptions(), { file: 'draft', notation: DRAFT }))
  }

  get holders(): readonly string[] {
    return this.room.holders
  }

  connect(actor: Actor, document: string, awareness = NOBODY): Link {
    const link = new Link()
    const ref = parseDocumentRef(document)!
    void this.room.live
    const connection = new Connection({
      socket: link,
      documents: this.room.documents,
      document,
      awareness,
      userId: actor.user,
      shown: { name: actor.name, role: actor.role, party: actor.party ?? null },
      acknowledges: true,
      access: () => accessTo(ref, actor),
      onRefused: () => {},
      // A second for every message, so that nobody writes too fast.
      monotonic: () => 1000 * this.messages++
    })
    const open = (this.connections.get(document) ?? []).filter((one) => one.link.closed === undefined)
    this.connections.set(document, [...open, { connection, link }])
    return link
  }

  /** The end of a turn of the event loop: what has arrived is committed. */
  endTurn(): void {
    const turn = this.turn
    this.turn = undefined
    turn?.()
  }

  /** What waits for quiet is written down by one more step, whatever else goes on. */
  settleALittle(): void {
    this.room.documents.flush()
    this.settling ??= settleInSteps(this.room, this.room['attach'](), 1)
    if (this.settling.next().done === true) this.settling = undefined
  }

  /** Nothing is said or written any more; the disk alone remains. */
  kill(): void {
    this.settling = undefined
    for (const links of this.connections.values()) for (const { link } of links) link.terminate()
    this.connections = new Map()
    this.turn = undefined
    this.room.onRelay = () => {}
    this.db.close()
    this.db = this.openDatabase()
    this.room = this.attend(new Room(this.roomOptions()))
    void this.room.live
  }

  destroy(): void {
    this.db.close()
    rmSync(this.directory, { recursive: true, force: true })
  }

  private openDatabase(): Database {
    return new Database(this.directory, this.options.now, { synchronous: 'OFF' })
  }

  private roomOptions() {
    const { parties, now, createDoc, newSuffix } = this.options
    const endTurn = (flush: () => void) => void (this.turn = flush)
    const runtime = { createDoc, newSuffix, endTurn }
    return { info: INFO, parties, db: this.db, now, nameOf: (user: string) => user, quiet: Infinity, runtime }
  }

  private attend(room: Room): Room {
    room.onRelay = (relays) => {
      for (const { document, update } of relays)
        for (const { connection } of this.connections.get(document) ?? []) connection.relay(update)
    }
    room.onReset = () => {
      this.resets++
      this.settling = undefined
      for (const links of this.connections.values()) for (const { connection } of links) connection.close(1012, 'reset')
    }
    room.onReport = (message, details) => void this.reports.push(`${message} ${JSON.stringify(details)}`)
    return room
  }
}
