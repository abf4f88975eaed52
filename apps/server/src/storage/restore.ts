/**
 * A data directory made from a backup, whole or as it was at a moment. It is made beside the place it goes to and takes that place
 * in one step; a directory with anything in it is never touched. Everybody signs in anew, and the register says that it was
 * restored: what came after the backup is missing, and nobody should have to guess why.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readBackup } from './backup.ts'
import { DATABASE_FILE, Database } from './database.ts'
import { checkDatabase, explain } from './open-database.ts'
import { Register } from './register.ts'
import { rewind } from './rewind.ts'
import type { Rewound } from './rewind.ts'
import { syncPath } from './write-durably.ts'

export interface RestoreOptions {
  readonly file: string
  readonly directory: string
  /** ISO 8601 in UTC; undefined for everything that the backup holds. */
  readonly until: string | undefined
  /** ISO 8601 */
  now(): string
}

export interface RestoreReport {
  readonly acts: number
  readonly rewound: Rewound | undefined
}

/** Throws an Error that says why nothing was restored; then nothing was touched. */
export function restore({ file, directory, until, now }: RestoreOptions): RestoreReport {
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Error(
      `${directory} is not empty. Restore into a new directory, then start the server with it as DATA_DIR.`
    )
  if (!existsSync(file)) throw new Error(`There is no ${file}.`)
  readBackup(file)
  const part = `${resolve(directory)}.restoring`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true, mode: 0o700 })
  try {
    copyFileSync(file, join(part, DATABASE_FILE))
    const report = explain(part, () => bringBack(part, until, now))
    syncPath(join(part, DATABASE_FILE))
    syncPath(part)
    renameSync(part, directory)
    syncPath(dirname(resolve(directory)))
    return report
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

function bringBack(directory: string, until: string | undefined, now: () => string): RestoreReport {
  const db = new Database(directory, now)
  try {
    const rewound = until === undefined ? undefined : rewind(db.sqlite, until)
    signEverybodyOut(db)
    const register = new Register(db)
    const { seq: acts, hash } = register.lastRow()
    const body = { acts, hash, until: until ?? null, dropped: rewound?.droppedActs ?? 0 }
    const entry = { instrument: '', kind: 'restored', actor: 'server', party: null, at: now(), body }
    db.commit(() => register.append(entry), now)
    checkDatabase(db)
    return { acts, rewound }
  } finally {
    db.close()
  }
}

/** Cookies are signed with a secret that is not in the backup; what they stood for goes too. */
function signEverybodyOut(db: Database): void {
  const tables = db.sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'session'`).get()
  if (tables) db.sqlite.exec('DELETE FROM session')
}
