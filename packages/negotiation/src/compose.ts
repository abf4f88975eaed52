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
  const deleted = coverOf(changes.splices, length)
  const bracketed = coverOf(changes.brackets, length)
  const reader = { line, piece: 0, begin: 0 }
  for (let index = 0; index < cuts.length; index++) {
    const from = cuts[index]!
    for (const held of arrivals.get(from) ?? []) {
      appendText(out, held.change.id, held.change.line, open, [...inserted, held])
    }
    const to = cuts[index + 1]
    if (to === undefined) break
    const fate = { inserted, deleted: deleted(from), bracketed: bracketed(from) }
    readUnits(reader, from, to, (piece, offset) => out.push({ piece, text, offset, ...fate }))
  }
}

/** Which changes hold the units behind a cut, in the order they are given; asked from cut to cut, forward only. */
function coverOf<C extends SpliceChange | BracketChange>(
  changes: readonly Held<C>[],
  length: number
): (cut: number) => readonly Held<C>[] {
  const waiting = changes
    .map((held, rank) => ({ held, rank, ...clampRange(held.change, length) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => b.from - a.from)
  let open: typeof waiting = []
  let shown: readonly Held<C>[] = []
  let nextEnd = Infinity
  return (cut) => {
    if (cut < nextEnd && (waiting.at(-1)?.from ?? Infinity) > cut) return shown
    open = open.filter(({ to }) => to > cut)
    while (waiting.length > 0 && waiting.at(-1)!.from <= cut) open.push(waiting.pop()!)
    open.sort((a, b) => a.rank - b.rank)
    nextEnd = Math.min(...open.map(({ to }) => to))
    return (shown = open.map(({ held }) => held))
  }
}

function clampRange({ from, to }: SpliceChange | BracketChange, length: number): { from: number; to: number } {
  return { from: Math.max(from, 0), to: Math.min(to, length) }
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
