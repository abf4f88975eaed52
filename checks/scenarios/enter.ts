/**
 * From bracketed notation to a negotiation: the words outside brackets become the text, each bracket becomes a proposal
 * of whom it names, at any depth. The opposite of print, for texts that a reader can take in: strikes of one party that
 * touch are one strike.
 */
import type { NewChange } from '@cartif/live'
import { placeBetween, placesFor } from '@cartif/negotiation'
import { lineLength, normalizeLine, pieceLength } from '@cartif/treaty-text'
import type { ArticleKind, ArticleNode, BracketNode, Line, NotationNode, Piece, Tree } from '@cartif/treaty-text'

/** A proposal to be made; `in` is known once the one it amends has been written. */
export interface Draft {
  readonly holder: string
  readonly amends?: Draft
  change: NewChange
}

export interface Entered {
  /** The tree of the text as it stands. */
  readonly base: Tree
  readonly drafts: readonly Draft[]
}

interface Open {
  readonly article: string
  readonly amends?: Draft
  readonly line: Piece[]
  at: number
  /** The words that the next alternative is for. */
  replaced: { from: number; to: number }
  place: { at: number; last: string | null }
}

/** Ids are those that articles get when the base tree is imported: a-1, a-2, … */
export function enter(tree: Tree): Entered {
  return new Entry().read(tree)
}

class Entry {
  private readonly base: NotationNode[] = []
  private readonly drafts: Draft[] = []
  private orders: readonly string[] = []
  private articles = 0
  private marks = 0

  read(tree: Tree): Entered {
    const parts = splitArticles(tree)
    this.orders = placesFor(parts.filter(({ type }) => type === 'standing').length)
    let last: string | null = null
    for (const part of parts) {
      if (part.type === 'standing') {
        last = this.orders[this.articles]!
        this.readArticle(part.nodes)
      } else {
        last = placeBetween(last, this.orders[this.articles] ?? null)
        this.proposeArticle(part.bracket, last)
      }
    }
    return { base: this.base, drafts: this.drafts }
  }

  private readArticle(nodes: Tree): void {
    const [heading] = nodes
    const open = this.openText(`a-${++this.articles}`)
    if (heading?.type === 'bracket') {
      this.drafts.push(
        ...holdersOf(heading).map((holder): Draft => ({
          holder,
          change: { kind: 'delete-article', article: open.article }
        }))
      )
      return this.readInto(open, heading.body, this.base)
    }
    this.readInto(open, nodes, this.base)
  }

  private proposeArticle(bracket: BracketNode, order: string): void {
    const [node, ...rest] = bracket.body
    const articleKind: ArticleKind = node?.type === 'article' ? node.kind : 'article'
    const [holder = 'chair'] = holdersOf(bracket)
    const heading: Piece = { type: 'mark', id: `${holder}-m-${++this.marks}`, kind: 'heading', numbering: 'auto' }
    const draft: Draft = { holder, change: { kind: 'insert-article', order, articleKind, line: [heading] } }
    this.drafts.push(draft)
    const open = this.openText('', draft)
    open.line.push(heading)
    open.at = 1
    this.readInto(open, rest, undefined)
    draft.change = { kind: 'insert-article', order, articleKind, line: normalizeLine(open.line) }
  }

  private openText(article: string, amends?: Draft): Open {
    const place = { at: -1, last: null }
    return { article, line: [], at: 0, replaced: { from: 0, to: 0 }, place, ...(amends ? { amends } : {}) }
  }

  private readInto(open: Open, nodes: Tree, base: NotationNode[] | undefined): void {
    nodes.forEach((node, index) => {
      if (node.type === 'bracket') return this.readBracket(open, node, nodes[index + 1], base)
      base?.push(node)
      for (const piece of this.piecesOf(node)) {
        open.line.push(piece)
        open.at += pieceLength(piece)
      }
    })
  }

  private piecesOf(node: NotationNode): Line {
    if (node.type === 'article') return node.kind === 'text' ? [] : [this.mark('heading', 'auto')]
    if (node.type === 'mark') return [this.mark(node.kind, node.numbering)]
    if (node.type === 'reference') return [{ type: 'reference', target: node.designation }]
    return node.type === 'text' ? [node] : []
  }

