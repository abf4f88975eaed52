/**
 * Marks the article that the caret is in, so that the style sheet keeps it laid out. Chromium puts typed letters into the
 * next article when the words at the caret were just drawn anew inside `content-visibility: auto`.
 */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findArticleAt } from './positions.ts'

export const TreatyCaretArticle = Extension.create({
  name: 'treatyCaretArticle',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, state) => markArticle(state),
          apply: (transaction, marked, _, state) =>
            transaction.docChanged || transaction.selectionSet
              ? markArticle(state, marked.map(transaction.mapping, transaction.doc))
              : marked
        },
        props: {
          decorations(state) {
            return this.getState(state)
          }
        }
      })
    ]
  }
})

function markArticle({ doc, selection }: EditorState, marked?: DecorationSet): DecorationSet {
  const found = findArticleAt(doc, selection.head)
  if (!found) return DecorationSet.empty
  const { begin, node } = found
  const isMarked = marked
    ?.find(begin, begin + node.nodeSize)
    .some(({ from, to }) => from === begin && to === begin + node.nodeSize)
  if (marked && isMarked) return marked
  return DecorationSet.create(doc, [Decoration.node(begin, begin + node.nodeSize, { class: 'has-caret' })])
}
