/**
 * From the composed text to the tree of the bracketed notation. Kept: words, emphasis, provisions, who brings, strikes
 * or brackets what. Not kept: ids, origins, and which brackets of one holder are one proposal (unless numbers are asked for).
 */
import { compareText, nodeOfPiece, normalizeTree } from '@cartif/treaty-text'
import type { BracketNode, NotationNode, Targets, Tree } from '@cartif/treaty-text'
import type { ComposedArticle, Segment } from './compose.ts'
import type { Proposal } from './proposal.ts'
import { headerOf, sharedDepth, wrappersOf } from './wrappers.ts'
import type { Wrapper, WrapperOptions } from './wrappers.ts'

export interface TreeOptions extends WrapperOptions {
  /** What articles and provisions are called, for references and moves. */
  readonly targets: Targets
}

/** The tree of composed articles in reading order. */
export function treeOf(articles: readonly ComposedArticle[], options: TreeOptions): Tree {
  const entries = articles.flatMap((article) => [
    { order: article.order, id: article.id, nodes: [articleNode(article, options)].flat() },
    ...article.moved.map((held) => ({
      order: held.change.order,
      id: held.change.id,
      nodes: [moveNode(article, held.proposal, options)]
    }))
  ])
  entries.sort((a, b) => compareText(a.order, b.order) || compareText(a.id, b.id))
  return normalizeTree(entries.flatMap(({ nodes }) => nodes))
}

function moveNode(article: ComposedArticle, proposal: Proposal, options: TreeOptions): BracketNode {
  const designation = options.targets.get(article.id)?.name ?? ''
  return {
    type: 'bracket',
    header: headerOf([proposal], options, 'move here'),
    body: [{ type: 'text', text: designation }]
  }
}

function articleNode(article: ComposedArticle, options: TreeOptions): readonly NotationNode[] {
  const depth = article.inserted ? 1 : 0
  const first = article.segments[0]?.piece
  const hasHeading = first?.type === 'mark' && first.kind === 'heading'
  const label = hasHeading && first.numbering === 'as-given' && first.label !== undefined ? { label: first.label } : {}
  const rest = hasHeading ? article.segments.slice(1) : article.segments
  const body: NotationNode[] = [
    { type: 'article', kind: article.kind, ...label },
    ...nest(article, rest, depth, options)
  ]
  if (article.inserted) return [{ type: 'bracket', header: headerOf([article.inserted.proposal], options), body }]
  if (article.deleted.length === 0) return body
  const proposals = article.deleted.map(({ proposal }) => proposal)
  return [{ type: 'bracket', header: headerOf(proposals, options, 'delete'), body }]
}

interface Open {
  readonly wrapper: Wrapper
  readonly body: NotationNode[]
}

/** Brackets around maximal runs of segments; crossing ones are split, inner ones first. */
function nest(article: ComposedArticle, segments: readonly Segment[], skip: number, options: TreeOptions): Tree {
  const root: NotationNode[] = []
  const stack: Open[] = []
  for (const segment of segments) {
    const wrappers = wrappersOf(segment, options).slice(skip)
    const shared = sharedDepth(
      stack.map(({ wrapper }) => wrapper),
      wrappers
    )
    stack.length = shared
    for (const wrapper of wrappers.slice(shared)) {
      const siblings = stack.at(-1)?.body ?? root
      const body: NotationNode[] = []
      siblings.push(bracketNode(wrapper, siblings, body))
      stack.push({ wrapper, body })
    }
    const target = stack.at(-1)?.body ?? root
    target.push(nodeOfPiece(segment.piece, article.kind, options.targets))
  }
  return root
}

const replacementsOf = new WeakMap<NotationNode, readonly string[]>()

function bracketNode(wrapper: Wrapper, siblings: readonly NotationNode[], body: NotationNode[]): BracketNode {
  const before = siblings.at(-1)
  const node: BracketNode = {
    type: 'bracket',
    ...(wrapper.header ? { header: wrapper.header } : {}),
    ...(isAlternative(wrapper, before) ? { alternative: true as const } : {}),
    body
  }
  const carried = node.alternative && before ? (replacementsOf.get(before) ?? []) : []
  replacementsOf.set(node, wrapper.role === 'replaced' ? wrapper.replacements : carried)
  return node
}

/** New words right behind the words they replace, or behind another wording for those. */
function isAlternative(wrapper: Wrapper, before: NotationNode | undefined): boolean {
  if (wrapper.role !== 'brought' || before?.type !== 'bracket') return false
  const replaced = replacementsOf.get(before) ?? []
  return wrapper.replacements.some((change) => replaced.includes(change))
}
