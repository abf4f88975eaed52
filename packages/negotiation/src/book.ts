/**
 * The proposals while something that was decided is worked out: statuses, changes that move or are split, changes whose
 * words are gone, amendments that lapse with what they amend. Every effect on a proposal is noted as a consequence.
 */
import { lineLength } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import type { Held } from './open-changes.ts'
import { isOpen, standingChanges, textOf } from './proposal.ts'
import type { BracketChange, Change, Proposal, ProposalStatus, SpliceChange, TextId } from './proposal.ts'
import type { Moved } from './transform-text.ts'

/** What a decision does to a proposal that was not decided on. */
export interface Consequence {
  readonly proposal: string
  readonly effect: 'superseded' | 'rejected' | 'overtaken' | 'lapsed' | 'narrowed' | 'promoted'
}

export class Book {
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

  /** Whoever sponsored a proposal with its holder did so in other words than these. */
  setLine(text: TextId, line: Line): void {
    for (const { coSponsors: _, ...proposal } of this.byId.values()) {
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

  void({ change, proposal: { id } }: Held, effect: 'superseded' | 'rejected' | 'overtaken' | 'lapsed'): void {
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
