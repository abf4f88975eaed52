/**
 * With every letter ProseMirror asks the decorations for those of each article, and a set looks for them from its first article
 * on: in a long text that is the greater part of what showing a letter costs. Here they are found by where the article begins.
 *
 * It is made of what a set is made of, which ProseMirror does not document; quick-decorations.test.ts holds one against the other.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
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

const quickSets = new WeakMap<DecorationSet, DecorationSet>()

/** The same decorations, found quickly; for the view. */
export function quickDecorations(set: DecorationSet): DecorationSet {
  const known = quickSets.get(set)
  if (known) return known
  const quick = new QuickSet(set as unknown as Inside)
  quickSets.set(set, quick)
  return quick
}
