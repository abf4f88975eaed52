/**
 * Marks the article that the caret is in, so that the style sheet keeps it laid out. Chromium puts typed letters into the
 * next article when the words at the caret were just drawn anew inside `content-visibility: auto`.
 *
 * The mark is one of the binding's decorations: a second set would be asked for every article with every letter.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Decoration } from '@tiptap/pm/view'
import type { DecorationSet } from '@tiptap/pm/view'
import { findArticle, findArticleAt } from './positions.ts'
import type { ArticlePosition } from './positions.ts'

const MARK = { isCaretArticle: true }

export interface MarkedArticle {
  readonly decorations: DecorationSet
  readonly caretArticle: string | undefined
}

/** The decorations with the mark on the article around a position of the document. */
export function markCaretArticle(
  { decorations, caretArticle }: MarkedArticle,
  doc: ProseMirrorNode,
  position: number
): MarkedArticle {
  const found = findArticleAt(doc, position)
  const isSame = found?.id === caretArticle
  if (found && isSame && marksOf(decorations, found).length > 0) return { decorations, caretArticle }
  const before = caretArticle === undefined || isSame ? undefined : findArticle(doc, caretArticle)
  const cleared = before ? decorations.remove(marksOf(decorations, before)) : decorations
  if (!found) return { decorations: cleared, caretArticle: undefined }
  const mark = Decoration.node(found.begin, found.begin + found.node.nodeSize, { class: 'has-caret' }, MARK)
  return { decorations: cleared.add(doc, [mark]), caretArticle: found.id }
}

function marksOf(decorations: DecorationSet, { begin }: ArticlePosition): Decoration[] {
  return decorations.find(begin, begin, (spec) => spec === MARK).filter(({ from }) => from === begin)
}
