/**
 * The line: the words of one article as a sequence of items, each one unit long per UTF-16 code unit, provision mark or
 * inline object. Everything else (proposals, decisions, revisions, redlines) is a splice of a line.
 *
 * Representation: a readonly array of pieces. A text piece holds a run of code units that share their attributes; a
 * mark or a reference is one unit. A line is *normal* when no text piece is empty and no two neighbouring text pieces
 * have equal attributes; every function here takes and gives normal lines, so that equal lines are equal arrays.
 */

/**
 * Who is told apart by what: the level a provision stands on. `heading` is the title of an article, chapter or annex;
 * a `footnote` stands at the end of its article, and a reference in the running text has it for its target.
 */
export type ProvisionKind = 'heading' | 'recital' | 'paragraph' | 'sub-paragraph' | 'item' | 'sub-item' | 'footnote'

/**
 * `auto`: counted from the order; `none`: unnumbered (of a footnote: it goes on with the one before it); `as-given`: keeps
 * the designation it was imported with.
 */
export type Numbering = 'auto' | 'none' | 'as-given'

/** Begins a provision. Marks lead: splitting a paragraph inserts one mark, joining two deletes one, no word moves. */
export interface ProvisionMark {
  readonly type: 'mark'
  readonly id: string
  readonly kind: ProvisionKind
  readonly numbering: Numbering
  /** The designation as imported ("2 bis"), only where numbering is `as-given`. */
  readonly label?: string
  /** The ids of the provisions it continues, the nearest first, separated by spaces (lineage.ts). */
  readonly was?: string
  readonly origin?: string
}

export interface Emphasis {
  readonly em?: true
  readonly strong?: true
  readonly underline?: true
}

/** A run of characters. `origin` is the import, proposal change or pen session that brought them. */
export interface TextPiece extends Emphasis {
  readonly type: 'text'
  readonly text: string
  readonly origin?: string
}

/**
 * A live cross-reference to an article or provision, or a reference to a footnote, by id; its words are computed from the
 * target's number. `name` is what the target was called when it was written: all that is left once the target is gone.
 */
export interface Reference {
  readonly type: 'reference'
  readonly target: string
  readonly name?: string
  readonly origin?: string
}

export type Piece = ProvisionMark | TextPiece | Reference
export type Line = readonly Piece[]

/** What the articles of an instrument can be. A `text` is matter without a heading, such as a cover note. */
export type ArticleKind = 'text' | 'preamble' | 'part' | 'chapter' | 'article' | 'annex' | 'signature'

/** The unit of agreement, locking and moving. `order` is a fractional index: articles are read by ascending order, id. */
export interface Article {
  readonly id: string
  readonly kind: ArticleKind
  readonly order: string
  readonly line: Line
}

export const EMPTY_LINE: Line = []

/** Length of a piece in units. */
export function pieceLength(piece: Piece): number {
  return piece.type === 'text' ? piece.text.length : 1
}

/** Length of a line in units. */
export function lineLength(line: Line): number {
  let length = 0
  for (const piece of line) length += pieceLength(piece)
  return length
}

/** Whether two pieces carry the same attributes, their words aside. */
export function haveSameAttributes(a: TextPiece, b: TextPiece): boolean {
  return a.origin === b.origin && a.em === b.em && a.strong === b.strong && a.underline === b.underline
}

/** The normal line of any sequence of pieces: empty runs dropped, equal neighbours joined. */
export function normalizeLine(pieces: Iterable<Piece>): Line {
  const line: Piece[] = []
  for (const piece of pieces) appendPiece(line, piece)
  return line
}

/** Appends to a line under construction, keeping it normal. */
export function appendPiece(line: Piece[], piece: Piece): void {
  if (piece.type === 'text') {
    if (piece.text === '') return
    const last = line[line.length - 1]
    if (last?.type === 'text' && haveSameAttributes(last, piece)) {
      line[line.length - 1] = { ...last, text: last.text + piece.text }
      return
    }
  }
  line.push(piece)
}

