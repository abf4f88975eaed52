/** The text in any of its views as a Word file: read from what is printed, so that paper and Word say the same. */
import { exploratoryMark, markedNote } from '../meetings/zero-round.ts'
import type { WrittenText } from './docx-task.ts'
import type { Room } from './room.ts'
import { printText, showText } from './text-views.ts'
import type { TextQuery } from './text-views.ts'

export function textFile(room: Room, query: TextQuery): WrittenText {
  const { symbol } = showText(room, query)
  const note = markedNote(symbol, exploratoryMark(room, query.revision))
  return { text: printText(room, query), author: symbol, date: room.now(), title: room.info.title, note }
}
