/**
 * Reopening a decision. When a decision is made, what would undo it is written down with it; reopening applies that,
 * wherever the words it is about stand by now. Where those words have changed it is refused: undoing under other words
 * would decide something nobody decided.
 *
 * Laws (reopen.test.ts): reopening right after a decision gives back what the negotiation showed before it; after later
 * edits elsewhere in the text it gives what those edits on the text before the decision would have given.
 */
import { applySplice, inReadingOrder, invertSplice, lineLength, mapPosition } from '@cartif/treaty-text'
import type { Article, Line, Splice } from '@cartif/treaty-text'
import type { Decision, Edit } from './decide.ts'
import { openChangesOf } from './open-changes.ts'
import { placesFor } from './places.ts'
import { isOpen } from './proposal.ts'
import type { BracketChange, Change, Negotiation, Proposal, SpliceChange, TextId } from './proposal.ts'
import { mapThrough, rebase, splicesApart } from './since.ts'

/** Plain data, kept with the decision. */
export interface Reversal {
  readonly texts: readonly { readonly text: TextId; readonly after: Line; readonly splices: readonly Splice[] }[]
  readonly articles: readonly Edit[]
  /** Every proposal the decision touched, as it was before. */
  readonly proposals: readonly Proposal[]
  /** Those of them that the decision left open. */
  readonly stayedOpen: readonly string[]
  /** The parts into which the decision split changes. */
  readonly parts: readonly TextId[]
  /** Changes that the decision took to another text. What a later decision has taken elsewhere stays there. */
  readonly moved: readonly { readonly change: TextId; readonly to: TextId }[]
  /** Changes that the decision voided. */
  readonly voided: readonly TextId[]
}

/** What undoes a decision made on `before`. */
export function reversalOf(before: Negotiation, { negotiation, edits }: Decision): Reversal {
  const touched = before.proposals.filter((one) => negotiation.proposals.find(({ id }) => id === one.id) !== one)
  const ids = new Set(touched.map(({ id }) => id))
  const known = new Set(changeIdsOf(before))
  const after = new Map(negotiation.proposals.map((proposal) => [proposal.id, proposal]))
  return {
    texts: edits.flatMap((edit) => textsOf(before, edit)),
    articles: edits.flatMap((edit) => (edit.kind === 'splice' ? [] : [reverseArticle(before, edit)])),
    proposals: touched,
    stayedOpen: negotiation.proposals.filter((one) => isOpen(one) && ids.has(one.id)).map(({ id }) => id),
    parts: changeIdsOf(negotiation).filter((id) => !known.has(id)),
    moved: touched.flatMap((one) => movedBy(one, after.get(one.id))),
    voided: touched.flatMap((one) => after.get(one.id)?.voided?.filter((id) => !one.voided?.includes(id)) ?? [])
  }
}

function movedBy(before: Proposal, after: Proposal | undefined): Reversal['moved'] {
  return before.changes.flatMap((change) => {
    const now = after?.changes.find(({ id }) => id === change.id)
    return now && 'in' in now && 'in' in change && now.in !== change.in ? [{ change: change.id, to: now.in }] : []
  })
}

function changeIdsOf({ proposals }: Negotiation): readonly TextId[] {
  return proposals.flatMap(({ changes }) => changes.map(({ id }) => id))
}

/** An article that was brought goes again only in the words it was brought in. */
function textsOf(before: Negotiation, edit: Edit): Reversal['texts'] {
  if (edit.kind === 'splice') return [reverseText(before, edit)]
  return edit.kind === 'add-article' ? [{ text: edit.article.id, after: edit.article.line, splices: [] }] : []
}

function reverseText(before: Negotiation, { text, splices }: Edit & { kind: 'splice' }) {
  let line = mustFindLine(before, text)
  const inverse: Splice[] = []
  for (const splice of splices.toReversed()) {
    inverse.push(invertSplice(line, splice))
    line = applySplice(line, splice)
  }
  let shift = 0
  const ascending = inverse.toReversed().map((splice) => {
    const moved = { from: splice.from + shift, to: splice.to + shift, line: splice.line }
    shift += splice.to - splice.from - lineLength(splice.line)
    return moved
  })
  return { text, after: line, splices: ascending }
}

