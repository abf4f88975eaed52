/** What a write can fail of when nothing is wrong with the act itself. */

/** `full`: there is no space left. `failed`: the disk does not take it, or may not be written. */
export type StorageFailure = 'full' | 'failed'

const FAILED = /^SQLITE_(IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY|LOCKED|NOMEM|PROTOCOL)/

/** undefined for everything else: then the storage is well. */
export function storageFailureOf(error: unknown): StorageFailure | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  return FAILED.test(code) ? 'failed' : undefined
}

/** What is told to whoever wrote. */
export const FAILURE_REASONS: Readonly<Record<StorageFailure, string>> = {
  full: 'The server has no space left. What you wrote is not stored yet; keep this page open.',
  failed: 'The server cannot write to its disk. What you wrote is not stored yet; keep this page open.'
}
