/**
 * What is on a disk when the power goes: what was synced, and of what was written since then any part. A disk keeps sectors: of each
 * that was written it may hold the old bytes, the new ones, some of both, zeros or nonsense, and a file any length in between.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dice } from './random.ts'

export interface Image {
  readonly db: Buffer
  readonly wal: Buffer
  /** The line beside the database: never synced, so that any older one may be found. */
  readonly water: Buffer
}

const SECTOR = 512
const FILES = { db: 'cartif.db', wal: 'cartif.db-wal', water: 'high-water' } as const

export function readImage(directory: string): Image {
  const read = (file: string) =>
    existsSync(join(directory, file)) ? readFileSync(join(directory, file)) : Buffer.alloc(0)
  return { db: read(FILES.db), wal: read(FILES.wal), water: read(FILES.water) }
}

export function writeImage(directory: string, image: Image): void {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory)
  writeFileSync(join(directory, FILES.db), image.db)
  if (image.wal.length > 0) writeFileSync(join(directory, FILES.wal), image.wal)
  if (image.water.length > 0) writeFileSync(join(directory, FILES.water), image.water)
}

/** A file of which `synced` is safe and `written` was on its way. */
export function tear(synced: Buffer, written: Buffer, dice: Dice): Buffer {
  // All of it may have come, though nobody has said so.
  if (dice.once(6)) return written
  const [least, most] = [Math.min(synced.length, written.length), Math.max(synced.length, written.length)]
  const torn = Buffer.alloc(most)
  const mood = dice.below(4)
  for (let at = 0; at < most; at += SECTOR) {
    const [old, young] = [sectorAt(synced, at), sectorAt(written, at)]
    ;(old.equals(young) ? old : tornSector(old, young, mood, dice)).copy(torn, at)
  }
  return torn.subarray(0, least + dice.below(most - least + 1))
}

function sectorAt(file: Buffer, at: number): Buffer {
  const sector = Buffer.alloc(SECTOR)
  file.subarray(at, at + SECTOR).copy(sector)
  return sector
}

/** Moods: mostly the old, mostly the new, anything, nothing but whole sectors. */
function tornSector(old: Buffer, young: Buffer, mood: number, dice: Dice): Buffer {
  if (mood === 0 && !dice.once(4)) return old
  if (mood === 1 && !dice.once(4)) return young
  const begin = young.findIndex((byte, index) => byte !== old[index])
  const end = young.findLastIndex((byte, index) => byte !== old[index]) + 1
  const written = tornBytes(old.subarray(begin, end), young.subarray(begin, end), mood, dice)
  return Buffer.concat([old.subarray(0, begin), written, old.subarray(end)])
}

function tornBytes(old: Buffer, young: Buffer, mood: number, dice: Dice): Buffer {
  switch (mood === 3 ? dice.below(2) : dice.below(5)) {
    case 0:
      return old
    case 1:
      return young
    case 2: {
      const at = dice.below(young.length)
      return Buffer.concat([young.subarray(0, at), old.subarray(at)])
    }
    case 3:
      return Buffer.alloc(young.length)
    default:
      return flipBits(young, 1 + dice.below(8), dice)
  }
}

export function flipBits(bytes: Buffer, count: number, dice: Dice): Buffer {
  const flipped = Buffer.from(bytes)
  for (let index = 0; index < count && flipped.length > 0; index++) {
    const at = dice.below(flipped.length)
    flipped[at] = flipped[at]! ^ (1 << dice.below(8))
  }
  return flipped
}