function reverseArticle(before: Negotiation, edit: Exclude<Edit, { kind: 'splice' }>): Edit {
  if (edit.kind === 'add-article') return { kind: 'remove-article', article: edit.article.id }
  const article = before.articles.find(({ id }) => id === edit.article)!
  if (edit.kind === 'remove-article') return { kind: 'add-article', article }
  return { kind: 'move-article', article: article.id, order: article.order }
}

/** The negotiation with a decision undone; `undefined` when the words it is about have changed since. */
export function reopen(negotiation: Negotiation, reversal: Reversal): Decision | undefined {
  const undone = new Map<TextId, Undone>()
  for (const { text, after, splices } of reversal.texts) {
    const line = findLine(negotiation, text)
    const since = line && splicesApart(after, line, splices)
    if (!since || (since.length > 0 && isBrought(reversal, text))) return undefined
    undone.set(text, { splices: rebase(splices, since), since: rebase(since, splices) })
  }
  let state = negotiation
  for (const [text, { splices }] of undone) {
    for (const splice of splices.toReversed()) state = spliceOne(state, text, splice)
  }
  const articles = reversal.articles.reduce(reverseEdit, state.articles)
  const before = new Map(reversal.proposals.map((proposal) => [proposal.id, proposal]))
  const stayedOpen = new Set(reversal.stayedOpen)
  const isDecidedSince = (now: Proposal) => stayedOpen.has(now.id) && !isOpen(now)
  const proposals = ranksAsPlaces(
    state.proposals.map((now) => (isDecidedSince(now) ? now : restored(now, before.get(now.id), undone, reversal)))
  )
  const edits: Edit[] = [
    ...[...undone].flatMap(([text, { splices }]) =>
      splices.length > 0 ? [{ kind: 'splice' as const, text, splices }] : []
    ),
    ...reversal.articles
  ]
  return { negotiation: { articles: inReadingOrder(articles), proposals }, edits, consequences: [] }
}

function isBrought({ articles }: Reversal, text: TextId): boolean {
  return articles.some((edit) => edit.kind === 'remove-article' && edit.article === text)
}

interface Undone {
  /** What undoes the decision, on the text as it is now. */
  readonly splices: readonly Splice[]
  /** What was done since, on the text as it was before the decision. */
  readonly since: readonly Splice[]
}

function spliceOne(state: Negotiation, text: TextId, splice: Splice): Negotiation {
  const isArticle = state.articles.some(({ id }) => id === text)
  const move = (change: Change): Change => {
    if ((change.kind !== 'splice' && change.kind !== 'bracket') || change.in !== text) return change
    const ends = {
      from: mapPosition(change.from, splice, 1),
      to: Math.max(mapPosition(change.to, splice), mapPosition(change.from, splice, 1))
    }
    if (change.from === change.to) ends.from = ends.to = mapPosition(change.from, splice)
    return change.kind === 'splice'
      ? { ...change, ...ends, at: mapPosition(change.at, splice) }
      : { ...change, ...ends }
  }
  const rewrite = (change: Change): Change =>
    !isArticle && change.id === text && (change.kind === 'splice' || change.kind === 'insert-article')
      ? { ...change, line: applySplice(change.line, splice) }
      : change
  return {
    articles: state.articles.map((one) => (one.id === text ? { ...one, line: applySplice(one.line, splice) } : one)),
    proposals: state.proposals.map((one) => ({ ...one, changes: one.changes.map((change) => move(rewrite(change))) }))
  }
}

function reverseEdit(articles: readonly Article[], edit: Edit): readonly Article[] {
  if (edit.kind === 'add-article') return [...articles, edit.article]
  if (edit.kind === 'remove-article') return articles.filter(({ id }) => id !== edit.article)
  if (edit.kind === 'move-article')
    return articles.map((one) => (one.id === edit.article ? { ...one, order: edit.order } : one))
  return articles
}

