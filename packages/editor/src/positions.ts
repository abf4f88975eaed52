/**
 * Composed positions and ProseMirror positions. In the article that stands at `begin` in the document, the composed
 * position c in its k-th provision (from 0) is begin + 1 + c + k: each provision takes one unit for its mark and two
 * tokens for its ends. Both ways are exact and cost the provisions of one article.
 */
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model'

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

/** Of each document the article that was found last: the next one is counted from there. */
const lastFound = new WeakMap<ProseMirrorNode, ArticlePosition>()

/**
 * Where in the editor's documents each article stood when it was looked for last: most letters put none elsewhere, and asking
 * articles for their ids is what takes long.
 */
const places = new WeakMap<Schema, Map<string, number>>()

export function findArticle(doc: ProseMirrorNode, id: string): ArticlePosition | undefined {
  const known = lastFound.get(doc)
  if (known?.id === id) return known
  const index = indexOf(doc, id)
  return index < 0 ? undefined : noteArticle(doc, articleIn(doc, index, beginOf(doc, index, known)))
}

/** Says where an article stands, to whom has worked it out. */
export function noteArticle(doc: ProseMirrorNode, found: ArticlePosition): ArticlePosition {
  lastFound.set(doc, found)
  return found
}

/** Articles in the order in which they were last found, so that each is counted from the one before. */
export function inPlaces(doc: ProseMirrorNode, articles: Iterable<string>): readonly string[] {
  const known = placesOf(doc)
  return [...articles].sort((a, b) => (known.get(a) ?? 0) - (known.get(b) ?? 0))
}

function placesOf(doc: ProseMirrorNode): Map<string, number> {
  const { schema } = doc.type
  let found = places.get(schema)
  if (!found) places.set(schema, (found = new Map()))
  return found
}

function indexOf(doc: ProseMirrorNode, id: string): number {
  const known = placesOf(doc)
  const last = known.get(id)
  if (last !== undefined && doc.maybeChild(last)?.attrs['id'] === id) return last
  const { content } = doc.content
  const index = content.findIndex(({ attrs }) => attrs['id'] === id)
  if (index >= 0) known.set(id, index)
  return index
}

function beginOf(doc: ProseMirrorNode, index: number, known: ArticlePosition | undefined): number {
  const { content } = doc.content
  let [at, begin] = known && known.index <= 2 * index ? [known.index, known.begin] : [0, 0]
  for (; at < index; at++) begin += content[at]!.nodeSize
  for (; at > index; at--) begin -= content[at - 1]!.nodeSize
  return begin
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
