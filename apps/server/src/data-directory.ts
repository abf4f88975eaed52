/**
 * One server at a time on a data directory. The lock is the operating system's, held through an open database file: it
 * goes with the process, however that ends.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const UNUSABLE = 'The data directory'

export interface DataDirectory {
  readonly path: string
  release(): void
}

/** Throws an Error that names the process that holds the directory, or says why the directory cannot be used. */
export function openDataDirectory(path: string): DataDirectory {
  const owner = join(path, 'server.pid')
  const lock = usable(path, () => {
    mkdirSync(path, { recursive: true })
    return new Database(join(path, 'lock.db'), { timeout: 0 })
  })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    usable(path, () => writeFileSync(owner, String(process.pid)))
  } catch (error) {
    lock.close()
    const isHeld = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
    if (!isHeld) throw error instanceof Error ? unusable(path, error) : error
    throw new Error(
      `Another server (process ${readOwner(owner)}) is running on ${path}. Stop it first, or set DATA_DIR.`,
      { cause: error }
    )
  }
  return { path, release: () => void lock.close() }
}

function usable<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw unusable(path, error as Error)
  }
}

function unusable(path: string, error: Error): Error {
  if (error.message.startsWith(UNUSABLE)) return error
  return new Error(
    `${UNUSABLE} ${path} cannot be used (${error.message}). It must be a directory on a disk with space, readable and writable by the user who runs the server; or set DATA_DIR.`,
    { cause: error }
  )
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'unknown'
  }
}
