/**
 * What happens to a text, article by article, as plain data that can be kept and carried out again: a register of such edits
 * gives the text, letter for letter, to whoever replays it.
 */
import { areLinesEqual, inReadingOrder, lineLength } from './line.ts'
import type { Article, ArticleKind } from './line.ts'
import { applySplice } from './splice.ts'
import type { Splice } from './splice.ts'
import { spliceBetween } from './splice-between.ts'

export type TextEdit =
  | { readonly kind: 'add'; readonly article: Article }
  | { readonly kind: 'remove'; readonly article: string }
  | {
      readonly kind: 'change'
      readonly article: string
      readonly articleKind?: ArticleKind
      readonly order?: string
      readonly splice?: Splice
    }

/** undefined where nothing is different. */
export function editBetween(before: Article | undefined, after: Article | undefined): TextEdit | undefined {
  if (!before) return after && { kind: 'add', article: after }
  if (!after) return { kind: 'remove', article: before.id }
  const isSame = before.kind === after.kind && before.order === after.order && areLinesEqual(before.line, after.line)
  if (isSame) return undefined
  const splice = spliceBetween(before.line, after.line)
  return {
    kind: 'change',
    article: before.id,
    ...(before.kind === after.kind ? {} : { articleKind: after.kind }),
    ...(before.order === after.order ? {} : { order: after.order }),
    ...(splice ? { splice } : {})
  }
}

/** The text after edits, in reading order. Throws a RangeError where one does not fit what is there. */
export function applyEdits(articles: readonly Article[], edits: readonly TextEdit[]): readonly Article[] {
  const byId = new Map(articles.map((article) => [article.id, article]))
  for (const edit of edits) {
    const id = edit.kind === 'add' ? edit.article.id : edit.article
    const present = byId.get(id)
    if ((edit.kind === 'add') === (present !== undefined))
      throw new RangeError(`article ${id} ${present ? 'is there already' : 'is not there'}`)
    if (edit.kind === 'add') byId.set(id, edit.article)
    else if (edit.kind === 'remove') byId.delete(id)
    else byId.set(id, changed(present!, edit))
  }
  return inReadingOrder(byId.values())
}

function changed(article: Article, { articleKind, order, splice }: TextEdit & { kind: 'change' }): Article {
  if (splice && (splice.from > splice.to || splice.to > lineLength(article.line)))
    throw new RangeError(`article ${article.id} is shorter than the edit`)
  return {
    ...article,
    kind: articleKind ?? article.kind,
    order: order ?? article.order,
    line: splice ? applySplice(article.line, splice) : article.line
  }
}
