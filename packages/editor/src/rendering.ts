/**
 * What an article's node was rendered from, remembered with the node itself. Rendering an article again makes anew only
 * the provisions that are different, and hands on the nodes of the others, so that whatever compares nodes is done with
 * them at a glance. A node that came about in any other way is remembered as nothing and rendered in full.
 */
import { arePiecesEqual } from '@cartif/treaty-text'
import type { ProvisionMark } from '@cartif/treaty-text'
import { sponsorsOf } from '@cartif/negotiation'
import type { ComposedArticle, Held, Proposal, Segment } from '@cartif/negotiation'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { ArticleContext } from './render.ts'

export interface Rendering {
  readonly article: ComposedArticle
  readonly context: ArticleContext
}

const renderings = new WeakMap<ProseMirrorNode, Rendering>()

export function renderingOf(node: ProseMirrorNode): Rendering | undefined {
  return renderings.get(node)
}

export function rememberRendering(node: ProseMirrorNode, rendering: Rendering): void {
  renderings.set(node, rendering)
}

/** Whether a node rendered so would be rendered the same now; linear in the article only where it has references. */
export function isUpToDate({ article, context }: Rendering, now: Rendering): boolean {
  const { targets } = now.context
  return (
    article === now.article &&
    hasSameContext({ ...context, targets }, now.context) &&
    (context.targets === targets || !hasReferences(article.segments, 0, article.segments.length))
  )
}

export function hasSameContext(a: ArticleContext, b: ArticleContext): boolean {
  return a.outline === b.outline && a.status === b.status && a.targets === b.targets
}

/** The segments [from, to) of one provision, its mark first. */
export interface ProvisionSegments {
  readonly mark: ProvisionMark
  readonly from: number
  readonly to: number
}

const provisionsBySegments = new WeakMap<readonly Segment[], readonly ProvisionSegments[]>()

/** The provisions of a composed article; the k-th is the k-th child of its node. */
export function provisionsIn(segments: readonly Segment[]): readonly ProvisionSegments[] {
  const known = provisionsBySegments.get(segments)
  if (known) return known
  const provisions: { mark: ProvisionMark; from: number; to: number }[] = []
  segments.forEach(({ piece }, index) => {
    if (piece.type === 'mark') provisions.push({ mark: piece, from: index, to: index + 1 })
    else if (provisions.length > 0) provisions.at(-1)!.to = index + 1
  })
  provisionsBySegments.set(segments, provisions)
  return provisions
}

/** The provision of `before` that the one at `index` was, counted from the start or from the end; by the mark's id. */
export function findCounterpart(
  before: readonly ProvisionSegments[],
  after: readonly ProvisionSegments[],
  index: number
): number | undefined {
  const { id } = after[index]!.mark
  if (before[index]?.mark.id === id) return index
  const fromEnd = index - after.length + before.length
  return before[fromEnd]?.mark.id === id ? fromEnd : undefined
}

/** Whether two stretches hold the same words, cut at the same places. */
export function haveSamePieces(
  a: readonly Segment[],
  from: ProvisionSegments,
  b: readonly Segment[],
  to: ProvisionSegments
): boolean {
  if (from.to - from.from !== to.to - to.from) return false
  for (let index = 0; index < from.to - from.from; index++) {
    const [old, now] = [a[from.from + index]!, b[to.from + index]!]
    if (old !== now && !arePiecesEqual(old.piece, now.piece)) return false
  }
  return true
}

export function hasReferences(segments: readonly Segment[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (segments[index]!.piece.type === 'reference') return true
  return false
}

/** Whether two segments stand in the same brackets. */
export function haveSameBrackets(a: Segment | undefined, b: Segment | undefined): boolean {
  if (a === b || !a || !b) return a === b
  return (
    areHeldAlike(a.inserted, b.inserted) && areHeldAlike(a.deleted, b.deleted) && areHeldAlike(a.bracketed, b.bracketed)
  )
}

function areHeldAlike(a: readonly Held[], b: readonly Held[]): boolean {
  return a === b || (a.length === b.length && a.every((held, index) => isHeldAlike(held, b[index]!)))
}

/** All that a bracket says of a change: whose it is, and whether it strikes, brings or replaces. */
function isHeldAlike(a: Held, b: Held): boolean {
  if (a === b) return true
  return a.change.id === b.change.id && hasWords(a) === hasWords(b) && isShownAlike(a.proposal, b.proposal)
}

/** But for their changes. */
function isShownAlike(a: Proposal, b: Proposal): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.holder === b.holder &&
      a.status === b.status &&
      a.tabled === b.tabled &&
      a.voided === b.voided &&
      sponsorsOf(a).join() === sponsorsOf(b).join())
  )
}

function hasWords({ change }: Held): boolean {
  return 'line' in change && change.line.length > 0
}
