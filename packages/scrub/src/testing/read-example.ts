/** Articles from the notation, for tests: ids by their count, brackets as words. */
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'

export function readArticles(notation: string, prefix = 'p'): readonly Article[] {
  let count = 0
  return articlesOf(parseNotation(notation).tree, {
    newId: (kind) => `${kind === 'article' ? 'a' : prefix}${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `o${String(index).padStart(6, '0')}`)
  }).articles
}
