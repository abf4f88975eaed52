/** A room on a disk of its own in which every id follows a seed, so that a world is the same world again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LayerWriter, LiveInstrument } from '@cartif/live'
import type { Random } from '@cartif/treaty-text/testing'
import * as Y from 'yjs'
import { Database } from '../../storage/database.ts'
import { createInstrument } from '../create-instrument.ts'
import { Room } from '../room.ts'
import { DRAFT } from './test-server.ts'

export const PARTIES = ['kaz', 'pak', 'uzb'] as const

/** Nothing is quiet by itself in so short a world, in milliseconds. */
export const QUIET = 1e9

const NOW = () => '2026-01-01T00:00:00.000Z'

export class RandomRoom {
  room: Room
  private readonly random: Random
  private readonly directory = mkdtempSync(join(tmpdir(), 'cartif-laws-'))
  private db: Database

  constructor(random: Random, notation = DRAFT) {
    this.random = random
    this.db = new Database(this.directory, NOW)
    this.db.run(this.db.query.insertInto('working_group').values({ id: 'rtg', name: 'Regional Trade Group' }))
    this.room = createInstrument(this.options(), { file: 'draft', notation })
  }

  restart(): void {
    this.room.stop()
    this.kill()
  }

  /** As `restart`, but nothing that waits is written down first. */
  kill(): void {
    this.db.close()
    this.db = new Database(this.directory, NOW)
    this.room = new Room(this.options())
  }

  stop(): void {
    this.room.stop()
    this.db.close()
    rmSync(this.directory, { recursive: true })
  }

  private options() {
    const { random } = this
    return {
      info: { id: 'fa', workingGroup: 'rtg', title: 'Framework Agreement', symbol: 'CARTIF/FA' },
      parties: PARTIES,
      db: this.db,
      now: NOW,
      nameOf: (user: string) => user,
      quiet: QUIET,
      runtime: { createDoc: () => createDoc(random), newSuffix: () => newSuffix(random), endTurn: () => undefined }
    }
  }
}

/** Somebody with a copy of every document as it is at this moment. */
export function copiesOf(room: Room, random: Random): LiveInstrument {
  const { text, record, layers } = room.live.documents
  const copies = new Map([...layers].map(([name, doc]) => [name, copyOf(doc, random)]))
  return new LiveInstrument({ text: copyOf(text, random), record: copyOf(record, random), layers: copies })
}

export function writerOf(live: LiveInstrument, holder: string, random: Random): LayerWriter {
  return new LayerWriter(live, { holder, by: holder, newSuffix: () => newSuffix(random), now: NOW })
}

function copyOf(doc: Y.Doc, random: Random): Y.Doc {
  const copy = createDoc(random)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function createDoc(random: Random): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = random.int(2 ** 31)
  return doc
}

function newSuffix(random: Random): string {
  return String(random.int(2 ** 31))
}
