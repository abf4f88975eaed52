/** Bringing an article into view. Only what is laid out can hold the caret, so it comes before a selection far away. */
import type { EditorView } from '@tiptap/pm/view'

export function scrollToArticle(view: EditorView, article: string, block: ScrollLogicalPosition = 'start'): void {
  view.dom.querySelector(`[data-id="${CSS.escape(article)}"]`)?.scrollIntoView({ block })
}
