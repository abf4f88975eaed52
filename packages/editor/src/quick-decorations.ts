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
  private readonly byOffset = new Map<number, DecorationSet>()
  /** Those that reach over articles have to be cut for each. */
  private readonly reachesOver: boolean

  constructor({ local, children }: Inside) {
    super(local, children)
    for (let at = 0; at < children.length; at += 3)
      this.byOffset.set(children[at] as number, children[at + 2] as DecorationSet)
    this.reachesOver = local.some((one) => (one as unknown as { readonly inline: boolean }).inline)
  }

  override forChild(offset: number, node: ProseMirrorNode): ReturnType<DecorationSet['forChild']> {
    if (this.reachesOver || node.isLeaf) return super.forChild(offset, node)
    return this.byOffset.get(offset) ?? DecorationSet.empty
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
