/** Word files made by hand for tests: as others write them, and as nobody should. */
import { crc32, deflateRawSync } from 'node:zlib'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

export interface Part {
  readonly path: string
  readonly content: string | Uint8Array
  /** What the zip says of its size; the truth when not said. */
  readonly claimed?: number
}

/** The parts of a Word file whose body is `body`; `more` adds styles, numbering, footnotes by their kind. */
export function wordParts(body: string, more: Readonly<Record<string, string>> = {}): readonly Part[] {
  const kinds = Object.keys(more)
  const relations = kinds.map((kind, index) => relation(`r${index}`, kind, `${kind}.xml`))
  return [
    { path: '[Content_Types].xml', content: `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"/>` },
    { path: '_rels/.rels', content: relationsPart(relation('r1', 'officeDocument', 'word/document.xml')) },
    { path: 'word/_rels/document.xml.rels', content: relationsPart(relations.join('')) },
    { path: 'word/document.xml', content: `${DECLARATION}<w:document ${W}><w:body>${body}</w:body></w:document>` },
    ...kinds.map((kind) => ({
      path: `word/${kind}.xml`,
      content: `${DECLARATION}<w:${kind} ${W}>${more[kind]}</w:${kind}>`
    }))
  ]
}

export function wordFile(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf(wordParts(body, more))
}

function relationsPart(inner: string): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
}

/** A paragraph with words; `properties` is what stands in its w:pPr. */
export function para(words: string, properties = '', run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

export function zipOf(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { path, content, claimed } of parts) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const name = Buffer.from(path)
    const shared = sharedHeader(crc32(data), packed.length, claimed ?? data.length, name.length)
    const header = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed])
    local.push(header)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, tail, name]))
    offset += header.length
  }
  return Buffer.concat([...local, ...central, endOf(parts.length, Buffer.concat(central).length, offset)])
}

/** Version, flags, method, time, date, checksum, sizes, lengths of name and extra field. */
function sharedHeader(checksum: number, packed: number, size: number, name: number): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2)
  header.writeUInt16LE(8, 4)
  header.writeUInt16LE(0x21, 8)
  header.writeUInt32LE(checksum >>> 0, 10)
  header.writeUInt32LE(packed, 14)
  header.writeUInt32LE(size, 18)
  header.writeUInt16LE(name, 22)
  return header
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.set([0x50, 0x4b, 5, 6])
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
