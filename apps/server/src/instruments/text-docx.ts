/** The text in any of its views as a Word file: read from what is printed, so that paper and Word say the same. */
import { writeTextDocx } from '@cartif/formats'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { ArticleIds } from '@cartif/treaty-text'
import { exploratoryMark, markedNote } from '../meetings/zero-round.ts'
import type { Room } from './room.ts'
import { printText, showText } from './text-views.ts'
import type { TextQuery } from './text-views.ts'

export function textToDocx(room: Room, query: TextQuery): Promise<Uint8Array> {
  const { articles } = articlesOf(parseNotation(printText(room, query)).tree, countedIds())
  const { symbol } = showText(room, query)
  const note = markedNote(symbol, exploratoryMark(room, query.revision))
  return writeTextDocx(articles, { author: symbol, date: room.now(), title: room.info.title, note })
}

function countedIds(): ArticleIds {
  let count = 0
  return {
    newId: (kind) => `${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
}
