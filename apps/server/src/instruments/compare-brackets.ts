/**
 * The composed text with its brackets as words, for comparing: every article and provision under the id and the number it
 * has, every word with its origin. Law (compare-brackets.test.ts): every letter stands in the brackets it has in print, and each
 * provision's brackets balance.
 */
import { headerOf, sharedDepth, wrappersOf } from '@cartif/negotiation'
import type { ComposedArticle, Segment, Wrapper } from '@cartif/negotiation'
import { compareText, normalizeLine, printHeader } from '@cartif/treaty-text'
import type { Article, Line, OutlineArticle, Piece } from '@cartif/treaty-text'
import { outlineOfComposed } from './print.ts'

const NAMES = { names: true }

/** Articles in reading order; what should come to another place is named behind the article before that place. */
export function bracketedArticles(composed: readonly ComposedArticle[]): readonly Article[] {
  const outline = outlineOfComposed(composed)
  const articles = composed.map((article, index): Article => {
    const { id, kind, order } = article
    return { id, kind, order, line: bracketedLine(article, outline[index]!) }
  })
  return withMoves(articles, composed, outline)
}

/** A bracket over several provisions is closed at the end of each and opened again in the next: each is read on its own. */
function bracketedLine(article: ComposedArticle, outline: OutlineArticle): Line {
  const label = labels(outline, article.inserted !== undefined)
  const pieces: Piece[] = []
  let open: readonly Wrapper[] = []
  for (const segment of article.segments) {
    const own = [...aroundArticle(article), ...wrappersOf(segment, NAMES)]
    const piece = withOrigin(segment)
    const shared = piece.type === 'mark' ? 0 : sharedDepth(open, own)
    pieces.push(...sign(']'.repeat(open.length - shared)))
    if (piece.type === 'mark') pieces.push(label(piece))
    pieces.push(...own.slice(shared).flatMap(({ header }) => sign(`[${header ? printHeader(header) : ''}`)))
    if (piece.type !== 'mark') pieces.push(piece)
    open = own
  }
  return normalizeLine([...pieces, ...sign(']'.repeat(open.length))])
}

/** The bracket of those who would delete the article. */
function aroundArticle({ deleted }: ComposedArticle): readonly Wrapper[] {
  if (deleted.length === 0) return []
  const proposals = deleted.map(({ proposal }) => proposal)
  return [{ key: 'article', replacements: [], role: 'struck', header: headerOf(proposals, NAMES, 'delete') }]
}

/** What is only proposed comes from the change that brings it. */
function withOrigin({ piece, text, inserted }: Segment): Piece {
  return inserted.length > 0 && piece.origin === undefined ? { ...piece, origin: text } : piece
}

/**
 * What is only proposed is given the number that print gives it ("2 bis"), so that nothing behind it is renumbered by being
 * compared; everything else is counted as ever.
 */
function labels({ number, provisions }: OutlineArticle, isProposed: boolean) {
  const numbers = new Map(provisions.flatMap((one) => (one.proposed ? [[one.id, one.number] as const] : [])))
  return (mark: Extract<Piece, { type: 'mark' }>): Piece => {
    const given = mark.kind === 'heading' ? isProposed && number : numbers.get(mark.id)
    if (mark.kind === 'footnote' || mark.numbering !== 'auto' || !given) return mark
    return { ...mark, numbering: 'as-given', label: given }
  }
}

function withMoves(
  articles: readonly Article[],
  composed: readonly ComposedArticle[],
  outline: readonly OutlineArticle[]
): readonly Article[] {
  const notes = composed.flatMap(({ moved }, index) =>
    moved.map(({ change, proposal }) => ({
      order: change.order,
      id: change.id,
      text: `[${printHeader(headerOf([proposal], NAMES, 'move here'))}${outline[index]!.number}]`
    }))
  )
  if (notes.length === 0) return articles
  const lines = new Map(articles.map(({ id, line }) => [id, line]))
  for (const note of notes.toSorted((a, b) => compareText(a.order, b.order) || compareText(a.id, b.id))) {
    const before = articles.findLast((one) => (compareText(one.order, note.order) || compareText(one.id, note.id)) < 0)
    const host = (before ?? articles[0])?.id
    if (host !== undefined)
      lines.set(host, normalizeLine([...lines.get(host)!, { type: 'text', text: ` ${note.text}`, origin: note.id }]))
  }
  return articles.map((article) => ({ ...article, line: lines.get(article.id)! }))
}

function sign(text: string): readonly Piece[] {
  return text === '' ? [] : [{ type: 'text', text }]
}
