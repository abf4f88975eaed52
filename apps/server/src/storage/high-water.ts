/**
 * Beside the database, the newest commit in one line. It is written after the commit is on disk and need not be synced itself: what
 * it says was true, however old it is. A database that has less than it says has lost what people were told is kept — a log
 * that the disk has damaged, a disk that lies, a `cartif.db` that was copied without its `-wal` — and SQLite would not notice.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const HIGH_WATER_FILE = 'high-water'

export interface HighWaterMark {
  readonly seq: number
  readonly hash: string
}

export class HighWater {
  private readonly handle: number

  constructor(directory: string) {
    this.handle = openSync(join(directory, HIGH_WATER_FILE), constants.O_RDWR | constants.O_CREAT, 0o600)
  }

  /** The commit has happened whether or not this can be written: an older line is only a weaker witness. */
  write(mark: HighWaterMark): void {
    try {
      writeSync(this.handle, printMark(mark), 0)
    } catch {
      return
    }
  }

  close(): void {
    closeSync(this.handle)
  }
}

/** What the line says; undefined where there is none, or only half of one. */
export function readHighWater(directory: string): HighWaterMark | undefined {
  try {
    const line = readFileSync(join(directory, HIGH_WATER_FILE), 'utf8')
    const [, seq, hash] = /^(\d{15}) ([0-9a-f]{64}) [0-9a-f]{16}\n$/.exec(line) ?? []
    const mark = seq === undefined ? undefined : { seq: Number(seq), hash: hash! }
    return mark && printMark(mark) === line ? mark : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Always as long, so that a newer line covers an older one; the check at its end tells half a line from a whole one. */
function printMark({ seq, hash }: HighWaterMark): string {
  const said = `${String(seq).padStart(15, '0')} ${hash}`
  return `${said} ${createHash('sha256').update(said).digest('hex').slice(0, 16)}\n`
}
