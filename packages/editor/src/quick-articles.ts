/**
 * With every letter ProseMirror goes through all articles on the page to find the one that is different. Here an article that is
 * the same node with the same decorations is passed by at a glance, and so are the provisions of the others; the rest are told
 * what they show now. Whatever is more than that (an article came, went or moved, somebody composes, a sign stands between
 * articles) is left to ProseMirror.
 *
 * It reaches into how a view is made, which ProseMirror does not document. quick-articles.test.ts holds one way against the
 * other; where the parts are not what they were, nothing is done quickly.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Decoration, EditorView } from '@tiptap/pm/view'
import { keepTypedInside } from './typed-inside.ts'
import type { Part } from './typed-inside.ts'

/** An article or a provision on the page, or a sign between two. */
interface Shown extends Part {
  readonly children: readonly Shown[]
  node?: ProseMirrorNode
  innerDeco?: Decorations
  readonly outerDeco?: readonly Decoration[]
  /** How it is drawn, where that is not left to ProseMirror. */
  readonly spec?: { readonly update?: unknown }
  update?(node: ProseMirrorNode, outer: readonly Decoration[], inner: Decorations, view: EditorView): boolean
  updateChildren?(view: EditorView, at: number): void
}

/** The document, or an article: what it holds begins at `at`. */
interface ShownNode extends Shown {
  node: ProseMirrorNode
  innerDeco: Decorations
  readonly outerDeco: readonly Decoration[]
  update(node: ProseMirrorNode, outer: readonly Decoration[], inner: Decorations, view: EditorView): boolean
  updateChildren(view: EditorView, at: number): void
}

/** `children`: where a child begins, where it ends, its decorations; again and again. `local`: of whole children. */
interface Inside {
  readonly local: readonly Decoration[]
  readonly children: readonly unknown[]
}

/** One set or several. */
interface Decorations extends Partial<Inside> {
  readonly members?: readonly Inside[]
  forChild(offset: number, node: ProseMirrorNode): Decorations
}

/** A node and what is drawn in it. */
interface Drawing {
  readonly node: ProseMirrorNode
  readonly innerDeco: Decorations
}

interface Drawn extends Drawing {
  readonly sets: readonly Inside[]
  /** Where each child begins, and where the last one ends. */
  readonly begins: readonly number[]
}

/** Something inside a part of the page is not as it was drawn; the part itself is not to be used again. */
const CHILD_DIRTY = 1
const NODE_DIRTY = 3

const quick = new WeakSet<Shown>()

/** Makes a view draw so from now on; to be asked again whenever it may have been made anew. */
export function drawQuickly(view: EditorView): void {
  const shown = (view as unknown as { readonly docView: ShownNode }).docView
  if (quick.has(shown)) return
  quick.add(shown)
  keepTypedInside(shown)
  const updateAll = shown.updateChildren
  let before = drawnOf(shown)
  shown.updateChildren = (shownIn, at) => {
    const now = drawnOf(shown, before)
    if (!updateChanged(shown, before, now, { at, view: shownIn, tell: updateArticle }))
      updateAll.call(shown, shownIn, at)
    before = now
  }
}

/** `before`, where there is something, knows how large the children are that are the same. */
function drawnOf({ node, innerDeco }: Drawing, before?: Drawn): Drawn {
  const { members, local, children } = innerDeco
  const known = before?.node.childCount === node.childCount ? before : undefined
  const begins: number[] = []
  let begin = 0
  node.content.content.forEach((child, index) => {
    begins.push(begin)
    begin +=
      known?.node.content.content[index] === child ? known.begins[index + 1]! - known.begins[index]! : child.nodeSize
  })
  begins.push(begin)
  return { node, innerDeco, begins, sets: members ?? (local && children ? [{ local, children }] : []) }
}

/** How to tell a child what it shows now; it begins at `at`, and false says that it cannot be. */
type Tell = (child: ShownNode, now: Drawing, at: number, view: EditorView) => boolean

/** Returns false where not all has been done. What has been done then is right, and is left alone. */
function updateChanged(
  shown: Shown,
  before: Drawn,
  now: Drawn,
  { at, view, tell }: { readonly at: number; readonly view: EditorView; readonly tell: Tell }
): boolean {
  const { children, dirty } = shown
  const count = now.node.childCount
  const isMore = view.composing || dirty > CHILD_DIRTY || children.length !== count || before.node.childCount !== count
  if (isMore || before.sets.length !== now.sets.length || !isDrawnAround(children, before, now)) return false
  for (const index of findChanged(shown, before, now)) {
    const [child, node, begin] = [children[index], now.node.maybeChild(index), now.begins[index]!]
    if (!node || !child || !isNode(child)) return false
    if (!tell(child, { node, innerDeco: now.innerDeco.forChild(begin, node) }, at + begin, view)) return false
  }
  return true
}