/** The units [from, to) of a line. Throws RangeError when the range is not inside the line. */
export function sliceLine(line: Line, from: number, to: number = lineLength(line)): Line {
  if (from < 0 || to < from || to > lineLength(line)) throw new RangeError(`range ${from}-${to} is outside the line`)
  const out: Piece[] = []
  let at = 0
  for (const piece of line) {
    const end = at + pieceLength(piece)
    if (end > from && at < to) out.push(cutPiece(piece, Math.max(0, from - at), Math.min(end, to) - at))
    at = end
    if (at >= to) break
  }
  return out
}

/** The part [from, to) of one piece; a mark or reference is never cut. */
export function cutPiece(piece: Piece, from: number, to: number): Piece {
  if (piece.type !== 'text' || (from === 0 && to === piece.text.length)) return piece
  return { ...piece, text: piece.text.slice(from, to) }
}

/** Two or more lines one after the other. */
export function concatLines(...lines: readonly Line[]): Line {
  return normalizeLine(lines.flat())
}

/** The words alone: a mark is a line break (none before the first item), a reference the object replacement character. */
export function lineWords(line: Line): string {
  let words = ''
  line.forEach((piece, index) => {
    if (piece.type === 'text') words += piece.text
    else if (piece.type === 'reference') words += '\uFFFC'
    else if (index > 0) words += '\n'
  })
  return words
}

/** Equal as lines: same pieces with the same attributes. */
export function areLinesEqual(a: Line, b: Line): boolean {
  return a.length === b.length && a.every((piece, index) => arePiecesEqual(piece, b[index]!))
}

export function arePiecesEqual(a: Piece, b: Piece): boolean {
  if (a === b) return true
  if (a.type === 'text') return b.type === 'text' && a.text === b.text && haveSameAttributes(a, b)
  if (a.type === 'reference')
    return b.type === 'reference' && a.target === b.target && a.name === b.name && a.origin === b.origin
  return (
    b.type === 'mark' &&
    a.id === b.id &&
    a.kind === b.kind &&
    a.numbering === b.numbering &&
    a.label === b.label &&
    a.was === b.was &&
    a.origin === b.origin
  )
}

/** The same line with every piece under one origin. */
export function withOrigin(line: Line, origin: string): Line {
  return normalizeLine(line.map((piece) => ({ ...piece, origin })))
}

/** Plain words as a line of one run. */
export function textLine(text: string, attributes: Omit<TextPiece, 'type' | 'text'> = {}): Line {
  return text === '' ? EMPTY_LINE : [{ type: 'text', text, ...attributes }]
}

/** One provision of a line: its mark and the units [from, to) after the mark. */
export interface Provision {
  readonly mark: ProvisionMark
  readonly from: number
  readonly to: number
  readonly line: Line
}

/** The provisions of a line in order. Items before the first mark (a line that breaks the rule) belong to none. */
export function provisionsOf(line: Line): readonly Provision[] {
  const provisions: Provision[] = []
  let open: { mark: ProvisionMark; from: number; pieces: Piece[] } | undefined
  let at = 0
  const close = () => {
    if (open) provisions.push({ mark: open.mark, from: open.from, to: at, line: open.pieces })
  }
  for (const piece of line) {
    if (piece.type === 'mark') {
      close()
      open = { mark: piece, from: at + 1, pieces: [] }
    } else open?.pieces.push(piece)
    at += pieceLength(piece)
  }
  close()
  return provisions
}

/** Articles in reading order. */
export function inReadingOrder<A extends { readonly order: string; readonly id: string }>(articles: Iterable<A>): A[] {
  return [...articles].sort((a, b) => compareText(a.order, b.order) || compareText(a.id, b.id))
}

/** Code-unit order, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Throws when a line is not normal, or an article's line does not begin with a mark. For tests and after loading. */
export function checkLine(line: Line): void {
  line.forEach((piece, index) => {
    const before = line[index - 1]
    if (piece.type !== 'text') return
    if (piece.text === '') throw new Error(`empty run at piece ${index}`)
    if (before?.type === 'text' && haveSameAttributes(before, piece)) throw new Error(`unjoined runs at piece ${index}`)
  })
}
