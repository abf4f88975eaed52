/** Reading the text as it stands. It is written by penholders and the server alone; still nothing here trusts it. */
import * as Y from 'yjs'
import { arePiecesEqual, inReadingOrder } from '@cartif/treaty-text'
import type { Article, ArticleKind } from '@cartif/treaty-text'
import { articlesOf } from './layout.ts'
import { createText, readLine, readName } from './line-text.ts'
import { noteOriginsOf } from './origins.ts'
import { renewList } from './renew-list.ts'

/** One article; undefined when it is not there, was removed by a decision, or is not laid out as an article. */
export function readArticle(text: Y.Doc, id: string): Article | undefined {
  const map = articlesOf(text).get(id)
  if (!(map instanceof Y.Map) || map.get('removed') !== undefined) return undefined
  const order = readName(map.get('order'))
  const words = map.get('text')
  if (order === undefined || !(words instanceof Y.Text)) return undefined
  return { id, kind: map.get('kind') as ArticleKind, order, line: readLine(words).line }
}

/** An article read anew, of the same pieces as before where they are what they were. */
export function renewArticle(before: Article | undefined, now: Article): Article {
  return before ? { ...now, line: renewList(before.line, now.line, arePiecesEqual) } : now
}

export function readArticles(text: Y.Doc): readonly Article[] {
  const ids = [...articlesOf(text).keys()]
  return inReadingOrder(ids.flatMap((id) => readArticle(text, id) ?? []))
}

/** The shared Text of an article, removed or not. */
export function findArticleText(text: Y.Doc, id: string): Y.Text | undefined {
  const map = articlesOf(text).get(id)
  const words = map instanceof Y.Map ? map.get('text') : undefined
  return words instanceof Y.Text ? words : undefined
}

/** Puts an article into the text, or back into it; inside a transaction of the caller's. */
export function writeArticle(text: Y.Doc, { id, kind, order, line }: Article): void {
  const map = new Y.Map<unknown>()
  map.set('kind', kind)
  map.set('order', order)
  const words = createText(line)
  map.set('text', words)
  articlesOf(text).set(id, map)
  noteOriginsOf(words, line)
}
