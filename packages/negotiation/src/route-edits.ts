/**
 * Routing several edits as one act: what was moved by hand, replaced throughout or struck across articles. All edits are
 * routed against the same composed text and carried out together, so none has to be told where another left its words;
 * what they propose is one proposal, to be decided together.
 *
 * Law (route-edits.test.ts): carrying out what was routed shows every edit as if it were the only one, and tables at
 * most one proposal.
 */
import { lineLength } from '@cartif/treaty-text'
import type { Segment } from './compose.ts'
import type { TextId } from './proposal.ts'
import { mergeOperations, routePen, routeProposal } from './route.ts'
import type { ComposedEdit, NewSplice, RoutedOperation } from './route.ts'

/** An edit of one composed article. Edits of the same article do not overlap. */
export interface EditOfArticle {
  readonly article: TextId
  readonly segments: readonly Segment[]
  readonly edit: ComposedEdit
  /** Goes on with no open change, so that what is brought elsewhere can be told to be moved from here. */
  readonly apart?: boolean
  /** Where what it brings is moved from: another edit of the act, which is `apart`, or a strike made before. */
  readonly movedFrom?: number | MovedWords
}

/** An open change of the writer's own that strikes words, and its proposal, which what is brought joins. */
export interface MovedWords {
  readonly proposal: string
  readonly change: TextId
}

/**
 * Routes the edits by the delegation or office `holder`. What follows from them (the footnote of a reference) goes where
 * they went: where they only went on with an open proposal of the holder's, into that one.
 */
export function routeProposalEdits(
  edits: readonly EditOfArticle[],
  holder: string,
  following: readonly EditOfArticle[] = []
): readonly RoutedOperation[] {
  const taken = new Set<TextId>()
  const route = (all: readonly EditOfArticle[], within?: string) =>
    all.map(({ article, segments, edit, apart }) => {
      const routed = routeProposal(article, segments, edit, holder, taken, apart ? NONE : within)
      for (const one of routed) if (one.kind === 'range') taken.add(one.change)
      return routed
    })
  const first = route(edits)
  const moved = proposalMovedFrom(edits)
  const owner = moved ?? (following.length > 0 ? ownerOf(first.flat(), edits) : undefined)
  const all = [...withMoves(edits, first), ...route(following, owner ?? NONE)]
  return joinProposals(all.flat(), owner)
}

/** No proposal has this id: nothing is gone on with. */
const NONE = ''

function proposalMovedFrom(edits: readonly EditOfArticle[]): string | undefined {
  const sources = edits.map(({ movedFrom }) => movedFrom)
  return sources.find((source) => typeof source === 'object')?.proposal
}

/** What is brought names the strike it is moved from, by its place among the changes or by its id. */
function withMoves(
  edits: readonly EditOfArticle[],
  routed: readonly (readonly RoutedOperation[])[]
): readonly (readonly RoutedOperation[])[] {
  const proposed = routed.map(changesProposed)
  return routed.map((operations, index) => {
    const movedFrom = sourceOf(edits, proposed, edits[index]!.movedFrom)
    if (movedFrom === undefined) return operations
    const moving = (change: NewSplice) => (lineLength(change.line) > 0 ? { ...change, movedFrom } : change)
    return operations.map((one) => (one.kind === 'propose' ? { ...one, changes: one.changes.map(moving) } : one))
  })
}

function sourceOf(
  edits: readonly EditOfArticle[],
  proposed: readonly (readonly NewSplice[])[],
  source: EditOfArticle['movedFrom']
): number | TextId | undefined {
  if (typeof source !== 'number') return source?.change
  const strikes = proposed[source] ?? []
  const strike = strikes.find((change) => change.in === edits[source]?.article) ?? strikes[0]
  return strike && proposed.flat().indexOf(strike)
}

function changesProposed(operations: readonly RoutedOperation[]): readonly NewSplice[] {
  return operations.flatMap((operation) => (operation.kind === 'propose' ? operation.changes : []))
}

/** The open proposal that edits went on with, where they propose nothing new. */
function ownerOf(operations: readonly RoutedOperation[], edits: readonly EditOfArticle[]): string | undefined {
  if (operations.some(({ kind }) => kind === 'propose')) return undefined
  const changes = new Set(
    operations.flatMap((one) => (one.kind === 'own' ? [one.text] : one.kind === 'range' ? [one.change] : []))
  )
  for (const { inserted, deleted } of edits.flatMap(({ segments }) => segments)) {
    const held = [...inserted, ...deleted].find(({ change }) => changes.has(change.id))
    if (held) return held.proposal.id
  }
  return undefined
}

function joinProposals(operations: readonly RoutedOperation[], owner: string | undefined): readonly RoutedOperation[] {
  const changes = changesProposed(operations)
  const rest = operations.filter(({ kind }) => kind !== 'propose')
  if (changes.length === 0) return mergeOperations(rest)
  return mergeOperations([...rest, { kind: 'propose', changes, ...(owner === undefined ? {} : { proposal: owner }) }])
}

/** Routes the edits with the pen, each text from its end. */
export function routePenEdits(edits: readonly EditOfArticle[]): readonly RoutedOperation[] {
  return mergeOperations(edits.flatMap(({ article, segments, edit }) => routePen(article, segments, edit)))
}
