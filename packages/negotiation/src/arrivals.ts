/**
 * What arrives after a decision that its writer had not seen. It keeps its meaning, not its coordinates:
 *
 * - what amends a proposal that was accepted meanwhile is made to the text in which its words now stand;
 * - what amends one that is closed otherwise lapses, and says so;
 * - what was about words that have gone by a decision meanwhile is superseded or overtaken;
 * - words typed behind words that were accepted meanwhile stand behind those;
 * - a range does not grow over words that were accepted inside it: it is split around them.
 *
 * Law (arrivals.test.ts): deciding first and writing then shows what writing first and deciding then shows.
 */
import { cutPiece, lineWords, mapPosition, normalizeLine, pieceLength, spliceBetween } from '@cartif/treaty-text'
import type { Line, Splice } from '@cartif/treaty-text'
import { Book } from './book.ts'
import type { Decision } from './decide.ts'
import { compareAtPoint } from './open-changes.ts'
import type { Held } from './open-changes.ts'
import { isOpen, standingChanges } from './proposal.ts'
import type { BracketChange, Negotiation, SpliceChange, TextId } from './proposal.ts'
import type { Moved } from './transform-text.ts'

export interface Arrivals {
  /** Whether a change has just arrived. */
  isNew(change: TextId): boolean
  /** The words its range held when it was written, a line break for a mark; undefined where that is not known. */
  quoteOf(change: TextId): string | undefined
}

/** Finds each new change its place; undefined where all are where they belong. */
export function settleArrivals(negotiation: Negotiation, arrivals: Arrivals): Decision | undefined {
  const book = new Book(negotiation.proposals)
  const settlement = new Settlement(negotiation, arrivals)
  let isMoved = false
  for (const proposal of negotiation.proposals) {
    if (!isOpen(proposal)) continue
    for (const change of standingChanges(proposal)) {
      if ((change.kind !== 'splice' && change.kind !== 'bracket') || !arrivals.isNew(change.id)) continue
      const held = { change, proposal }
      const gone = settlement.findGone(held)
      if (gone) book.void(held, gone)
      const moved = gone ? undefined : settlement.settle(held)
      if (!moved) continue
      isMoved = true
      book.move(moved, undefined)
    }
  }
  book.lapseAmendments(negotiation.articles)
  if (!isMoved && book.consequences.length === 0) return undefined
  return { negotiation: { ...negotiation, proposals: book.proposals() }, edits: [], consequences: book.consequences }
}

/** A change on its way from where it was written to where its words are by now. */
interface Place {
  readonly text: TextId
  readonly from: number
  readonly to: number
  readonly at: number
}

class Settlement {
  private readonly negotiation: Negotiation
  private readonly arrivals: Arrivals
  private readonly accepted = new Map<TextId, Held<SpliceChange>>()

  constructor(negotiation: Negotiation, arrivals: Arrivals) {
    this.negotiation = negotiation
    this.arrivals = arrivals
    for (const proposal of negotiation.proposals) {
      if (proposal.status !== 'accepted') continue
      for (const change of standingChanges(proposal))
        if (change.kind === 'splice') this.accepted.set(change.id, { change, proposal })
    }
  }

  /** What becomes of a change whose words went by a decision: struck with others, or struck around it. */
  findGone({ change }: Held<SpliceChange | BracketChange>): 'superseded' | 'overtaken' | undefined {
    if (change.from < change.to || this.accepted.has(change.in)) return undefined
    if (this.arrivals.quoteOf(change.id) !== undefined)
      return change.kind === 'splice' && change.line.length > 0 ? 'superseded' : 'overtaken'
    return change.kind === 'splice' && this.isStranded(change) ? 'overtaken' : undefined
  }

  /** Whether words stood strictly inside what an accepted change has struck; ranks count the struck units before. */
  private isStranded(change: SpliceChange): boolean {
    const rank = change.rank ?? 0
    return [...this.accepted.values()].some(({ change: host }) => {
      const end = host.rank ?? 0
      const struck = this.arrivals.quoteOf(host.id)?.length ?? 0
      return host.in === change.in && host.at === change.at && end - struck < rank && rank < end
    })
  }

  /** undefined where the change is where it belongs, or where its text is gone. */
  settle(held: Held<SpliceChange | BracketChange>): Moved | undefined {
    const { change } = held
    const written = {
      text: change.in,
      from: change.from,
      to: change.to,
      at: change.kind === 'splice' ? change.at : change.to
    }
    const promoted = this.promote(written)
    if (promoted === 'gone') return { held, in: change.in, ranges: [], at: written.at, stranded: true }
    const place = change.kind === 'splice' ? { ...promoted, at: this.pointOf({ ...held, change }, promoted) } : promoted
    const ranges = this.rangesOf(change, place)
    const isSame = place.text === change.in && place.at === written.at && ranges.length < 2
    if (isSame && (ranges.length === 0 || (ranges[0]![0] === change.from && ranges[0]![1] === change.to)))
      return undefined
    return { held, in: place.text, ranges, at: place.at, stranded: false }
  }

