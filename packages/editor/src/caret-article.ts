/**
 * Marks the article that the caret is in, so that the style sheet keeps it laid out. Chromium puts typed letters into the
 * next article when the words at the caret were just drawn anew inside `content-visibility: auto`.
 *
 * The mark is a class of the element and no decoration: a decoration of an article makes ProseMirror go through those of all
 * articles with every letter, where else it passes them by.
 */
import { DOMSerializer } from '@tiptap/pm/model'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'

const MARK = 'has-caret'

/** An article as its schema draws it; that somebody marks the element is no edit of the text. */
export function drawArticle(node: ProseMirrorNode): NodeView {
  return { ...drawNode(node), ignoreMutation: ({ type }) => type === 'attributes' }
}

/**
 * A node as its schema draws it. ProseMirror would look through the attributes of each for lists that somebody has slipped in as
 * elements; ours are read from the shared documents, where each is checked to be a string.
 */
export function drawNode(node: ProseMirrorNode): NodeView {
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node))
  return { dom, contentDOM: contentDOM! }
}

export class CaretArticle {
  private node: ProseMirrorNode | undefined
  private element: Element | undefined

  constructor(view: EditorView) {
    this.update(view)
  }

  update(view: EditorView): void {
    const { $head } = view.state.selection
    const node = $head.depth > 0 ? $head.node(1) : undefined
    if (node === this.node && this.element?.isConnected === true) return
    const shown = node && view.nodeDOM($head.before(1))
    this.node = node
    if (shown === this.element) return
    this.element?.classList.remove(MARK)
    this.element = shown instanceof Element ? shown : undefined
    this.element?.classList.add(MARK)
  }
}
