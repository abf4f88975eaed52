/**
 * Decisions. One proposal is accepted, rejected or withdrawn; everything that follows for others is computed here and
 * can be shown before anybody confirms. A decision is a value: what the negotiation is afterwards, the splices that
 * take the text there, and the consequences.
 *
 * Laws (decide.test.ts): accepting shows what the composed view with those words taken showed; rejecting shows the view
 * without them; the words of one holder are never found under another; only accepted words and strikes touch a text.
 */
import { inReadingOrder } from '@cartif/treaty-text'
import type { Article, Line, Splice } from '@cartif/treaty-text'
import { Book } from './book.ts'
import type { Consequence } from './book.ts'
import { openChangesOf } from './open-changes.ts'
import type { OpenChanges } from './open-changes.ts'
import { placesFor } from './places.ts'
import { isOpen, standingChanges, textOf } from './proposal.ts'
import type { Change, Negotiation, Proposal, TextId } from './proposal.ts'
import { transformText } from './transform-text.ts'
import type { TransformedText } from './transform-text.ts'

/** What happens to the text of the instrument, or to the words of a proposal that stays open. */
export type Edit =
  | { readonly kind: 'splice'; readonly text: TextId; readonly splices: readonly Splice[] }
  | { readonly kind: 'add-article'; readonly article: Article }
  | { readonly kind: 'remove-article'; readonly article: TextId }
  | { readonly kind: 'move-article'; readonly article: TextId; readonly order: string }

export interface Decision {
  readonly negotiation: Negotiation
  readonly edits: readonly Edit[]
  readonly consequences: readonly Consequence[]
}

/** Accepts an open proposal. Throws RangeError when there is no such open proposal. */
export function accept(negotiation: Negotiation, id: string): Decision {
  const proposal = mustFindOpen(negotiation, id)
  const open = openChangesOf(negotiation.proposals)
  return new Acceptance(negotiation, proposal, open).decide()
}

/** Closes an open proposal without taking its words. Throws RangeError when there is no such open proposal. */
export function close(negotiation: Negotiation, id: string, status: 'rejected' | 'withdrawn' | 'lapsed'): Decision {
  mustFindOpen(negotiation, id)
  const book = new Book(negotiation.proposals)
  book.setStatus(id, status)
  book.lapseAmendments(negotiation.articles)
  return { negotiation: { ...negotiation, proposals: book.proposals() }, edits: [], consequences: book.consequences }
}

function mustFindOpen(negotiation: Negotiation, id: string): Proposal {
  const proposal = negotiation.proposals.find((candidate) => candidate.id === id)
  if (!proposal || !isOpen(proposal)) throw new RangeError(`no open proposal ${id}`)
  return proposal
}

class Acceptance {
  private readonly book: Book
  private readonly edits: Edit[] = []
  private articles: readonly Article[]
  private readonly proposal: Proposal
  private readonly open: OpenChanges
  private readonly accepted: ReadonlySet<TextId>
  private readonly negotiation: Negotiation

  constructor(negotiation: Negotiation, proposal: Proposal, open: OpenChanges) {
    this.negotiation = negotiation
    this.proposal = proposal
    this.open = open
    this.articles = negotiation.articles
    this.accepted = new Set(standingChanges(proposal).map(({ id }) => id))
    this.book = new Book(negotiation.proposals)
  }

  decide(): Decision {
    this.book.setStatus(this.proposal.id, 'accepted')
    for (const text of this.touchedTexts()) this.transform(text)
    for (const change of standingChanges(this.proposal)) this.takeArticleChange(change)
    this.book.lapseAmendments(this.articles)
    const negotiation = { articles: inReadingOrder(this.articles), proposals: this.book.proposals() }
    return { negotiation, edits: this.edits, consequences: this.book.consequences }
  }

  /** The outermost texts that change: words within the proposal's own new words are taken along with those. */
  private touchedTexts(): ReadonlySet<TextId> {
    const texts = new Set<TextId>()
    for (const change of standingChanges(this.proposal)) {
      const text = textOf(change)
      if (text !== undefined && change.kind === 'splice' && !this.accepted.has(text)) texts.add(text)
    }
    return texts
  }

  private transform(text: TextId): void {
    const line = this.findLine(text)
    if (!line) return
    const result = transformText(text, line, this.open, (change) => this.accepted.has(change))
    if (result.splices.length > 0) this.edits.push({ kind: 'splice', text, splices: result.splices })
    this.setLine(text, result.line)
    this.moveOthers(result)
  }

  private findLine(text: TextId): Line | undefined {
    return this.articles.find(({ id }) => id === text)?.line ?? this.book.findLine(text)
  }

  private setLine(text: TextId, line: Line): void {
    if (!this.articles.some(({ id }) => id === text)) return this.book.setLine(text, line)
    this.articles = this.articles.map((article) => (article.id === text ? { ...article, line } : article))
  }

  private moveOthers(result: TransformedText): void {
    const places = placesInOrder(result)
    for (const moved of result.moved) this.book.move(moved, places.get(moved.held.change.id))
  }

  private takeArticleChange(change: Change): void {
    if (change.kind === 'insert-article') this.addArticle(change)
    else if (change.kind === 'delete-article') this.removeArticle(change.article)
    else if (change.kind === 'move-article') this.moveArticle(change.article, change.order)
  }

  private addArticle(change: Change & { kind: 'insert-article' }): void {
    const result = transformText(change.id, change.line, this.open, (id) => this.accepted.has(id))
    const line = result.line.map((piece) => (piece.origin === undefined ? { ...piece, origin: change.id } : piece))
    const article = { id: change.id, kind: change.articleKind, order: change.order, line }
    this.articles = [...this.articles, article]
    this.edits.push({ kind: 'add-article', article })
    this.moveOthers(result)
  }

  private removeArticle(article: TextId): void {
    if (!this.articles.some(({ id }) => id === article)) return
    this.articles = this.articles.filter(({ id }) => id !== article)
    this.edits.push({ kind: 'remove-article', article })
    for (const held of this.open.deletedArticles.get(article) ?? []) this.book.void(held, 'overtaken')
    for (const held of this.open.movedArticles.get(article) ?? []) this.book.void(held, 'overtaken')
    const inside = this.open.inText.get(article)
    for (const held of [...(inside?.splices ?? []), ...(inside?.brackets ?? [])]) this.book.void(held, 'overtaken')
  }

  private moveArticle(article: TextId, order: string): void {
    if (!this.articles.some(({ id }) => id === article)) return
    this.articles = this.articles.map((one) => (one.id === article ? { ...one, order } : one))
    this.edits.push({ kind: 'move-article', article, order })
    for (const held of this.open.movedArticles.get(article) ?? []) this.book.void(held, 'superseded')
  }
}

/** New places for what stands at one point, where the places it had would not keep the order it was seen in. */
function placesInOrder({ arrivals }: TransformedText): ReadonlyMap<TextId, string> {
  const places = new Map<TextId, string>()
  for (const helds of arrivals.values()) {
    const isInOrder = helds.every(({ change }, index) => index === 0 || helds[index - 1]!.change.place < change.place)
    if (isInOrder) continue
    const fresh = placesFor(helds.length)
    helds.forEach(({ change }, index) => places.set(change.id, fresh[index]!))
  }
  return places
}
