/**
 * Decisions. One proposal is accepted, rejected or withdrawn; everything that follows for others is computed here and
 * can be shown before anybody confirms. A decision is a value: what the negotiation is afterwards, the splices that
 * take the text there, and the consequences.
 *
 * Laws (decide.test.ts): accepting shows what the composed view with those words taken showed; rejecting shows the view
 * without them; the words of one holder are never found under another; only accepted words and strikes touch a text.
 */
import { inReadingOrder, lineLength } from '@cartif/treaty-text'
import type { Article, Line, Splice } from '@cartif/treaty-text'
import { openChangesOf } from './open-changes.ts'
import type { Held, OpenChanges } from './open-changes.ts'
import { placesFor } from './places.ts'
import { isOpen, standingChanges, textOf } from './proposal.ts'
import type { BracketChange, Change, Negotiation, Proposal, ProposalStatus, SpliceChange, TextId } from './proposal.ts'
import { transformText } from './transform-text.ts'
import type { Moved, TransformedText } from './transform-text.ts'

/** What happens to the text of the instrument, or to the words of a proposal that stays open. */
export type Edit =
  | { readonly kind: 'splice'; readonly text: TextId; readonly splices: readonly Splice[] }
  | { readonly kind: 'add-article'; readonly article: Article }
  | { readonly kind: 'remove-article'; readonly article: TextId }
  | { readonly kind: 'move-article'; readonly article: TextId; readonly order: string }

/** What a decision does to a proposal that was not decided on. */
export interface Consequence {
  readonly proposal: string
  readonly effect: 'superseded' | 'overtaken' | 'lapsed' | 'narrowed' | 'promoted'
}

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

/** The proposals while a decision is worked out. */
class Book {
  readonly consequences: Consequence[] = []
  private readonly byId: Map<string, Proposal>

  constructor(proposals: readonly Proposal[]) {
    this.byId = new Map(proposals.map((proposal) => [proposal.id, proposal]))
  }

  proposals(): readonly Proposal[] {
    return [...this.byId.values()]
  }

  setStatus(id: string, status: ProposalStatus): void {
    this.byId.set(id, { ...this.byId.get(id)!, status })
  }

  findLine(text: TextId): Line | undefined {
    for (const { changes } of this.byId.values()) {
      for (const change of changes) {
        if (change.id === text && (change.kind === 'splice' || change.kind === 'insert-article')) return change.line
      }
    }
    return undefined
  }

  setLine(text: TextId, line: Line): void {
    for (const proposal of this.byId.values()) {
      if (!proposal.changes.some(({ id }) => id === text)) continue
      const changes = proposal.changes.map((change) => (change.id === text ? ({ ...change, line } as Change) : change))
      this.byId.set(proposal.id, { ...proposal, changes })
    }
  }

  /** Puts a change where it stands now, split where accepted words came to stand inside it, or voids it. */
  move({ held, in: text, ranges, at, stranded }: Moved, place: string | undefined): void {
    const { proposal } = held
    const change = this.current(held)
    const hadRange = change.from < change.to
    if (hadRange && ranges.length === 0) {
      const isWording = change.kind === 'splice' && lineLength(change.line) > 0
      return this.void(held, isWording ? 'superseded' : 'overtaken')
    }
    if (!hadRange && stranded) return this.void(held, 'overtaken')
    if (change.in !== text) this.consequences.push({ proposal: proposal.id, effect: 'promoted' })
    const [first = [at, at] as const, ...rest] = ranges
    const isFree = (part: TextId) => this.byId.get(proposal.id)!.changes.every(({ id }) => id !== part)
    const parts = partIds(change.id, rest.length, isFree)
    this.replaceChange(proposal.id, change.id, [
      settled(change, text, first, at, place),
      ...rest.map((range, index) => settled(partOf(change, parts[index]!), text, range, range[1], undefined))
    ])
  }

  void({ change, proposal: { id } }: Held, effect: 'superseded' | 'overtaken' | 'lapsed'): void {
    const proposal = this.byId.get(id)!
    if (!isOpen(proposal) || proposal.voided?.includes(change.id)) return
    const voided = [...(proposal.voided ?? []), change.id]
    const isOver = proposal.changes.every((one) => voided.includes(one.id))
    this.byId.set(id, { ...proposal, voided, status: isOver ? effect : proposal.status })
    this.consequences.push({ proposal: id, effect: isOver ? effect : 'narrowed' })
  }

  /** Whatever amends words that are no longer on the table lapses, at any depth. */
  lapseAmendments(articles: readonly Article[]): void {
    for (let again = true; again;) {
      again = false
      const alive = this.livingTexts(articles)
      for (const proposal of this.proposals()) {
        if (!isOpen(proposal)) continue
        for (const change of standingChanges(proposal)) {
          const text = textOf(change)
          if (text === undefined || alive.has(text)) continue
          this.void({ change, proposal }, 'lapsed')
          again = true
        }
      }
    }
  }

  private livingTexts(articles: readonly Article[]): ReadonlySet<TextId> {
    const alive = new Set<TextId>(articles.map(({ id }) => id))
    for (const proposal of this.byId.values()) {
      if (isOpen(proposal)) for (const { id } of standingChanges(proposal)) alive.add(id)
    }
    return alive
  }

  /** The change with the words it has by now: another part of the decision may have touched them. */
  private current<C extends Change>({ change, proposal }: Held<C>): C {
    return (this.byId.get(proposal.id)!.changes.find(({ id }) => id === change.id) ?? change) as C
  }

  private replaceChange(id: string, change: TextId, by: readonly Change[]): void {
    const proposal = this.byId.get(id)!
    const changes = proposal.changes.flatMap((one) => (one.id === change ? by : [one]))
    this.byId.set(id, { ...proposal, changes })
  }
}

function settled(
  change: SpliceChange | BracketChange,
  text: TextId,
  [from, to]: readonly [number, number],
  at: number,
  place: string | undefined
): Change {
  if (change.kind === 'bracket') return { ...change, in: text, from, to }
  const isInsertion = change.from === change.to
  return {
    ...change,
    in: text,
    from: isInsertion ? at : from,
    to: isInsertion ? at : to,
    at,
    rank: 0,
    place: place ?? change.place
  }
}

/** A further part of a change whose range was split; it strikes or brackets only. */
function partOf<C extends SpliceChange | BracketChange>(change: C, id: TextId): C {
  return change.kind === 'splice' ? { ...change, id, line: [] } : { ...change, id }
}

/** Ids for the further parts of a change, the same wherever the decision is worked out. */
function partIds(change: TextId, count: number, isFree: (id: TextId) => boolean): readonly TextId[] {
  const ids: TextId[] = []
  for (let number = 2; ids.length < count; number++) {
    if (isFree(`${change}.${number}`)) ids.push(`${change}.${number}`)
  }
  return ids
}
