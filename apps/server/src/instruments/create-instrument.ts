/** Entering an instrument: its zero draft in bracketed notation becomes the text, and every word is traced to that import. */
import { writeArticles } from '@cartif/live'
import { placesFor } from '@cartif/negotiation'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { Room } from './room.ts'
import type { RoomOptions } from './room.ts'

export interface Source {
  readonly file: string
  readonly notation: string
}

/** Throws an Error where the notation does not read without a remark: a zero draft has no brackets to guess at. */
export function createInstrument(options: RoomOptions, { file, notation }: Source): Room {
  const { db, info, now } = options
  const { id, workingGroup, title, symbol, kind = 'agreement' } = info
  const articles = readZeroDraft(notation)
  return db.transaction(() => {
    db.run(
      db.query
        .insertInto('instrument')
        .values({ id, working_group: workingGroup, title, symbol, kind, created_at: now() })
    )
    const room = new Room(options)
    room.act(() => {
      writeArticles(room.documents.open('text'), articles)
      room.live.flush()
      room.note('text-imported', undefined, { file, articles: articles.length })
    })
    return room
  })
}

function readZeroDraft(notation: string): readonly Article[] {
  const { tree, issues } = parseNotation(notation)
  const counts = { article: 0, provision: 0 }
  const { articles, issues: unresolved } = articlesOf(tree, {
    newId: (kind) => `${kind[0]}-${++counts[kind]}`,
    ordersFor: placesFor
  })
  const problems = [...issues, ...unresolved]
  if (problems.length > 0) throw new Error(`the zero draft does not read: ${JSON.stringify(problems)}`)
  return articles.map((article) => ({
    ...article,
    line: article.line.map((piece) => ({ ...piece, origin: 'import-zero-draft' }))
  }))
}
