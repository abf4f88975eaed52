/** Selections of the editor in composed units. */
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import { findArticle, findArticleAt, toComposed, toDocument } from './positions.ts'

/** Units [from, to) of a composed article. */
export interface ComposedRange {
  readonly article: string
  readonly from: number
  readonly to: number
}

/** The composed position of the selection's ends, when both are in one article. */
export function composedSelection(state: EditorState): ComposedRange | undefined {
  const { from, to } = state.selection
  const start = findArticleAt(state.doc, from)
  if (!start || to > start.begin + start.node.nodeSize) return undefined
  return { article: start.id, from: toComposed(start, from), to: toComposed(start, to) }
}

/** The selected part of every article the selection reaches into, in reading order; a caret is one empty part. */
export function selectedRanges(state: EditorState): readonly ComposedRange[] {
  const { from, to } = state.selection
  const ranges: ComposedRange[] = []
  let begin = 0
  state.doc.forEach((node) => {
    const end = begin + node.nodeSize
    if (from < end && to > begin) {
      const article = { id: String(node.attrs['id']), node, begin }
      const first = toComposed(article, Math.max(from, begin + 1))
      ranges.push({ article: article.id, from: first, to: toComposed(article, Math.min(to, end - 1)) })
    }
    begin = end
  })
  return ranges
}

/** Puts the caret at a composed position and brings it into view. */
export function placeCaret(
  surface: { readonly state: EditorState; dispatch(transaction: Transaction): void },
  article: string,
  composed: number
): void {
  surface.dispatch(setCaret(surface.state.tr, article, composed))
}

/** The same in a transaction under way, in its own document. */
export function setCaret(transaction: Transaction, article: string, composed: number): Transaction {
  const found = findArticle(transaction.doc, article)
  if (!found) return transaction
  const selection = TextSelection.near(transaction.doc.resolve(toDocument(found, composed)), -1)
  return transaction.setSelection(selection).scrollIntoView()
}
