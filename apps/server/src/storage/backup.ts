/**
 * A backup is one file: everything the database holds at one moment, read beside a running server without stopping it, and checked
 * before it has its name. The keys of the data directory are not in it: with the session secret whoever finds a backup could be
 * anybody, with the audit key they could sign another register. A restored server makes new ones.
 */
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { DATABASE_FILE } from './database.ts'
import { checkCopy, explain } from './open-database.ts'
import { Queries } from './queries.ts'
import { Register } from './register.ts'
import { syncPath } from './write-durably.ts'

export interface BackupReport {
  readonly acts: number
  /** The hash of the last row of the register. */
  readonly head: string
  readonly updates: number
}

/** Throws an Error that says why there is no backup; then there is no file either. */
export function backUp(directory: string, file: string): BackupReport {
  const source = join(directory, DATABASE_FILE)
  if (!existsSync(source)) throw new Error(`There is no ${source}: is ${directory} the server's data directory?`)
  if (existsSync(file)) throw new Error(`${file} exists already; a backup is never overwritten.`)
  const part = `${file}.part`
  try {
    explain(directory, () => copy(source, part))
    const report = readBackup(part)
    syncPath(part)
    renameSync(part, file)
    syncPath(dirname(resolve(file)))
    return report
  } finally {
    rmSync(part, { force: true })
  }
}

/** Checks a backup from end to end; throws an Error where it is not whole. */
export function readBackup(file: string): BackupReport {
  return explain(file, () => {
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
    try {
      const db = new Queries(sqlite)
      checkCopy(db, file)
      const { seq, hash } = new Register(db).lastRow()
      const updates = sqlite.prepare('SELECT COUNT(*) FROM update_log').pluck().get() as number
      return { acts: seq, head: hash, updates }
    } finally {
      sqlite.close()
    }
  })
}

/** One reading transaction, so that writers go on and none of what they write meanwhile is half in it. */
function copy(source: string, part: string): void {
  rmSync(part, { force: true })
  writeFileSync(part, '', { mode: 0o600 })
  chmodSync(part, 0o600)
  const sqlite = new Sqlite(source, { fileMustExist: true })
  try {
    sqlite.prepare('VACUUM INTO ?').run(part)
  } finally {
    sqlite.close()
  }
}
