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

/** Routes the edits by the delegation or office `holder`. */
export function routeProposalEdits(edits: readonly EditOfArticle[], holder: string): readonly RoutedOperation[] {
  const taken = new Set<TextId>()
  const operations = edits.flatMap(({ article, segments, edit }) => {
    const routed = routeProposal(article, segments, edit, holder, taken)
    for (const one of routed) if (one.kind === 'range') taken.add(one.change)
    return routed
  })
  const changes = operations.flatMap((operation) => (operation.kind === 'propose' ? operation.changes : []))
  const rest = operations.filter(({ kind }) => kind !== 'propose')
  return mergeOperations(changes.length > 0 ? [...rest, { kind: 'propose', changes }] : rest)
}

/** Routes the edits with the pen, each text from its end. */
export function routePenEdits(edits: readonly EditOfArticle[]): readonly RoutedOperation[] {
  return mergeOperations(edits.flatMap(({ article, segments, edit }) => routePen(article, segments, edit)))
}
