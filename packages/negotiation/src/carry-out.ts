/**
 * Carries out routed operations on plain data. The live documents do the same with shared types; this is the slow and
 * obvious way, for tests and for working out what a proposal would look like before it is tabled.
 */
import { applySplice, lineLength, mapPosition } from '@cartif/treaty-text'
import type { Line, Splice } from '@cartif/treaty-text'
import { bringsFootnote } from './footnotes.ts'
import { lineOf } from './proposal.ts'
import type { Change, Negotiation, Proposal, SpliceChange, TextId } from './proposal.ts'
import type { NewSplice, RoutedOperation } from './route.ts'

/** Who tables what is new, and under which ids. */
export interface Author {
  readonly holder: string
  readonly tabled: number
  newId(): string
}

/** The negotiation after the operations, in order. */
export function carryOut(
  negotiation: Negotiation,
  operations: readonly RoutedOperation[],
  author: Author
): Negotiation {
  return operations.reduce((state, operation) => carryOutOne(state, operation, author), negotiation)
}

function carryOutOne(state: Negotiation, operation: RoutedOperation, author: Author): Negotiation {
  switch (operation.kind) {
    case 'own':
      return spliceText(state, operation.text, operation.splice)
    case 'pen':
      return spliceText(state, operation.text, operation.splice, operation.ahead)
    case 'range': {
      const { change, kind: _, ...ends } = operation
      return mapChanges(state, (one) => (one.id === change ? ({ ...one, ...ends } as Change) : one))
    }
    case 'drop':
      return dropChange(state, operation.change)
    case 'propose':
      if (operation.proposal !== undefined) return addChanges(state, operation.proposal, operation.changes, author)
      return { ...state, proposals: [...state.proposals, createProposal(operation.changes, author)] }
  }
}

function withIds(changes: readonly NewSplice[], author: Author): readonly Change[] {
  const ids = changes.map(() => author.newId())
  return changes.map(({ movedFrom, ...change }, index) => {
    const source = typeof movedFrom === 'number' ? ids[movedFrom] : movedFrom
    return { kind: 'splice', id: ids[index]!, ...change, ...(source === undefined ? {} : { movedFrom: source }) }
  })
}

function dropChange(state: Negotiation, change: TextId): Negotiation {
  const proposals = state.proposals
    .map((one) => ({ ...one, changes: one.changes.filter(({ id }) => id !== change) }))
    .filter(({ changes }) => changes.length > 0)
  return { ...state, proposals }
}

function addChanges(state: Negotiation, id: string, changes: readonly NewSplice[], author: Author): Negotiation {
  const fresh = withIds(changes, author)
  const proposals = state.proposals.map((one) =>
    one.id === id ? { ...one, changes: [...one.changes, ...fresh] } : one
  )
  return { ...state, proposals }
}

function createProposal(changes: readonly NewSplice[], author: Author): Proposal {
  return {
    id: author.newId(),
    holder: author.holder,
    status: 'tabled',
    tabled: author.tabled,
    changes: withIds(changes, author)
  }
}

/** Replaces units of a text, of an article or of a change, and maps what is made to that text. */
export function spliceText(
  state: Negotiation,
  text: TextId,
  splice: Splice,
  ahead: readonly TextId[] = []
): Negotiation {
  const articles = state.articles.map((article) =>
    article.id === text ? { ...article, line: applySplice(article.line, splice) } : article
  )
  const isArticle = articles.some(({ id }) => id === text)
  const ranks = ranksAfter(state, text, splice)
  const spliced = mapChanges({ ...state, articles }, (change) =>
    mapChange(isArticle ? change : setLine(change, text, splice), { text, splice, ranks, ahead })
  )
  return footnotesAtEnd(spliced, text)
}

/** As reading the live documents does: a footnote is brought at the end of its text. */
function footnotesAtEnd(state: Negotiation, text: TextId): Negotiation {
  const isPoint = (change: Change): change is SpliceChange =>
    change.kind === 'splice' && change.in === text && change.from === change.to && bringsFootnote(change.line)
  const changes = state.proposals.flatMap((proposal) => proposal.changes)
  if (!changes.some(isPoint)) return state
  const owner = changes.find(({ id }) => id === text)
  const end = lineLength(state.articles.find(({ id }) => id === text)?.line ?? (owner ? lineOf(owner) : []))
  return mapChanges(state, (change) => (isPoint(change) ? { ...change, from: end, to: end, at: end } : change))
}

/** Where removed words make several points one, the order in which the points stood. */
function ranksAfter(state: Negotiation, text: TextId, { from, to }: Splice): ReadonlyMap<TextId, number> {
  if (from === to) return new Map()
  const points = state.proposals
    .flatMap(({ changes }) => changes)
    .filter((change) => change.kind === 'splice')
    .filter((change) => change.in === text && change.at >= from && change.at <= to)
    .toSorted((a, b) => a.at - b.at || (a.rank ?? 0) - (b.rank ?? 0))
  const ranks = new Map<TextId, number>()
  let rank = points[0]?.at === from ? (points[0].rank ?? 0) : 0
  points.forEach((change, index) => {
    const before = points[index - 1]
    if (before && (before.at !== change.at || (before.rank ?? 0) !== (change.rank ?? 0))) rank++
    ranks.set(change.id, rank)
  })
  return ranks
}

function setLine(change: Change, text: TextId, splice: Splice): Change {
  if (change.id !== text || (change.kind !== 'splice' && change.kind !== 'insert-article')) return change
  return { ...change, line: applySplice(change.line as Line, splice) }
}

interface Spliced {
  readonly text: TextId
  readonly splice: Splice
  readonly ranks: ReadonlyMap<TextId, number>
  /** Changes whose words stay behind what is inserted at their point. */
  readonly ahead: readonly TextId[]
}

/** As the anchors of the live documents do: ranges hold on to the units at their inner ends, points to the unit before. */
function mapChange(change: Change, { text, splice, ranks, ahead }: Spliced): Change {
  if ((change.kind !== 'splice' && change.kind !== 'bracket') || change.in !== text) return change
  const isPoint = change.from === change.to
  const side = ahead.includes(change.id) ? 1 : -1
  const from = mapPosition(change.from, splice, isPoint ? side : 1)
  const to = isPoint ? from : Math.max(from, mapPosition(change.to, splice, -1))
  if (change.kind === 'bracket') return { ...change, from, to }
  return {
    ...change,
    from,
    to,
    at: mapPosition(change.at, splice, side),
    rank: ranks.get(change.id) ?? change.rank ?? 0
  }
}

function mapChanges(state: Negotiation, map: (change: Change) => Change): Negotiation {
  return {
    ...state,
    proposals: state.proposals.map((proposal) => ({ ...proposal, changes: proposal.changes.map(map) }))
  }
}

/** Drops the writer's open changes that neither bring nor strike anything, and proposals left without a change. */
export function dropEmptyChanges(state: Negotiation, holder: string): Negotiation {
  const amended = new Set(state.proposals.flatMap(({ changes }) => changes.map((one) => ('in' in one ? one.in : ''))))
  const isEmpty = (change: Change) =>
    change.kind === 'splice' && change.from === change.to && lineLength(change.line) === 0 && !amended.has(change.id)
  const proposals = state.proposals
    .map((one) => (one.holder === holder ? { ...one, changes: one.changes.filter((change) => !isEmpty(change)) } : one))
    .filter(({ changes }) => changes.length > 0)
  return { ...state, proposals }
}
