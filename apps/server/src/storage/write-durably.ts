/** Files that are on disk when the call returns: their bytes and, with `syncDirectory`, their names. */
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'

export function writeDurably(file: string, content: string, mode: number): void {
  const handle = openSync(file, 'w', mode)
  try {
    writeFileSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A file or a directory; of a directory, the names in it. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
