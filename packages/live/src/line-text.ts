/**
 * Between a line and the shared Text that holds it. A unit of the line is a unit of the Text, so positions are the same.
 */
import * as Y from 'yjs'
import { normalizeLine, pieceLength } from '@cartif/treaty-text'
import type { Line, Numbering, Piece, ProvisionKind, ProvisionMark, Splice } from '@cartif/treaty-text'
import { readAttributes } from './attributes.ts'
import { nextClock, noteOrigins, originsOf } from './origins.ts'

/** A line read from a Text, and what in it did not fit the layout (kept as an empty reference, so no unit shifts). */
export interface ReadLine {
  readonly line: Line
  readonly problems: readonly string[]
}

const KINDS: ReadonlySet<unknown> = new Set<ProvisionKind>([
  'heading',
  'recital',
  'paragraph',
  'sub-paragraph',
  'item',
  'sub-item',
  'footnote'
])
const NUMBERINGS: ReadonlySet<unknown> = new Set(['auto', 'none', 'as-given'])
const MAX_NAME = 200
const MAX_LINEAGE = 8000

/** Reads a Text. Never throws; whatever is unknown is reported. */
export function readLine(text: Y.Text): ReadLine {
  const problems: string[] = []
  const pieces: Piece[] = []
  const origins = originsOf(text)
  let words = ''
  let last: { readonly attributes: Attributes; readonly origin: string | undefined } | undefined
  const endWords = () => {
    if (last && words !== '')
      pieces.push({ type: 'text', text: words, ...readEmphasis(last.attributes), ...from(last) })
    words = ''
  }
  readAttributes(text, ({ id, length, content }, attributes) => {
    for (let at = 0; at < length;) {
      const found = origins?.find(Y.createID(id.client, id.clock + at), length - at)
      const origin = found?.origin ?? readName(attributes['origin'])
      const end = at + (found?.length ?? length)
      if (last?.attributes !== attributes || last.origin !== origin) {
        endWords()
        last = { attributes, origin }
      }
      if (content instanceof Y.ContentString) words += joined(content.str).slice(at, end)
      else {
        endWords()
        pieces.push({ ...readEmbed(content.getContent()[0], problems), ...from(last) })
      }
      at = end
    }
  })
  endWords()
  return { line: normalizeLine(pieces), problems }
}

type Attributes = Readonly<Record<string, unknown>>

/**
 * Yjs appends letter to letter, and a string that has grown so is a chain of its letters until somebody looks into it. What is made
 * of it is another string, so the chain would be gone through with every letter that comes.
 */
function joined(words: string): string {
  // What is found there has to matter, or it is not looked for.
  return words.charCodeAt(0) === 0 ? words.slice() : words
}

function from({ origin }: { readonly origin: string | undefined }) {
  return origin === undefined ? {} : { origin }
}

function readEmphasis(attributes: Readonly<Record<string, unknown>>) {
  return {
    ...(attributes['em'] === true ? { em: true as const } : {}),
    ...(attributes['strong'] === true ? { strong: true as const } : {}),
    ...(attributes['underline'] === true ? { underline: true as const } : {})
  }
}

function readEmbed(embed: unknown, problems: string[]): Piece {
  if (isRecord(embed)) {
    const mark = embed['mark']
    if (isRecord(mark)) {
      const piece = readMark(mark)
      if (piece) return piece
    }
    const target = readName(embed['ref'])
    const name = readName(embed['name'])
    if (target !== undefined) return { type: 'reference', target, ...(name === undefined ? {} : { name }) }
  }
  problems.push('an object in the text does not fit the layout')
  return { type: 'reference', target: '' }
}

function readMark(mark: Readonly<Record<string, unknown>>): ProvisionMark | undefined {
  const id = readName(mark['id'])
  if (id === undefined || !KINDS.has(mark['kind']) || !NUMBERINGS.has(mark['numbering'])) return undefined
  const label = readName(mark['label'])
  const was = readName(mark['was'], MAX_LINEAGE)
  return {
    type: 'mark',
    id,
    kind: mark['kind'] as ProvisionKind,
    numbering: mark['numbering'] as Numbering,
    ...(label === undefined ? {} : { label }),
    ...(was === undefined ? {} : { was })
  }
}

export function readName(value: unknown, longest = MAX_NAME): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Writes a splice into a Text, inside a transaction of the caller's; `more` are attributes that are no part of the line. */
export function spliceText(
  text: Y.Text,
  { from, to, line }: Splice,
  more: Readonly<Record<string, string>> = {}
): void {
  if (to > from) text.delete(from, to - from)
  let at = from
  const written: { clock: number; origin?: string }[] = []
  for (const piece of line) {
    const { origin } = piece
    if (text.doc) written.push({ clock: nextClock(text.doc), ...(origin === undefined ? {} : { origin }) })
    insertPiece(text, at, piece, more)
    at += pieceLength(piece)
  }
  noteOrigins(text, written)
}

/** Attributes are always given: without them a Text hands on those of the neighbour. */
function insertPiece(text: Y.Text, at: number, piece: Piece, more: Readonly<Record<string, string>>): void {
  if (piece.type === 'text') {
    const { em, strong, underline } = piece
    text.insert(at, piece.text, {
      ...more,
      ...(em && { em }),
      ...(strong && { strong }),
      ...(underline && { underline })
    })
  } else if (piece.type === 'reference') {
    const { target, name } = piece
    text.insertEmbed(at, { ref: target, ...(name === undefined ? {} : { name }) }, more)
  } else {
    const { type: _, origin: __, ...mark } = piece
    text.insertEmbed(at, { mark }, more)
  }
}

/** A new Text that holds a line; to be put into a document before it is used, which then says where it came from (noteOriginsOf). */
export function createText(line: Line): Y.Text {
  const text = new Y.Text()
  spliceText(text, { from: 0, to: 0, line })
  return text
}
