/**
 * With every letter ProseMirror asks the decorations for those of each article, and a set looks for them from its first article
 * on: in a long text that is the greater part of what showing a letter costs. Here they are found by where the article begins, and
 * where letters come in many articles at once, those of each article are carried over its own letter alone.
 *
 * It is made of what a set is made of, which ProseMirror does not document; quick-decorations.test.ts holds one against the other.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import type { StepMap } from '@tiptap/pm/transform'
import { DecorationSet } from '@tiptap/pm/view'
import type { Decoration } from '@tiptap/pm/view'

/** `children`: where a child begins, where it ends, its decorations; again and again. */
interface Inside {
  readonly local: readonly Decoration[]
  readonly children: readonly (number | DecorationSet)[]
}

const Base = DecorationSet as unknown as new (local: Inside['local'], children: Inside['children']) => DecorationSet

class QuickSet extends Base {
  /** Where in `children` the one after the last that was asked for stands: the view asks in order. */
  private next = 0
  /** Those that reach over articles have to be cut for each. */
  private readonly reachesOver: boolean

  constructor({ local, children }: Inside) {
    super(local, children)
    this.reachesOver = local.some((one) => (one as unknown as { readonly inline: boolean }).inline)
  }

  override forChild(offset: number, node: ProseMirrorNode): ReturnType<DecorationSet['forChild']> {
    if (this.reachesOver || node.isLeaf) return super.forChild(offset, node)
    const { children } = this as unknown as Inside
    let at = this.next
    if (at > 0 && offset <= (children[at - 3] as number)) at = 0
    while (at < children.length && (children[at] as number) < offset) at += 3
    const isThere = children[at] === offset
    this.next = isThere ? at + 3 : at
    return isThere ? (children[at + 2] as DecorationSet) : DecorationSet.empty
  }
}

/** The same decorations, found quickly; for the view. */
export function quickDecorations(set: DecorationSet): DecorationSet {
  return new QuickSet(set as unknown as Inside)
}

/** The set of one article, which can be mapped by itself. */
interface Mappable {
  mapInner(mapping: Mapping, node: ProseMirrorNode, to: number, from: number, options: object): DecorationSet
}

/**
 * The same as `set.map`, for letters in many articles at once: each article is mapped over its own letter alone, and the others are
 * moved along. A set maps each over all letters.
 */
export function mapDecorations(set: DecorationSet, { mapping, before, doc }: Transaction): DecorationSet {
  const { local, children } = set as unknown as Inside
  const isMany = mapping.maps.length > 1 && local.length === 0 && before.childCount === doc.childCount
  const maps = isMany ? mapsByArticle(mapping.maps, before, doc) : undefined
  if (!maps) return set.map(mapping, doc)
  const mapped: (number | DecorationSet)[] = []
  const [old, now] = [before.content.content, doc.content.content]
  let [next, was, begin] = [0, 0, 0]
  for (let index = 0; index < now.length; index++) {
    const node = now[index]!
    const { nodeSize } = node
    if (children[next] === was) {
      const own = children[next + 2] as DecorationSet
      const map = maps.get(index)
      const inside = map ? mapInside(own, map, node, begin) : own
      if (inside !== DecorationSet.empty) mapped.push(begin, begin + nodeSize, inside)
      next += 3
    }
    was += old[index] === node ? nodeSize : old[index]!.nodeSize
    begin += nodeSize
  }
  return new Base([], mapped)
}

/** When its letter came, everything before the article was as it is now. */
function mapInside(own: DecorationSet, map: StepMap, node: ProseMirrorNode, begin: number): DecorationSet {
  return (own as unknown as Mappable).mapInner(new Mapping([map]), node, begin + 1, begin + 1, {})
}

/** The one change of each article; undefined where there are several of one, in another order than the text's, or around articles. */
function mapsByArticle(
  maps: readonly StepMap[],
  before: ProseMirrorNode,
  doc: ProseMirrorNode
): ReadonlyMap<number, StepMap> | undefined {
  const found = new Map<number, StepMap>()
  let [index, begin] = [0, 0]
  for (const map of maps) {
    const [from, to] = rangeOf(map)
    // An attribute is another, and nothing moves.
    if (to < 0) continue
    const sizeOf = () => (found.has(index) ? doc : before).maybeChild(index)?.nodeSize ?? Number.POSITIVE_INFINITY
    while (from >= begin + sizeOf()) begin += doc.child(index++).nodeSize
    if (found.has(index) || from <= begin || to >= begin + sizeOf()) return undefined
    found.set(index, map)
  }
  return found
}

/** From the first to the last unit that a step has changed, in the document before it. */
function rangeOf(map: StepMap): readonly [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, -1]
  map.forEach((start, end) => {
    from = Math.min(from, start)
    to = Math.max(to, end)
  })
  return [from, to]
}