/**
 * As it was before the decision, in its present words; where words have come to stand elsewhere since, there. What was
 * added since stays.
 */
function restored(
  now: Proposal,
  before: Proposal | undefined,
  undone: ReadonlyMap<TextId, Undone>,
  { parts, moved, voided: voidedThen }: Reversal
): Proposal {
  if (!before) return now
  const { voided: voidedNow = [], ...rest } = now
  const changes = before.changes.map((change) => {
    const since = now.changes.find(({ id }) => id === change.id)
    const later = 'in' in change ? undone.get(change.in) : undefined
    if (since && (hasStayed(since, change) ? !later : isElsewhereSince(since, change, moved))) return since
    return inPresentWords(later ? movedSince(change, later.since) : change, since)
  })
  const added = now.changes.filter(({ id }) => !parts.includes(id) && before.changes.every((one) => one.id !== id))
  const voided = voidedNow.filter((id) => !voidedThen.includes(id))
  const isVoided = voided.length > 0 ? { voided } : {}
  return { ...rest, status: before.status, changes: [...changes, ...added], ...isVoided }
}

/** Whether a later decision has taken a change to the text it is in now. */
function isElsewhereSince(now: Change, before: Change, moved: Reversal['moved']): boolean {
  if (!('in' in now) || !('in' in before)) return false
  return moved.find(({ change }) => change === now.id)?.to !== now.in
}

function inPresentWords(change: Change, now: Change | undefined): Change {
  const hasWords = (one: Change | undefined) => one?.kind === 'splice' || one?.kind === 'insert-article'
  return hasWords(change) && hasWords(now) ? ({ ...change, line: (now as SpliceChange).line } as Change) : change
}

function movedSince(change: Change, since: readonly Splice[]): Change {
  if (change.kind !== 'splice' && change.kind !== 'bracket') return change
  const isPoint = change.from === change.to
  const from = mapThrough(change.from, since, isPoint ? -1 : 1)
  const to = Math.max(from, mapThrough(change.to, since, -1))
  return change.kind === 'splice'
    ? { ...change, from, to, at: mapThrough(change.at, since, -1) }
    : { ...change, from, to }
}

/** Words that come back are new units: what the gone ones kept in order is from now on ordered by places. */
function ranksAsPlaces(proposals: readonly Proposal[]): readonly Proposal[] {
  const places = new Map<TextId, string>()
  for (const { splices } of openChangesOf(proposals).inText.values()) {
    const points = new Map<number, SpliceChange[]>()
    for (const { change } of splices) points.set(change.at, [...(points.get(change.at) ?? []), change])
    for (const point of points.values()) {
      if (point.every(({ rank }) => !rank)) continue
      const fresh = placesFor(point.length)
      point.forEach(({ id }, index) => places.set(id, fresh[index]!))
    }
  }
  const settle = (change: Change): Change => {
    const place = places.get(change.id)
    return place === undefined || change.kind !== 'splice' ? change : { ...change, rank: 0, place }
  }
  return proposals.map((one) =>
    one.changes.some(({ id }) => places.has(id)) ? { ...one, changes: one.changes.map(settle) } : one
  )
}

function hasStayed(now: Change, before: Change): before is SpliceChange | BracketChange {
  return 'in' in now && 'in' in before && now.in === before.in
}

function findLine({ articles, proposals }: Negotiation, text: TextId): Line | undefined {
  const article = articles.find(({ id }) => id === text)
  if (article) return article.line
  const change = proposals.flatMap(({ changes }) => changes).find(({ id }) => id === text)
  return change?.kind === 'splice' || change?.kind === 'insert-article' ? change.line : undefined
}

function mustFindLine(negotiation: Negotiation, text: TextId): Line {
  const line = findLine(negotiation, text)
  if (!line) throw new RangeError(`no text ${text}`)
  return line
}