function isNode(shown: Shown): shown is ShownNode {
  return shown.node !== undefined && shown.outerDeco !== undefined && shown.contentDOM !== null
}

const updateArticle: Tell = (shown, now, at, view) => {
  const isSame = shown.dirty < NODE_DIRTY && now.node.sameMarkup(shown.node)
  const before = drawnOf(shown)
  const told = { at: at + 1, view, tell: updateProvision }
  if (!isSame || !updateChanged(shown, before, drawnOf(now, before), told))
    return shown.update(now.node, shown.outerDeco, now.innerDeco, view)
  return note(shown, now)
}

/** As ProseMirror does it, but for looking where the provision begins. */
const updateProvision: Tell = (shown, now, at, view) => {
  if (shown.spec?.update !== undefined || shown.dirty === NODE_DIRTY || !now.node.sameMarkup(shown.node))
    return shown.update(now.node, shown.outerDeco, now.innerDeco, view)
  Object.assign(shown, now)
  shown.updateChildren(view, at + 1)
  return note(shown, now)
}

function note(shown: ShownNode, { node, innerDeco }: Drawing): true {
  Object.assign(shown, { node, innerDeco, dirty: 0 })
  return true
}

/** The children that are other nodes, hold other decorations, or are not as they were drawn. */
function findChanged({ dirty, children }: Shown, before: Drawn, now: Drawn): ReadonlySet<number> {
  const changed = new Set<number>()
  const [old, articles] = [before.node.content.content, now.node.content.content]
  for (let index = 0; index < articles.length; index++) if (old[index] !== articles[index]) changed.add(index)
  if (dirty > 0) children.forEach((one, index) => one.dirty > 0 && changed.add(index))
  now.sets.forEach((set, index) => addRedecorated(changed, before, before.sets[index]!.children, now, set.children))
  return changed
}

/** Adds the children in which a set has others than it had; where as many have any, each is beside what it was. */
function addRedecorated(
  changed: Set<number>,
  before: Drawn,
  old: Inside['children'],
  now: Drawn,
  set: Inside['children']
) {
  if (old === set) return
  const most = Math.min(old.length, set.length)
  let [start, end] = [0, 0]
  while (start < most && old[start + 2] === set[start + 2]) start += 3
  while (end < most - start && old[old.length - end - 1] === set[set.length - end - 1]) end += 3
  const isBeside = old.length === set.length
  for (let at = start; at < old.length - end; at += 3) {
    if (isBeside && old[at + 2] === set[at + 2]) continue
    changed.add(indexOf(before, old[at] as number))
    if (isBeside) changed.add(indexOf(now, set[at] as number))
  }
  if (isBeside) return
  for (let at = start; at < set.length - end; at += 3) changed.add(indexOf(now, set[at] as number))
}

/** The child that begins at a position; -1 where none does. */
function indexOf({ begins }: Drawn, begin: number): number {
  let [low, high] = [0, begins.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (begins[middle]! < begin) low = middle + 1
    else high = middle
  }
  return low < begins.length - 1 && begins[low] === begin ? low : -1
}

/** Whether what is drawn on children as a whole is on them already, and nothing is drawn between them. */
function isDrawnAround(children: readonly Shown[], before: Drawn, now: Drawn): boolean {
  const isNothing = ({ sets }: Drawn) => sets.every(({ local }) => local.length === 0)
  if (isNothing(before) && isNothing(now)) return true
  const around = new Map<number, Decoration[]>()
  for (const decoration of now.sets.flatMap(({ local }) => local)) {
    const index = isOfNode(decoration) ? indexOf(now, decoration.from) : -1
    if (index < 0 || decoration.to - decoration.from !== now.node.child(index).nodeSize) return false
    around.set(index, [...(around.get(index) ?? []), decoration])
  }
  return children.every(({ outerDeco }, index) => haveSameTypes(outerDeco, around.get(index) ?? []))
}

function isOfNode(decoration: Decoration): boolean {
  const { inline, widget } = decoration as unknown as { readonly inline: boolean; readonly widget: boolean }
  return !inline && !widget
}

function haveSameTypes(shown: readonly Decoration[] | undefined, wanted: readonly Decoration[]): boolean {
  return shown?.length === wanted.length && wanted.every((one, index) => typeOf(one).eq(typeOf(shown[index]!)))
}

function typeOf(decoration: Decoration): { eq(other: unknown): boolean } {
  return (decoration as unknown as { readonly type: { eq(other: unknown): boolean } }).type
}
