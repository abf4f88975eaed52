/** A text as a Word file, as a thread writes it. */
import { writeTextDocx } from '@cartif/formats'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article, ArticleIds } from '@cartif/treaty-text'

export interface WrittenText {
  /** Articles, or all of it in the bracketed notation. */
  readonly text: string | readonly Article[]
  readonly title: string
  /** The symbol it goes by. */
  readonly author: string
  /** ISO 8601 */
  readonly date: string
  /** What stands at the top of every page. */
  readonly note: string
}

export function textDocx({ text, ...options }: WrittenText): Promise<Uint8Array> {
  const articles = typeof text === 'string' ? articlesOf(parseNotation(text).tree, countedIds()).articles : text
  return writeTextDocx(articles, options)
}

function countedIds(): ArticleIds {
  let count = 0
  return {
    newId: (kind) => `${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
}
