/**
 * The parts of a Word file. A zip says of itself how large it would be; that is not believed: what comes out is counted
 * while it comes, all parts together, and reading stops where it is too much.
 */
import { fromBuffer } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { FormatError } from '../format-error.ts'

export interface ReadLimits {
  /** Bytes of the file as it is brought. */
  readonly file: number
  /** Bytes of all its parts that are read, unpacked. */
  readonly unpacked: number
  /** How deep elements may nest. */
  readonly depth: number
  /** Elements in one part. */
  readonly elements: number
}

export const READ_LIMITS: ReadLimits = { file: 64 << 20, unpacked: 64 << 20, depth: 200, elements: 1_500_000 }

/** More parts than any text has. */
const MOST_PARTS = 4096

export class Zip {
  private readonly file: ZipFile
  private readonly entries: ReadonlyMap<string, Entry>
  private left: number

  private constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ReadLimits) {
    this.file = file
    this.entries = entries
    this.left = limits.unpacked
  }

  /** Throws FormatError when it is no zip. */
  static async open(bytes: Uint8Array, limits: ReadLimits): Promise<Zip> {
    if (bytes.length > limits.file) throw new FormatError('too-large', 'The file is larger than a text can be.')
    if (isOldOffice(bytes))
      throw new FormatError('not-a-docx', 'The file is an old Word file or protected by a password: save it as .docx.')
    const file = await openBuffer(bytes)
    return new Zip(file, await entriesOf(file), limits)
  }

  has(path: string): boolean {
    return this.entries.has(nameOf(path))
  }

  /** The words of a part; undefined where there is none. */
  async read(path: string): Promise<string | undefined> {
    const entry = this.entries.get(nameOf(path))
    return entry && decode(await this.inflate(entry))
  }

  private async inflate(entry: Entry): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    try {
      const stream = await this.file.openReadStreamPromise(entry)
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        this.left -= chunk.length
        if (this.left < 0) throw new FormatError('too-large', 'The file unpacks to more than a text can be.')
        chunks.push(chunk)
      }
    } catch (error) {
      throw error instanceof FormatError ? error : damaged(error)
    }
    return Buffer.concat(chunks)
  }
}

/** Part names are the same in any case. */
function nameOf(path: string): string {
  return path.replace(/^\//, '').toLowerCase()
}

function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)
}

function openBuffer(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, file) => {
      if (error || !file)
        reject(new FormatError('not-a-zip', 'The file is no Word file (.docx): it cannot be unpacked.'))
      else resolve(file)
    })
  })
}

function entriesOf(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    file.on('error', (error) => reject(damaged(error)))
    file.on('end', () => resolve(entries))
    file.on('entry', (entry: Entry) => {
      const name = nameOf(entry.fileName)
      if (entries.size >= MOST_PARTS) return reject(new FormatError('too-large', 'The file has too many parts.'))
      if (entries.has(name)) return reject(new FormatError('damaged', `The file has two parts ${name}.`))
      entries.set(name, entry)
      file.readEntry()
    })
    file.readEntry()
  })
}

function damaged(error: unknown): FormatError {
  return new FormatError(
    'damaged',
    `The file cannot be unpacked: ${error instanceof Error ? error.message : 'damaged'}.`
  )
}

/** UTF-8, or UTF-16 where a byte order mark says so. */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FormatError('damaged', 'A part of the file is not in UTF-8.')
  }
}
