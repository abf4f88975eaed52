/**
 * Routing several edits as one act: what was moved by hand, replaced throughout or struck across articles. All edits are
 * routed against the same composed text and carried out together, so none has to be told where another left its words;
 * what they propose is one proposal, to be decided together.
 *
 * Law (route-edits.test.ts): carrying out what was routed shows every edit as if it were the only one, and tables at
 * most one proposal.
 */
import type { Segment } from './compose.ts'
import type { TextId } from './proposal.ts'
import { mergeOperations, routePen, routeProposal } from './route.ts'
import type { ComposedEdit, RoutedOperation } from './route.ts'

/** An edit of one composed article. Edits of the same article do not overlap. */
export interface EditOfArticle {
  readonly article: TextId
  readonly segments: readonly Segment[]
  readonly edit: ComposedEdit
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
    all.flatMap(({ article, segments, edit }) => {
      const routed = routeProposal(article, segments, edit, holder, taken, within)
      for (const one of routed) if (one.kind === 'range') taken.add(one.change)
      return routed
    })
  const first = route(edits)
  const owner = following.length > 0 ? ownerOf(first, edits) : undefined
  return joinProposals([...first, ...route(following, owner ?? NONE)], owner)
}

/** No proposal has this id: nothing is gone on with. */
const NONE = ''

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
  const changes = operations.flatMap((operation) => (operation.kind === 'propose' ? operation.changes : []))
  const rest = operations.filter(({ kind }) => kind !== 'propose')
  if (changes.length === 0) return mergeOperations(rest)
  return mergeOperations([...rest, { kind: 'propose', changes, ...(owner === undefined ? {} : { proposal: owner }) }])
}

/** Routes the edits with the pen, each text from its end. */
export function routePenEdits(edits: readonly EditOfArticle[]): readonly RoutedOperation[] {
  return mergeOperations(edits.flatMap(({ article, segments, edit }) => routePen(article, segments, edit)))
}
