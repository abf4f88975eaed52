/**
 * A part of the file as a tree of elements. Names are those of the namespaces a text is made of, under the prefixes one
 * is used to (`w:p`); what is of any other is left out with all that it holds. Declared entities and document types are
 * refused: no Word file has them.
 */
import { SaxesParser } from 'saxes'
import type { SaxesAttributeNS } from 'saxes'
import { FormatError } from '../format-error.ts'
import type { ReadLimits } from './zip.ts'

export interface XmlElement {
  /** "w:p" */
  readonly name: string
  /** "w:val" */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The words directly in it. */
  readonly words: string
}

const WORD = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main'
]
const RELATED = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships'
]
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ...WORD.map((uri) => [uri, 'w:'] as const),
  ...RELATED.map((uri) => [uri, 'r:'] as const),
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel:'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
  ['', '']
])

interface Open {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  words: string
}

/** Throws FormatError. */
export function parseXml(source: string, limits: ReadLimits): XmlElement {
  const builder = new Builder(limits)
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('doctype', () => {
    throw new FormatError('entities', 'The file declares a document type, which no Word file does.')
  })
  parser.on('error', (error) => {
    throw new FormatError('damaged', `A part of the file does not read as XML: ${error.message}`)
  })
  parser.on('opentag', ({ uri, local, attributes }) => builder.open(uri, local, attributes))
  parser.on('closetag', () => builder.close())
  parser.on('text', (words) => builder.say(words))
  parser.on('cdata', (words) => builder.say(words))
  parser.write(source).close()
  return builder.root()
}

class Builder {
  private readonly limits: ReadLimits
  private readonly stack: Open[] = []
  private found: XmlElement | undefined
  private depth = 0
  private count = 0
  /** The depth at which something foreign began. */
  private foreign = Infinity

  constructor(limits: ReadLimits) {
    this.limits = limits
  }

  open(uri: string, local: string, attributes: Readonly<Record<string, SaxesAttributeNS>>): void {
    this.depth++
    if (this.depth > this.limits.depth) throw new FormatError('too-deep', 'The file nests deeper than a text does.')
    if (++this.count > this.limits.elements)
      throw new FormatError('too-large', 'The file has more elements than a text.')
    const prefix = PREFIXES.get(uri)
    if (prefix === undefined) this.foreign = Math.min(this.foreign, this.depth)
    if (this.depth >= this.foreign) return
    this.stack.push({ name: prefix + local, attributes: attributesOf(attributes), children: [], words: '' })
  }

  close(): void {
    if (this.depth < this.foreign) {
      const element = this.stack.pop()!
      const parent = this.stack.at(-1)
      if (parent) parent.children.push(element)
      else this.found = element
    }
    if (this.depth === this.foreign) this.foreign = Infinity
    this.depth--
  }

  say(words: string): void {
    const open = this.depth < this.foreign ? this.stack.at(-1) : undefined
    if (open) open.words += words
  }

  root(): XmlElement {
    if (!this.found) throw new FormatError('not-a-docx', 'The file is no Word file: it holds something else.')
    return this.found
  }
}

function attributesOf(attributes: Readonly<Record<string, SaxesAttributeNS>>): ReadonlyMap<string, string> {
  return new Map(
    Object.values(attributes).flatMap(({ uri, local, value }) => {
      const prefix = PREFIXES.get(uri)
      return prefix === undefined ? [] : [[prefix + local, value] as const]
    })
  )
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The value of an element that is nothing but a value: `<w:pStyle w:val="Heading1"/>`. */
export function valueOf(element: XmlElement | undefined, name = 'w:val'): string | undefined {
  return element?.attributes.get(name)
}

/** A property that is on where it stands, unless it says otherwise. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/.test(valueOf(element) ?? 'true')
}
