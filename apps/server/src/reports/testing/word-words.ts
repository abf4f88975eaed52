/** What a Word file says: every part of it unpacked, so that nothing in it stays unread, and the words of its body. */
import { inflateRawSync } from 'node:zlib'

/** Bytes of a record of the directory of a zip file before its name, and where things stand in it. */
const RECORD = { signature: 0x02014b50, length: 46, size: 20, name: 28, extra: 30, comment: 32, offset: 42 }
const LOCAL = { length: 30, name: 26, extra: 28 }
const END = 0x06054b50

export function unpackWord(file: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(findEnd(file) + 16)
  while (file.readUInt32LE(at) === RECORD.signature) {
    const [name, extra, comment] = [RECORD.name, RECORD.extra, RECORD.comment].map((one) => file.readUInt16LE(at + one))
    parts.set(file.toString('utf8', at + RECORD.length, at + RECORD.length + name!), partAt(file, at))
    at += RECORD.length + name! + extra! + comment!
  }
  return parts
}

function partAt(file: Buffer, record: number): string {
  const local = file.readUInt32LE(record + RECORD.offset)
  const from = local + LOCAL.length + file.readUInt16LE(local + LOCAL.name) + file.readUInt16LE(local + LOCAL.extra)
  const bytes = file.subarray(from, from + file.readUInt32LE(record + RECORD.size))
  return (file.readUInt16LE(record + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= 0; at--) if (file.readUInt32LE(at) === END) return at
  throw new Error('That is no Word file.')
}

/** The paragraphs of the body, one a line. */
export function bodyWords(parts: ReadonlyMap<string, string>): string {
  const paragraphs = (parts.get('word/document.xml') ?? '').split('</w:p>')
  return paragraphs
    .map((one) => [...one.matchAll(/<w:t[ >][^<]*/g)].map(([run]) => run.replace(/^[^>]*>/, '')).join(''))
    .join('\n')
}
