/**
 * Composed positions and ProseMirror positions. In the article that stands at `begin` in the document, the composed
 * position c in its k-th provision (from 0) is begin + 1 + c + k: each provision takes one unit for its mark and two
 * tokens for its ends. Both ways are exact and cost the provisions of one article.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'

export interface ArticlePosition {
  readonly id: string
  readonly node: ProseMirrorNode
  /** Among the articles of the document. */
  readonly index: number
  /** Where the article begins in the document. */
  readonly begin: number
}

export function articleIn(doc: ProseMirrorNode, index: number, begin: number): ArticlePosition {
  const node = doc.child(index)
  return { id: String(node.attrs['id']), node, index, begin }
}

/** The article around a document position. */
export function findArticleAt(doc: ProseMirrorNode, position: number): ArticlePosition | undefined {
  let begin = 0
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    const end = begin + node.nodeSize
    if (position < end) return articleIn(doc, index, begin)
    begin = end
  }
  return undefined
}

/** Of each document the article that was asked for last: showing one letter asks for the same one several times. */
const lastFound = new WeakMap<ProseMirrorNode, ArticlePosition>()

export function findArticle(doc: ProseMirrorNode, id: string): ArticlePosition | undefined {
  const known = lastFound.get(doc)
  if (known?.id === id) return known
  let begin = 0
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    if (node.attrs['id'] === id) {
      const found = { id, node, index, begin }
      lastFound.set(doc, found)
      return found
    }
    begin += node.nodeSize
  }
  return undefined
}

/** The composed position of a document position inside an article; between provisions, that before the next mark. */
export function toComposed({ node, begin }: Pick<ArticlePosition, 'node' | 'begin'>, position: number): number {
  const inside = position - begin - 1
  let offset = 0
  let units = 0
  for (let index = 0; index < node.childCount; index++) {
    const { nodeSize } = node.child(index)
    if (inside <= offset) return units
    if (inside < offset + nodeSize) return units + inside - offset
    offset += nodeSize
    units += nodeSize - 1
  }
  return units
}

/** The document position of a composed position; that of a mark is the start of its provision's words. */
export function toDocument({ node, begin }: Pick<ArticlePosition, 'node' | 'begin'>, composed: number): number {
  let units = 0
  let offset = begin + 1
  for (let index = 0; index < node.childCount; index++) {
    const { nodeSize } = node.child(index)
    const length = nodeSize - 1
    if (composed <= units + length) return offset + Math.max(composed - units, 1)
    units += length
    offset += nodeSize
  }
  return offset - 1
}
