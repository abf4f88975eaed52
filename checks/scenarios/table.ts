/**
 * The negotiating table: the server's own room with its disk, and people connected to it by lines on which an update
 * arrives at once or, where somebody is offline, when they come back.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordedProposals } from '@cartif/live'
import type { NewChange } from '@cartif/live'
import type { Actor } from '@cartif/negotiation'
import { Database, Room, createInstrument } from '@cartif/server/testing'
import type { RoomOptions } from '@cartif/server/testing'
import { parseNotation, printNotation } from '@cartif/treaty-text'
import type * as Y from 'yjs'
import { enter } from './enter.ts'
import type { Draft } from './enter.ts'
import { Person } from './person.ts'
import type { Numbered, Who } from './scenario.ts'

const PARTIES = ['kaz', 'pak', 'uzb', 'tjk', 'kgz'] as const

export class Table {
  room: Room
  private readonly directory = mkdtempSync(join(tmpdir(), 'cartif-scenario-'))
  private readonly people = new Map<Who, Person>()
  private db: Database
  private seconds = 0

  constructor(notation: string) {
    const { tree, issues } = parseNotation(notation)
    if (issues.length > 0) throw new Error(`the text does not read: ${JSON.stringify(issues)}\n${notation}`)
    const { base, drafts } = enter(tree)
    this.db = new Database(this.directory, this.now)
    this.db.run(this.db.query.insertInto('working_group').values({ id: 'rtg', name: 'Regional Trade Group' }))
    this.room = createInstrument(this.options(), { file: 'scenario', notation: printNotation(base) })
    this.connect()
    const written = new Map<Draft, string>()
    for (const draft of drafts) written.set(draft, this.write(draft, written))
  }

  person(who: Who): Person {
    let person = this.people.get(who)
    if (!person) {
      person = new Person(actorOf(who), {
        documents: () => this.documents(),
        receive: (document, update, user) => this.receive(document, update, user)
      })
      this.people.set(who, person)
    }
    return person
  }

  everybody(): readonly Person[] {
    return [...this.people.values()]
  }

  /** The client ids under which the server writes; another one would leave the clocks of the first behind. */
  clientIds(): readonly number[] {
    return [...this.documents().values()].map(({ clientID }) => clientID)
  }

  /** The id of a proposal, by its number. */
  idOf(numbered: Numbered): string {
    for (const [id, { number }] of recordedProposals(this.room.live.documents.record)) {
      if (`#${number}` === numbered) return id
    }
    throw new Error(`there is no ${numbered}`)
  }

  numberOf(id: string): Numbered {
    return `#${this.room.mustFindRecord(id).number}`
  }

  restart(): void {
    this.room.stop()
    this.reopen()
  }

  /** Nothing is written down any more: what is on disk is all there is. */
  kill(): void {
    this.reopen()
  }

  clear(): void {
    this.room.stop()
    this.db.close()
    rmSync(this.directory, { recursive: true })
  }

  private now = (): string => new Date(Date.UTC(2026, 0, 1) + this.seconds++ * 1000).toISOString()

  private options(): RoomOptions {
    const info = { id: 'fa', workingGroup: 'rtg', title: 'Framework Agreement', symbol: 'CARTIF/FA' }
    return { info, parties: PARTIES, db: this.db, now: this.now, nameOf: (user) => user, quiet: 1e9 }
  }

  private reopen(): void {
    this.room.onRelay = () => {}
    this.db.close()
    this.db = new Database(this.directory, this.now)
    this.room = new Room(this.options())
    this.connect()
    for (const person of this.everybody()) if (person.isOnline) person.synchronize()
  }

  private connect(): void {
    this.room.onRelay = (relays) => {
      for (const { document, update } of relays) for (const person of this.everybody()) person.take(document, update)
    }
    this.room.onReset = (reason) => {
      throw new Error('the room loaded its documents again', { cause: reason })
    }
  }

  private documents(): ReadonlyMap<string, Y.Doc> {
    const { text, record, layers } = this.room.live.documents
    return new Map([
      ['text', text],
      ['record', record],
      ...[...layers].map(([name, doc]) => [`layer/${name}`, doc] as const)
    ])
  }

  private receive(document: string, update: Uint8Array, user: string): void {
    const malformed = (reason: string) => {
      throw new Error(`${document} by ${user}: ${reason}`)
    }
    this.room.documents.receive({ document, update, user, stored: () => {}, malformed })
    this.room.documents.flush()
  }

  /** Tables a proposal of `before`; returns the id of its change. */
  private write({ holder, amends, change }: Draft, written: ReadonlyMap<Draft, string>): string {
    const inText = amends && written.get(amends)
    const placed = inText !== undefined && 'in' in change ? ({ ...change, in: inText } as NewChange) : change
    const id = this.room.act(() => this.room.writer(holder, holder).propose([placed]), holder)
    return this.room.live.findProposal(id)!.changes[0]!.id
  }
}

function actorOf(who: Who): Actor {
  const user = who.toLowerCase().replace('-', '').replace('’s other tab', '')
  if (who === 'Chair' || who === 'Vice-chair') return { user, name: who, role: 'chair' }
  if (who === 'Secretariat') return { user, name: who, role: 'secretariat' }
  if (who === 'Observer') return { user, name: who, role: 'observer' }
  return { user, name: user.toUpperCase(), role: 'delegate', party: user }
}
