/** From a tree to articles and back, for texts in which nothing is proposed: brackets that stay in them are words. */
import { appendPiece, provisionsOf } from '../line.ts'
import type { Article, Piece, ProvisionMark, Reference, TextPiece } from '../line.ts'
import { designationsOf, outlineOf } from '../outline.ts'
import { targetOfReference, targetsOf } from '../targets.ts'
import type { Targets } from '../targets.ts'
import { pendingFootnote, resolveFootnotes } from './footnotes.ts'
import { isFootnoteLabel } from './designations.ts'
import { printHeader } from './headers.ts'
import { canBeGone, isDesignation } from './references.ts'
import type { NotationIssue, NotationNode, ReferenceNode, Tree } from './tree.ts'

export interface ArticleIds {
  /** Ids for articles and provisions, in reading order. */
  newId(kind: 'article' | 'provision'): string
  /** Order keys for so many articles. */
  ordersFor(count: number): readonly string[]
}

/** The articles of a tree, their references resolved against the tree's own designations. */
export function articlesOf(
  tree: Tree,
  ids: ArticleIds
): { articles: readonly Article[]; issues: readonly NotationIssue[] } {
  const drafts: { id: string; kind: Article['kind']; line: Piece[] }[] = []
  for (const node of flatten(tree)) {
    if (node.type === 'article') {
      const line: Piece[] = []
      if (node.kind !== 'text')
        line.push({ type: 'mark', id: ids.newId('provision'), kind: 'heading', ...numberingOf(node.label) })
      drafts.push({ id: ids.newId('article'), kind: node.kind, line })
    } else drafts.at(-1)?.line.push(...[pieceOf(node, ids)].flat())
  }
  const orders = ids.ordersFor(drafts.length)
  const loose = drafts.map(({ line, ...rest }, index) => ({ ...rest, order: orders[index]!, line: joined(line) }))
  const noted = resolveFootnotes(loose)
  const resolved = resolveReferences(noted.articles)
  return { articles: resolved.articles, issues: [...noted.issues, ...resolved.issues] }
}

function numberingOf(label: string | undefined) {
  return label === undefined ? { numbering: 'auto' as const } : { numbering: 'as-given' as const, label }
}

/** Brackets as words. */
function flatten(tree: Tree): readonly NotationNode[] {
  return tree.flatMap((node): readonly NotationNode[] => {
    if (node.type !== 'bracket') return [node]
    const opening = `${node.alternative ? ' ' : ''}[${node.header ? printHeader(node.header) : ''}`
    return [{ type: 'text', text: opening }, ...flatten(node.body), { type: 'text', text: ']' }]
  })
}

const PENDING = 'designation:'

function pieceOf(
  node: Exclude<NotationNode, { type: 'article' } | { type: 'bracket' }> | NotationNode,
  ids: ArticleIds
): Piece | readonly Piece[] {
  if (node.type === 'mark') return { ...node, id: ids.newId('provision') }
  if (node.type === 'footnote-reference') return pendingFootnote(node.label)
  if (node.type === 'reference') return pieceOfReference(node)
  return node.type === 'text' ? node : []
}

/** One whose target is gone has no target to be found: it keeps its name. */
function pieceOfReference({ designation, target }: ReferenceNode): Reference {
  const isGone = target === 'deleted'
  return { type: 'reference', target: isGone ? designation : PENDING + designation, name: designation }
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const line: Piece[] = []
  for (const piece of pieces) appendPiece(line, piece)
  return line
}

function resolveReferences(articles: readonly Article[]): {
  articles: readonly Article[]
  issues: readonly NotationIssue[]
} {
  const outline = outlineOf(articles.map((article) => ({ ...article, proposed: false })))
  const targets = new Map([...designationsOf(outline)].map(([id, name]) => [name, id]))
  for (const { id, number } of outline) if (number !== '') targets.set(number, id)
  const issues: NotationIssue[] = []
  const resolve = (piece: Piece): Piece => {
    if (piece.type !== 'reference' || !piece.target.startsWith(PENDING)) return piece
    const designation = piece.target.slice(PENDING.length)
    const target = targets.get(designation)
    if (target !== undefined) return { ...piece, target }
    issues.push({ code: 'unknown-reference', line: 0, column: 0, message: `${designation} is not in this text.` })
    return { type: 'text', text: designation }
  }
  return { articles: articles.map((article) => ({ ...article, line: joined(article.line.map(resolve)) })), issues }
}

/** The nodes of a piece of text; marks of headings belong to their article's node. */
export function nodeOfPiece(piece: Piece, articleKind: Article['kind'], targets: Targets): NotationNode {
  if (piece.type === 'text') return textNode(piece)
  if (piece.type === 'reference') return referenceNode(piece, targets)
  if (piece.kind === 'footnote') return footnoteNode(piece, targets)
  const { kind, numbering, label } = piece
  const plain = kind === 'heading' || (kind === 'recital' && articleKind !== 'preamble') ? 'paragraph' : kind
  const isRecital = articleKind === 'preamble' && numbering === 'none' && plain === 'paragraph'
  const given = label === undefined ? {} : { label }
  return {
    type: 'mark',
    kind: isRecital ? 'recital' : plain,
    numbering: kind === 'heading' ? 'none' : numbering,
    ...given
  }
}

function referenceNode(piece: Reference, targets: Targets): NotationNode {
  const { name, standing, footnote } = targetOfReference(piece, targets)
  if (footnote !== undefined && isFootnoteLabel(footnote)) return { type: 'footnote-reference', label: footnote }
  if (standing === 'gone')
    return canBeGone(name)
      ? { type: 'reference', designation: name, target: 'deleted' }
      : { type: 'text', text: name ? `${name}, deleted` : '…' }
  if (!isDesignation(name)) return { type: 'text', text: name || '…' }
  return { type: 'reference', designation: name, ...(standing === 'struck' ? { target: 'deletion proposed' } : {}) }
}

function footnoteNode({ id, numbering }: ProvisionMark, targets: Targets): NotationNode {
  const number = targets.get(id)?.footnote ?? ''
  const label = numbering !== 'none' && isFootnoteLabel(number) ? { label: number } : {}
  return { type: 'mark', kind: 'footnote', numbering: numbering === 'none' ? 'none' : 'auto', ...label }
}

function textNode({ text, em, strong, underline }: TextPiece): NotationNode {
  return {
    type: 'text',
    text,
    ...(em ? { em } : {}),
    ...(strong ? { strong } : {}),
    ...(underline ? { underline } : {})
  }
}

/** The tree of articles in which nothing is proposed. */
export function treeOfArticles(articles: readonly Article[]): Tree {
  const targets = targetsOf(outlineOf(articles.map((article) => ({ ...article, proposed: false }))))
  return articles.flatMap(({ kind, line }) => {
    const heading = provisionsOf(line)[0]?.mark
    const hasHeading = heading?.kind === 'heading'
    const label = hasHeading && heading.numbering === 'as-given' ? { label: heading.label ?? '' } : {}
    const rest = hasHeading ? line.slice(1) : line
    return [{ type: 'article' as const, kind, ...label }, ...rest.map((piece) => nodeOfPiece(piece, kind, targets))]
  })
}
