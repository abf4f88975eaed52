/**
 * A training room: a text copied into a database of its own, with its own log, register, revisions and seats. Nothing of it is in the
 * database of the negotiation, so nothing that reads that can show it, count it, export it or take it for the text. It is practice
 * and no record: closing it removes its directory.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PARTY_CODES } from '@cartif/negotiation'
import type { Article } from '@cartif/treaty-text'
import type { SignedIn } from '../accounts/accounts.ts'
import { enterInstrument } from '../instruments/create-instrument.ts'
import { Room } from '../instruments/room.ts'
import type { InstrumentInfo } from '../instruments/room.ts'
import { DATABASE_FILE, Database } from '../storage/database.ts'
import { PracticeSeats } from './practice-seats.ts'
import { partnerName } from './rehearse.ts'
import { TRAINING_GROUP } from './training-mark.ts'

/** Where a text was copied from. */
export interface TrainingSource {
  /** The instrument, and the working group whose members may practise on it. */
  readonly instrument: string
  readonly group: string
  readonly title: string
  readonly symbol: string
  /** What was copied: "CARTIF/TF/ZD", or "CARTIF/TF as it stood". */
  readonly from: string
}

export interface TrainingRoom {
  readonly id: string
  readonly source: TrainingSource
  readonly openedAt: string
  readonly openedBy: string
  readonly room: Room
  readonly seats: PracticeSeats
  /** Gone for good, with everything that was practised in it. */
  remove(): void
  close(): void
}

export interface TrainingOptions {
  readonly directory: string
  now(): string
  nameOf(user: string): string | undefined
  /** Whether somebody has a seat in the working group of the text. */
  isMember(group: string, user: Pick<SignedIn, 'id' | 'name'>): boolean
}

interface Opening {
  readonly source: TrainingSource
  readonly by: string
}

/** Copies a text into a new room; returns it with nothing practised in it yet. */
export function beginTraining(
  options: TrainingOptions,
  id: string,
  opening: Opening,
  articles: readonly Article[]
): TrainingRoom {
  mkdirSync(options.directory)
  const db = new Database(options.directory, options.now)
  const { title, symbol, from } = opening.source
  db.transaction(() => {
    db.run(db.query.insertInto('working_group').values({ id: TRAINING_GROUP, name: 'Training' }))
    const info = { id, workingGroup: TRAINING_GROUP, title: `Training: ${title}`, symbol: `TRAINING/${symbol}` }
    const room = enterInstrument({ ...options, info, parties: PARTY_CODES, db }, from, articles.map(asImported))
    room.act(() => room.note('training-opened', undefined, opening))
    room.stop()
  })
  return openDatabase(options, db)
}

/** One that was begun before; undefined where there is none in the directory. */
export function openTraining(options: TrainingOptions): TrainingRoom | undefined {
  if (!existsSync(join(options.directory, DATABASE_FILE))) return undefined
  const db = new Database(options.directory, options.now)
  try {
    return openDatabase(options, db)
  } catch (error) {
    db.close()
    throw error
  }
}

function openDatabase(options: TrainingOptions, db: Database): TrainingRoom {
  const { nameOf, now, isMember, directory } = options
  const info = readInfo(db)
  const name = (user: string) => partnerName(user) ?? nameOf(user)
  const room = new Room({ info, parties: PARTY_CODES, db, now, nameOf: name })
  const [opened] = room.register.list({ kind: 'training-opened', limit: 1 })
  const { source, by } = opened!.body as Opening
  const seats = new PracticeSeats(db, (user) => isMember(source.group, user))
  const close = () => {
    room.rest()
    db.close()
  }
  const remove = () => {
    close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { id: info.id, source, openedAt: opened!.at, openedBy: by, room, seats, close, remove }
}

function readInfo(db: Database): InstrumentInfo {
  const { id, title, symbol, working_group } = db.first(db.query.selectFrom('instrument').selectAll())!
  return { id, title, symbol, workingGroup: working_group }
}

/** Every word is of the copy: what it came from in the negotiation is not told here. */
function asImported(article: Article) {
  const line = article.line.map((piece) => ({ ...piece, origin: 'import-zero-draft' }))
  return { ...article, line, proposals: [] }
}
