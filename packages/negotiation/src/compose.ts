/**
 * Composition: the text as it stands and everything open on it, as one line of segments. The editor's document, the
 * bracketed notation, Word and every count are renderings of it.
 *
 * Laws (compose.test.ts): with no open proposal the composed line is the text; the order of proposals in the input does
 * not matter; every unit of the text and of every reachable open change appears exactly once.
 * Cost: linear in the article and, for n changes to one text, n log n + the segments they cut.
 */
import { cutPiece, inReadingOrder, lineLength, pieceLength } from '@cartif/treaty-text'
import type { Article, ArticleKind, Line, Piece } from '@cartif/treaty-text'
import { NO_CHANGES, openChangesOf } from './open-changes.ts'
import type { Held, OpenChanges, TextChanges } from './open-changes.ts'
import type {
  BracketChange,
  DeleteArticleChange,
  InsertArticleChange,
  MoveArticleChange,
  Negotiation,
  SpliceChange,
  TextId
} from './proposal.ts'

/** A stretch of one text whose units share their fate. */
export interface Segment {
  readonly piece: Piece
  /** The text the units live in, and where in it they begin, in units. */
  readonly text: TextId
  readonly offset: number
  /** The open changes that bring the units, outermost first; none for the text as it stands. */
  readonly inserted: readonly Held<SpliceChange | InsertArticleChange>[]
  readonly deleted: readonly Held<SpliceChange>[]
  readonly bracketed: readonly Held<BracketChange>[]
}

export interface ComposedArticle {
  /** The id of the article, or of the change that proposes it: also the id of its text. */
  readonly id: TextId
  readonly kind: ArticleKind
  readonly order: string
  /** The change that proposes the article, where it is not in the text yet. */
  readonly inserted?: Held<InsertArticleChange>
  readonly deleted: readonly Held<DeleteArticleChange>[]
  readonly moved: readonly Held<MoveArticleChange>[]
  readonly segments: readonly Segment[]
}

/** Amendments nested deeper than this are not read: nobody negotiates there, and a hostile layer may try. */
export const MAX_DEPTH = 24

/** Composes the whole instrument, articles in reading order. */
export function compose(
  negotiation: Negotiation,
  open = openChangesOf(negotiation.proposals)
): readonly ComposedArticle[] {
  const standing = negotiation.articles.map((article) => composeArticle(article, open))
  const proposed = open.insertedArticles.map((held) => composeProposedArticle(held, open))
  return inReadingOrder([...standing, ...proposed])
}

/** Composes one article of the text. */
export function composeArticle(article: Article, open: OpenChanges): ComposedArticle {
  return {
    id: article.id,
    kind: article.kind,
    order: article.order,
    deleted: open.deletedArticles.get(article.id) ?? [],
    moved: open.movedArticles.get(article.id) ?? [],
    segments: composeText(article.id, article.line, open)
  }
}

/** Composes an article that is only proposed. */
export function composeProposedArticle(inserted: Held<InsertArticleChange>, open: OpenChanges): ComposedArticle {
  const { id, articleKind, order, line } = inserted.change
  const segments = composeText(id, line, open, [inserted])
  return { id, kind: articleKind, order, inserted, deleted: [], moved: [], segments }
}

/** Composes one text with the open changes made to it, at any depth. */
export function composeText(
  text: TextId,
  line: Line,
  open: OpenChanges,
  inserted: Segment['inserted'] = []
): readonly Segment[] {
  const segments: Segment[] = []
  appendText(segments, text, line, open, inserted)
  return segments
}

function appendText(out: Segment[], text: TextId, line: Line, open: OpenChanges, inserted: Segment['inserted']): void {
  const changes = inserted.length > MAX_DEPTH ? NO_CHANGES : (open.inText.get(text) ?? NO_CHANGES)
  const length = lineLength(line)
  const cuts = boundariesOf(changes, length)
  const arrivals = arrivalsByPoint(changes, length)
  const reader = { line, piece: 0, begin: 0 }
  for (let index = 0; index < cuts.length; index++) {
    const from = cuts[index]!
    for (const held of arrivals.get(from) ?? []) {
      appendText(out, held.change.id, held.change.line, open, [...inserted, held])
    }
    const to = cuts[index + 1]
    if (to === undefined) break
    const deleted = changes.splices.filter(({ change }) => change.from <= from && change.to >= to)
    const bracketed = changes.brackets.filter(({ change }) => change.from <= from && change.to >= to)
    readUnits(reader, from, to, (piece, offset) => out.push({ piece, text, offset, inserted, deleted, bracketed }))
  }
}

/** Where the fate of units can change: every end of a change, inside the text. */
function boundariesOf({ splices, brackets }: TextChanges, length: number): readonly number[] {
  const cuts = new Set([0, length])
  const add = (position: number) => cuts.add(Math.min(Math.max(position, 0), length))
  for (const { change } of splices) {
    add(change.at)
    if (change.from < change.to) {
      add(change.from)
      add(change.to)
    }
  }
  for (const { change } of brackets) {
    add(change.from)
    add(change.to)
  }
  return [...cuts].sort((a, b) => a - b)
}

function arrivalsByPoint({ splices }: TextChanges, length: number): ReadonlyMap<number, readonly Held<SpliceChange>[]> {
  const arrivals = new Map<number, Held<SpliceChange>[]>()
  for (const held of splices) {
    const at = Math.min(Math.max(held.change.at, 0), length)
    const list = arrivals.get(at)
    if (list) list.push(held)
    else arrivals.set(at, [held])
  }
  return arrivals
}

/** Hands on the pieces of [from, to); calls go forward only, so a whole text is read in one pass. */
function readUnits(
  reader: { readonly line: Line; piece: number; begin: number },
  from: number,
  to: number,
  emit: (piece: Piece, offset: number) => void
): void {
  while (reader.piece < reader.line.length && reader.begin < to) {
    const piece = reader.line[reader.piece]!
    const end = reader.begin + pieceLength(piece)
    if (end > from) {
      const start = Math.max(from, reader.begin)
      emit(cutPiece(piece, start - reader.begin, Math.min(end, to) - reader.begin), start)
    }
    if (end > to) return
    reader.piece++
    reader.begin = end
  }
}

/** The composed units as a line: what the editor shows, words and marks, brackets aside. */
export function composedLine(segments: readonly Segment[]): Line {
  return segments.map(({ piece }) => piece)
}

/** Length of a composed line in units. */
export function composedLength(segments: readonly Segment[]): number {
  let length = 0
  for (const { piece } of segments) length += pieceLength(piece)
  return length
}
