/**
 * The browser puts a letter that is typed at the end of bracketed words into the element of the bracket. ProseMirror does not trust
 * that element any more: it makes another one, takes the first away and sets the caret again, with every letter typed into a
 * proposal. Where the element holds its words and nothing else it is kept: what it says is compared with what it should say.
 *
 * It reaches into how a view is made, which ProseMirror does not document; without those parts everything is as ProseMirror has it.
 */

/** What ProseMirror knows of a part of the page. `dom` goes around `nodeDOM` where words are decorated. */
export interface Part {
  dirty: number
  readonly children: readonly Part[]
  readonly node?: { readonly isText: boolean }
  readonly dom: Node
  readonly nodeDOM?: Node
  readonly contentDOM: Node | null
  markDirty(from: number, to: number): void
}

/** What it shows may be something else; beyond that, the part itself is not to be used again. */
const CONTENT_DIRTY = 2
const NODE_DIRTY = 3

/** Keeps the elements around words into which somebody types. */
export function keepTypedInside(shown: Part): void {
  const mark = shown.markDirty
  shown.markDirty = (from, to) => {
    mark.call(shown, from, to)
    keepWhole(shown)
  }
}

/** Wherever something is dirty its parents are, but for emphasis, which is no node. */
function keepWhole(parent: Part): void {
  for (const part of parent.children) {
    if (part.dirty === NODE_DIRTY && part.node?.isText && isWhole(part, parent)) part.dirty = CONTENT_DIRTY
    else if ((part.dirty > 0 && part.dirty < NODE_DIRTY) || !part.node) keepWhole(part)
  }
}

/** Whether the element stands where it stood, with its words and nothing else in it. */
function isWhole({ dom, nodeDOM }: Part, { contentDOM }: Part): boolean {
  if (!nodeDOM || dom === nodeDOM || dom.parentNode !== contentDOM) return false
  let at: Node | null = nodeDOM
  while (at && at !== dom) {
    const around: Node | null = at.parentNode
    if (around?.childNodes.length !== 1) return false
    at = around
  }
  return at === dom
}
