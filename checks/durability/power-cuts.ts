/**
 * The power goes while somebody writes, at any moment and in any way that a disk allows, and the server starts again: every letter
 * that was acknowledged is there, the commit on its way is there whole or not at all, and the register gives the text. Where the
 * disk itself has lost or changed what was safe, the server says so and does not start, or nothing that was acknowledged is missing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@cartif/server/testing'
import type { Database } from '@cartif/server/testing'
import { flipBits, readImage, tear, writeImage } from './disk.ts'
import type { Image } from './disk.ts'
import { Dice } from './random.ts'
import { Writer, readRoom } from './writer.ts'

/** The disk when one step was done, and what was known then. */
export interface Moment {
  readonly kind: 'letter' | 'act' | 'checkpoint'
  readonly image: Image
  readonly acknowledged: string
  /** What the disk may hold after each commit so far, oldest first: log and register, each by the hash of its chain. */
  readonly states: readonly string[]
}

export type Outcome = 'before' | 'after' | 'refused' | 'unharmed'

const KINDS = ['letter', 'letter', 'act', 'checkpoint'] as const
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const STEPS = 60
/** Bytes */
const LOG_HEADER = 32
/** Cuts of one run of the writer, before another begins. */
const CUTS_OF_A_RUN = 100

export interface CutOptions {
  tell?(done: number): void
  /** Makes a server that breaks its word, to see that it is caught. */
  sabotage?(moments: readonly Moment[]): readonly Moment[]
}

