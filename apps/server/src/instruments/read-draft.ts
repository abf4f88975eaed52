/**
 * A draft in bracketed notation as it is imported: the articles as they stand, and what the brackets in them propose, each in the
 * text it is about. All words become one text first, with signs for where brackets begin and end, so that references and
 * footnotes are found as in any text; then the signs are taken out, and so is what is only proposed.
 */
import { placesFor } from '@cartif/negotiation'
import { articlesOf, concatLines, lineLength, normalizeLine, pieceLength, sliceLine } from '@cartif/treaty-text'
import type { Article, Header, Line, NotationIssue, Piece, Tree } from '@cartif/treaty-text'
import { markBrackets, signIn } from './draft-signs.ts'
import type { MarkedBracket } from './draft-signs.ts'

/** What a bracket proposes; positions are those of the text it stands in, `inner` is proposed on its own words. */
export type DraftProposal =
  | { readonly kind: 'bracket'; readonly header: Header | undefined; readonly from: number; readonly to: number }
  | {
      readonly kind: 'splice'
      readonly header: Header | undefined
      readonly from: number
      readonly to: number
      readonly line: Line
      readonly inner: readonly DraftProposal[]
    }

export interface DraftArticle extends Article {
  readonly proposals: readonly DraftProposal[]
  /** The bracket the whole article stands in. */
  readonly whole?: { readonly header: Header | undefined; readonly kind: 'insert' | 'delete' | 'bracket' }
}

export interface ReadDraft {
  readonly articles: readonly DraftArticle[]
  readonly issues: readonly NotationIssue[]
}

export function readDraft(tree: Tree): ReadDraft {
  const { flat, brackets } = markBrackets(tree)
  const counts = { article: 0, provision: 0 }
  const ids = { newId: (kind: 'article' | 'provision') => `${kind[0]}-${++counts[kind]}`, ordersFor: placesFor }
  const { articles, issues } = articlesOf(flat, ids)
  return { articles: articles.map((article, index) => readArticle(article, index, brackets)), issues }
}

function readArticle(article: Article, index: number, brackets: readonly MarkedBracket[]): DraftArticle {
  const { line, spans } = takeSigns(article.line, brackets)
  const around = brackets.find(
    ({ articles }) => articles !== undefined && articles.from <= index && index < articles.to
  )
  const whole = around && { header: around.header, kind: wholeKind(around) }
  const cut = new Cut(line, 0)
  cut.walk(spans)
  return {
    ...article,
    line: cut.rest(lineLength(line)).map(traced),
    proposals: cut.proposals,
    ...(whole ? { whole } : {})
  }
}

/** Every word of the text is traced to the import. */
function traced(piece: Piece): Piece {
  return { ...piece, origin: 'import-zero-draft' }
}

function wholeKind({ header, brings, isAlternative }: MarkedBracket): 'insert' | 'delete' | 'bracket' {
  if (brings || isAlternative) return 'insert'
  return strikes(header) ? 'delete' : 'bracket'
}

/** "[KGZ: delete: …]", and "[CHN oppose: …]" around words as they stand. */
function strikes(header: Header | undefined): boolean {
  if (header === undefined || header.act === 'bracket') return false
  return header.act === 'delete' || header.clauses.some(({ verb }) => verb === 'oppose')
}

interface Span {
  readonly bracket: MarkedBracket
  readonly from: number
  to: number
  readonly inner: Span[]
}

/** The line without signs, and which of it stands in which bracket. */
function takeSigns(line: Line, brackets: readonly MarkedBracket[]): { line: Line; spans: readonly Span[] } {
  const pieces: Piece[] = []
  const root: Span[] = []
  const open: Span[] = []
  let at = 0
  const keep = (piece: Piece) => {
    pieces.push(piece)
    at += pieceLength(piece)
  }
  for (const piece of line) {
    if (piece.type !== 'text') keep(piece)
    else
      for (const part of signIn(piece.text)) {
        if (typeof part === 'string') keep({ ...piece, text: part })
        else if (part.opens) {
          const span: Span = { bracket: brackets[part.index]!, from: at, to: at, inner: [] }
          ;(open.at(-1)?.inner ?? root).push(span)
          open.push(span)
        } else open.pop()!.to = at
      }
  }
  return { line: normalizeLine(pieces), spans: root }
}

/** Words as they stand, in brackets: where, and which proposal says so. */
interface Standing {
  at: number
  readonly from: number
  readonly to: number
}

/** Cuts out of a line what is only proposed in it. */
class Cut {
  readonly proposals: DraftProposal[] = []
  private readonly kept: Line[] = []
  private readonly line: Line
  private readonly start: number
  private done: number
  private removed = 0

  constructor(line: Line, start: number) {
    this.line = line
    this.start = start
    this.done = start
  }

  walk(spans: readonly Span[]): void {
    let standing: Standing | undefined
    for (const span of spans) {
      const { header, brings, isAlternative } = span.bracket
      if (brings || isAlternative) {
        const instead = isAlternative ? standing : undefined
        if (instead) this.coverBracket(instead)
        this.insert(span, instead)
        continue
      }
      const from = this.place(span.from)
      const at = this.proposals.length
      this.walk(span.inner)
      const to = this.place(span.to)
      standing = { at, from, to }
      const inPlace = { header, from, to }
      this.proposals.splice(
        at,
        0,
        strikes(header) ? { kind: 'splice', ...inPlace, line: [], inner: [] } : { kind: 'bracket', ...inPlace }
      )
    }
  }

  /** What is left of the line up to there. */
  rest(to: number): Line {
    return concatLines(...this.kept, sliceLine(this.line, this.done, to))
  }

  private insert({ bracket, from, to, inner }: Span, instead: Standing | undefined): void {
    this.kept.push(sliceLine(this.line, this.done, from))
    const own = new Cut(this.line, from)
    own.walk(inner)
    const at = this.place(from)
    const range = instead ? { from: instead.from, to: instead.to } : { from: at, to: at }
    this.proposals.push({ kind: 'splice', header: bracket.header, ...range, line: own.rest(to), inner: own.proposals })
    this.done = to
    this.removed += to - from
  }

  /** Words for which others are proposed need no brackets of their own. */
  private coverBracket(standing: Standing): void {
    const covered = this.proposals[standing.at]
    if (covered?.kind === 'bracket' && covered.header === undefined) this.proposals.splice(standing.at, 1)
    standing.at = -1
  }

  private place(at: number): number {
    return at - this.start - this.removed
  }
}
