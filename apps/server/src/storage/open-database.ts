/**
 * Opening the database when the server starts: it is looked through before anybody is let in, and what is wrong is said in words
 * that tell an administrator what to do. Nothing is repaired by itself: a negotiation does not go on from a guess.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type BetterSqlite3 from 'better-sqlite3'
import { CommitMarks } from './commit-marks.ts'
import { DATABASE_FILE, Database } from './database.ts'
import { HIGH_WATER_FILE } from './high-water.ts'
import type { Queries } from './queries.ts'
import { Register } from './register.ts'

const RESTORE =
  'Keep a copy of the directory, then restore the newest backup (docs/operating.md, “When something is wrong”).'

/** Throws an Error that says what is wrong with the directory, and what to do. */
export function openDatabase(directory: string, now: () => string): Database {
  const file = join(directory, DATABASE_FILE)
  // Before anything is migrated: a damaged database is left as it was found.
  if (existsSync(file)) explain(directory, () => checkFile(file, directory))
  const db = explain(directory, () => new Database(directory, now))
  try {
    explain(directory, () => checkHistory(db))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function checkFile(file: string, directory: string): void {
  const sqlite = new Sqlite(file, { readonly: true })
  try {
    checkStructure(sqlite, directory, 'quick_check')
  } finally {
    sqlite.close()
  }
}

/** Throws an Error where the database is damaged, has lost something, or was changed by somebody. */
export function checkDatabase(db: Database): void {
  checkStructure(db.sqlite, db.directory, 'quick_check')
  checkHistory(db)
}

/** Everything of a copy; `integrity_check` looks at indexes too, and takes longer. */
export function checkCopy(db: Queries, where: string): void {
  checkStructure(db.sqlite, where, 'integrity_check')
  checkChains(db, where)
}

function checkStructure(sqlite: BetterSqlite3.Database, where: string, check: 'quick_check' | 'integrity_check'): void {
  const found = sqlite.pragma(`${check}(1)`, { simple: true })
  if (found !== 'ok') throw damaged(where, String(found))
}

function checkHistory(db: Database): void {
  checkChains(db, db.directory)
  const lost = new CommitMarks(db).findLost(db.directory)
  if (lost) throw incomplete(db.directory, lost.seq)
}

function checkChains(db: Queries, where: string): void {
  const broken = new CommitMarks(db).findBroken()
  if (broken !== undefined) throw damaged(where, `commit ${broken} of the update log is not what was written`)
  const register = new Register(db).verify()
  const at = register.intact ? findRewritten(db) : register.brokenAt
  if (at === undefined) return
  throw new Error(
    `The register in ${where} is not what was written: row ${at} breaks its chain. Somebody has changed the database. ${RESTORE}`
  )
}

/** A row that a kept head or a mark of a commit knows otherwise, though the chain was made to fit; or that was cut off at the end. */
function findRewritten({ sqlite }: Queries): number | undefined {
  const known = `SELECT seq, hash FROM register_head WHERE seq > 0 UNION ALL SELECT MAX(last_act), NULL FROM commit_mark`
  const differs = `register.seq IS NULL OR register.hash <> known.hash`
  const sql = `SELECT known.seq FROM (${known}) known LEFT JOIN register ON register.seq = known.seq
    WHERE known.seq > 0 AND (${differs}) ORDER BY known.seq LIMIT 1`
  return sqlite.prepare(sql).pluck().get() as number | undefined
}

function damaged(where: string, what: string): Error {
  return new Error(`The database in ${where} is damaged (${what.replaceAll(/\s+/g, ' ')}). ${RESTORE}`)
}

function incomplete(directory: string, seq: number): Error {
  const file = join(directory, HIGH_WATER_FILE)
  return new Error(
    `The database in ${directory} is incomplete: commit ${seq} was stored here and is missing. ` +
      'Perhaps cartif.db was copied without cartif.db-wal. Put that file back, or restore the newest backup. ' +
      `To go on without what is missing, delete ${file}.`
  )
}

/** What SQLite and the file system say, in words for an administrator; everything else passes as it is. */
export function explain<T>(directory: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const [, say] = EXPLANATIONS.find(([pattern]) => pattern.test(code)) ?? []
    if (!say) throw error
    throw new Error(say(directory, (error as Error).message), { cause: error })
  }
}

const EXPLANATIONS: readonly (readonly [RegExp, (directory: string, message: string) => string])[] = [
  [/^SQLITE_(CORRUPT|NOTADB|ERROR|CONSTRAINT)/, (directory, message) => damaged(directory, message).message],
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    (directory) => `There is no space left for ${directory}. Make room on that disk and start again; nothing was lost.`
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (directory) =>
      `Another program holds the database in ${directory}. Close it (a database browser, perhaps) and start again.`
  ],
  [
    /^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS|EIO)/,
    (directory, message) =>
      `The database in ${directory} cannot be read and written (${message}). Check that the disk is well and that the directory and its files belong to the user who runs the server.`
  ]
]