/** Cuts by what was on its way and what was found; throws an Error with the first that lost something. */
export function cutPower(
  seed: number,
  cuts: number,
  { tell = () => {}, sabotage = (moments) => moments }: CutOptions = {}
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const directory = mkdtempSync(join(tmpdir(), 'cartif-cut-'))
  try {
    for (let done = 0; done < cuts;) {
      const dice = new Dice(seed + done)
      const moments = sabotage(write(join(directory, `run${done}`), dice))
      for (let end = Math.min(done + CUTS_OF_A_RUN, cuts); done < end; done++) {
        const label = cutOnce(join(directory, 'cut'), moments, dice, `seed ${seed}, cut ${done}`)
        counts.set(label, (counts.get(label) ?? 0) + 1)
        tell(done)
      }
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  return counts
}

function write(directory: string, dice: Dice): readonly Moment[] {
  const writer = new Writer(directory)
  const { sqlite } = writer.db
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('commits are not synced')
  // Checkpoints are steps of their own, so that each can be cut in two.
  sqlite.pragma('wal_autocheckpoint = 0')
  const moments = [momentOf('act', writer)]
  for (let step = 0; step < STEPS; step++) {
    const kind = dice.once(8) ? 'checkpoint' : dice.once(8) ? 'act' : 'letter'
    if (kind === 'letter') writer.type(dice.pick([...LETTERS]))
    else if (kind === 'act') writer.act(step)
    else sqlite.pragma(`wal_checkpoint(${dice.pick(['PASSIVE', 'RESTART', 'TRUNCATE'])})`)
    moments.push(momentOf(kind, writer))
  }
  writer.close()
  return moments
}

function momentOf(kind: Moment['kind'], { db, acknowledged }: Writer): Moment {
  return { kind, image: readImage(db.directory), acknowledged, states: statesOf(db) }
}

function cutOnce(directory: string, moments: readonly Moment[], dice: Dice, where: string): string {
  const kind = dice.pick(KINDS)
  const at = dice.pick(moments.flatMap((moment, index) => (index > 0 && moment.kind === kind ? [index] : [])))
  const [before, after] = [moments[at - 1]!, moments[at]!]
  const rots = dice.once(5)
  writeImage(directory, rots ? rot(after.image, dice) : cut(before, after, moments[dice.below(at)]!.image.water, dice))
  const known = rots ? after : before
  const outcome = look(directory, [before, after], known, `${where}, ${rots ? 'rot after' : 'during'} a ${after.kind}`)
  if (outcome === 'refused' && !rots) throw new Error(`${where}: the server did not start after a power cut`)
  return `${rots ? 'rot' : after.kind}: ${outcome}`
}

/** A commit writes the log of SQLite and syncs it; a checkpoint writes the database from a log that is synced, then begins that anew. */
function cut(before: Moment, after: Moment, older: Buffer, dice: Dice): Image {
  const water = dice.once(4) ? Buffer.alloc(0) : older
  const { image: a } = before
  const { image: b } = after
  if (after.kind !== 'checkpoint') return { db: a.db, wal: tearLog(a.wal, b.wal, dice), water }
  if (dice.once(3)) return { db: b.db, wal: cutShort(a.wal, b.wal, dice), water }
  return { db: tear(a.db, b.db, dice), wal: a.wal, water }
}

/**
 * A log is emptied by its length alone, which a file system's own journal keeps whole: it is the old or none, never half of it.
 * Half a log over a database that has all of it would take pages back, and nothing in it would say so.
 */
function cutShort(old: Buffer, young: Buffer, dice: Dice): Buffer {
  if (young.length > 0) return tear(old, young, dice)
  return dice.once(2) ? old : young
}

/** A log that begins anew has its header synced before anything of what is behind it is written over. */
function tearLog(synced: Buffer, written: Buffer, dice: Dice): Buffer {
  const header = written.subarray(0, LOG_HEADER)
  if (synced.length === 0 || header.equals(synced.subarray(0, LOG_HEADER))) return tear(synced, written, dice)
  const begun = Buffer.concat([header, synced.subarray(LOG_HEADER)])
  return dice.once(3) ? tear(synced, begun, dice) : tear(begun, written, dice)
}

/** What no power cut does: safe bytes change, or a file is lost. */
function rot({ db, wal, water }: Image, dice: Dice): Image {
  switch (dice.below(4)) {
    case 0:
      return { db: flipBits(db, 1 + dice.below(20), dice), wal, water }
    case 1:
      return { db, wal: flipBits(wal, 1 + dice.below(20), dice), water }
    case 2:
      return { db, wal: wal.subarray(0, dice.below(wal.length + 1)), water }
    default:
      return { db: db.subarray(0, dice.below(db.length + 1)), wal, water }
  }
}

const REFUSALS = /is damaged|is incomplete|is not what was written|cannot be read and written|malformed/

function look(directory: string, around: readonly Moment[], known: Moment, where: string): Outcome {
  let db: Database
  try {
    db = openDatabase(directory, () => '2026-06-01T00:00:00.000Z')
  } catch (error) {
    if (!REFUSALS.test((error as Error).message)) throw new Error(`${where}: no clear refusal`, { cause: error })
    return 'refused'
  }
  try {
    const found = stateOf(db)
    const [last, next] = around.map(({ states }) => states)
    const least = known.states.length - 1
    const at = next!.indexOf(found)
    const { shown, isReplayed } = readRoom(db)
    if (at < least) throw new Error(`${where}: what is there is ${at < 0 ? 'of no moment' : 'of an earlier moment'}`)
    if (!shown.includes(`Notify${known.acknowledged}`)) throw new Error(`${where}: acknowledged letters are missing`)
    if (!isReplayed) throw new Error(`${where}: the register does not give the text`)
    return last!.length === next!.length ? 'unharmed' : at < last!.length ? 'before' : 'after'
  } finally {
    db.close()
  }
}

const STATE = `SELECT mark.hash || ' ' || (SELECT hash FROM register WHERE seq = mark.last_act) || ' ' || mark.last_update
  || ' ' || mark.last_act FROM commit_mark mark`

function statesOf({ sqlite }: Database): readonly string[] {
  return sqlite.prepare(`${STATE} ORDER BY mark.seq`).pluck().all() as string[]
}

/** Nothing stands behind the last mark, and nothing is missing before it. */
function stateOf({ sqlite }: Database): string {
  const ends = `(SELECT MAX(seq) FROM update_log) = mark.last_update AND (SELECT MAX(seq) FROM register) = mark.last_act`
  const found = sqlite.prepare(`${STATE} WHERE ${ends} ORDER BY mark.seq DESC LIMIT 1`).pluck().get()
  return String(found)
}
