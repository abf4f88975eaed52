/**
 * One server at a time on a data directory. The lock is the operating system's, held through an open database file: it
 * goes with the process, however that ends.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface DataDirectory {
  readonly path: string
  release(): void
}

/** Throws an Error naming the process that holds the directory. */
export function openDataDirectory(path: string): DataDirectory {
  mkdirSync(path, { recursive: true })
  const owner = join(path, 'server.pid')
  const lock = new Database(join(path, 'lock.db'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error(
      `Another server (process ${readOwner(owner)}) is running on ${path}. Stop it first, or set DATA_DIR.`
    )
  }
  writeFileSync(owner, String(process.pid))
  return { path, release: () => void lock.close() }
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'unknown'
  }
}