  private mark(kind: (Piece & { type: 'mark' })['kind'], numbering: (Piece & { type: 'mark' })['numbering']): Piece {
    return { type: 'mark', id: `m-${++this.marks}`, kind, numbering }
  }

  private readBracket(
    open: Open,
    bracket: BracketNode,
    next: NotationNode | undefined,
    base: NotationNode[] | undefined
  ): void {
    const act = bracket.header?.act
    if (bracket.header && act === undefined) return this.readWords(open, bracket)
    const isReplaced = !bracket.header && next?.type === 'bracket' && next.alternative === true
    const reserved = isReplaced ? [] : holdersOf(bracket).map((holder) => this.reserve(open, holder))
    const from = open.at
    this.readInto(open, bracket.body, base)
    const range = { from, to: open.at }
    if (isReplaced) open.replaced = range
    for (const draft of reserved) {
      if (act === 'delete') this.strike(open, draft, range)
      else draft.change = { kind: 'bracket', in: open.article, ...range }
    }
  }

  private readWords(open: Open, bracket: BracketNode): void {
    const [holder = 'chair'] = holdersOf(bracket)
    const draft = this.reserve(open, holder)
    const inner = this.openText('', draft)
    const range = bracket.alternative ? open.replaced : { from: open.at, to: open.at }
    const place = this.placeAt(open)
    this.readInto(inner, bracket.body, undefined)
    draft.change = { kind: 'splice', in: open.article, ...range, at: open.at, place, line: normalizeLine(inner.line) }
  }

  private reserve(open: Open, holder: string): Draft {
    const change: NewChange = { kind: 'bracket', in: open.article, from: open.at, to: open.at }
    const draft: Draft = { holder, change, ...(open.amends ? { amends: open.amends } : {}) }
    this.drafts.push(draft)
    return draft
  }

  private strike(open: Open, draft: Draft, { from, to }: { from: number; to: number }): void {
    const before = this.drafts.find(
      ({ holder, amends, change }) =>
        holder === draft.holder &&
        amends === open.amends &&
        change.kind === 'splice' &&
        change.in === open.article &&
        change.to === from &&
        lineLength(change.line) === 0
    )
    if (before?.change.kind === 'splice') {
      this.drafts.splice(this.drafts.indexOf(draft), 1)
      before.change = { ...before.change, to, at: to }
    } else
      draft.change = { kind: 'splice', in: open.article, from, to, at: to, place: placeBetween(null, null), line: [] }
  }

  private placeAt(open: Open): string {
    if (open.place.at !== open.at) open.place = { at: open.at, last: null }
    return (open.place.last = placeBetween(open.place.last, null))
  }
}

/** `[KAZ, UZB: …]` is a proposal of each; brackets that name nobody are the Chair's. */
function holdersOf({ header }: BracketNode): readonly string[] {
  const parties = header?.clauses.flatMap((clause) => clause.parties) ?? []
  return parties.length > 0 ? parties.map((party) => party.toLowerCase()) : ['chair']
}

type Part =
  | { readonly type: 'standing'; readonly nodes: readonly NotationNode[] }
  | { readonly type: 'proposed'; readonly bracket: BracketNode }

/** One part for every article, standing or proposed; one whose deletion is proposed is the bracket alone. */
function splitArticles(tree: Tree): readonly Part[] {
  const parts: ({ type: 'standing'; nodes: NotationNode[] } | { type: 'proposed'; bracket: BracketNode })[] = []
  for (const node of tree) {
    const isWhole = node.type === 'bracket' && (node.body[0] as ArticleNode | undefined)?.type === 'article'
    const last = parts.at(-1)
    if (isWhole && node.header?.act === undefined) parts.push({ type: 'proposed', bracket: node })
    else if (isWhole || node.type === 'article') parts.push({ type: 'standing', nodes: [node] })
    else if (last?.type === 'standing') last.nodes.push(node)
    else throw new Error('words before the first article')
  }
  return parts
}