  /** From accepted words to the text they stand in, as often as that was accepted too. */
  private promote(place: Place): Place | 'gone' {
    const host = this.accepted.get(place.text)
    if (!host) return place
    const words = this.acceptedWords(host.change)
    if (!words) return 'gone'
    const map = (position: number, side: -1 | 1) =>
      words.from + (words.since ? mapPosition(position, words.since, side) : position)
    const from = map(place.from, place.from < place.to ? 1 : -1)
    const to = Math.max(from, map(place.to, -1))
    return this.promote({ text: host.change.in, from, to, at: map(place.at, -1) })
  }

  /** Where the words of an accepted change stand, and what has become different in them since they were written. */
  private acceptedWords(change: SpliceChange): { from: number; since: Splice | undefined } | undefined {
    const line = this.lineOf(change.in)
    const units = unitsOf(line)
    const isFrom = (unit: Line[number]) => this.isPartOf(unit.origin, change.id)
    const first = units.findIndex(isFrom)
    if (first < 0) return undefined
    const last = units.findLastIndex(isFrom)
    const standing = withoutOrigin(units.slice(first, last + 1))
    return { from: first, since: spliceBetween(withoutOrigin(change.line), standing) }
  }

  /** Whether words of some origin came with an accepted change: its own, or those of an amendment accepted into it. */
  private isPartOf(origin: string | undefined, change: TextId): boolean {
    if (origin === change) return true
    const host = origin === undefined ? undefined : this.accepted.get(origin)
    return host !== undefined && host.change.in !== origin && this.isPartOf(host.change.in, change)
  }

  /**
   * Words typed behind others that were accepted meanwhile go behind those. An anchor in struck words that are gone was
   * written before they went; then the order in which things stood at that point tells.
   */
  private pointOf({ change, proposal }: Held<SpliceChange>, { text, at }: Place): number {
    const hosts = [...this.accepted.values()].filter((host) => host.change.in === text)
    const rivals = change.rank ? hosts.filter((host) => stoodTogether(host.change, change, at)) : []
    const before = hosts.filter(
      (host) =>
        host.change.id === change.behind || (rivals.includes(host) && compareAtPoint(host, { change, proposal }) < 0)
    )
    const ends = before.map((host) => this.acceptedEnd(host.change)).filter((end) => end > 0)
    if (ends.length > 0) return Math.max(...ends)
    const begins = rivals.map((host) => this.acceptedWords(host.change)?.from ?? at)
    return Math.min(at, ...begins)
  }

  private acceptedEnd({ id, in: text }: SpliceChange): number {
    return unitsOf(this.lineOf(text)).findLastIndex((unit) => this.isPartOf(unit.origin, id)) + 1
  }

  /** The range as it was written: around words that were accepted inside it since. */
  private rangesOf(
    change: SpliceChange | BracketChange,
    { text, from, to }: Place
  ): readonly (readonly [number, number])[] {
    if (from >= to) return []
    const quote = this.arrivals.quoteOf(change.id)
    const units = unitsOf(this.lineOf(text)).slice(from, to)
    if (quote === undefined || wordsOf(units) === quote) return [[from, to]]
    const isKnown = this.matchQuote(units, quote)
    if (!isKnown) return [[from, to]]
    const ranges: [number, number][] = []
    isKnown.forEach((known, index) => {
      const last = ranges.at(-1)
      if (!known) return
      if (last && last[1] === from + index) last[1]++
      else ranges.push([from + index, from + index + 1])
    })
    return ranges
  }

  /** Which units were quoted, where leaving out accepted words gives exactly the quote. */
  private matchQuote(units: readonly Line[number][], quote: string): readonly boolean[] | undefined {
    let at = 0
    const known = units.map((unit) => {
      if (at < quote.length && wordsOf([unit]) === quote[at]) return ++at > 0
      return false
    })
    const isExact =
      at === quote.length && units.every((unit, index) => known[index] || this.accepted.has(unit.origin ?? ''))
    return isExact ? known : undefined
  }

  private lineOf(text: TextId): Line {
    const article = this.negotiation.articles.find(({ id }) => id === text)
    if (article) return article.line
    for (const { changes } of this.negotiation.proposals) {
      const change = changes.find(({ id }) => id === text)
      if (change?.kind === 'splice' || change?.kind === 'insert-article') return change.line
    }
    return []
  }
}

function stoodTogether(host: SpliceChange, change: SpliceChange, at: number): boolean {
  return host.at === at && (host.rank ?? 0) === (change.rank ?? 0)
}

function unitsOf(line: Line): Line[number][] {
  return line.flatMap((piece) => Array.from({ length: pieceLength(piece) }, (_, at) => cutPiece(piece, at, at + 1)))
}

function withoutOrigin(line: Line): Line {
  return normalizeLine(line.map((piece) => ({ ...piece, origin: '' })))
}

/** As quotes are written: a line break for a mark. */
function wordsOf(units: Line): string {
  return (units[0]?.type === 'mark' ? '\n' : '') + lineWords(units)
}
