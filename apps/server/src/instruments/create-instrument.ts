/**
 * Entering an instrument: its zero draft in bracketed notation becomes the text, every word is traced to that import, and what
 * its brackets propose is on the table. All of it is one commit, or nothing happens.
 */
import { writeArticles } from '@cartif/live'
import { parseNotation } from '@cartif/treaty-text'
import { withoutSigns } from './draft-signs.ts'
import { readDraft } from './read-draft.ts'
import type { DraftArticle } from './read-draft.ts'
import { Room } from './room.ts'
import type { RoomOptions } from './room.ts'
import { joinSponsors, tableBrackets } from './table-brackets.ts'

export interface Source {
  readonly file: string
  readonly notation: string
}

/** Who enters it, where it is not the server itself. */
interface Importer {
  readonly user: string
  readonly name: string
}

/** Throws an Error where the notation does not read without a remark. */
export function createInstrument(options: RoomOptions, { file, notation }: Source): Room {
  const { tree, issues } = parseNotation(withoutSigns(notation))
  const { articles, issues: unresolved } = readDraft(tree)
  const problems = [...issues, ...unresolved]
  if (problems.length > 0) throw new Error(`the zero draft does not read: ${JSON.stringify(problems)}`)
  return options.db.transaction(() => enterInstrument(options, file, articles))
}

/** Inside a transaction of the caller's. */
export function enterInstrument(
  options: RoomOptions,
  file: string,
  articles: readonly DraftArticle[],
  by?: Importer
): Room {
  const { db, info, now } = options
  const { id, workingGroup, title, symbol, kind = 'agreement' } = info
  const row = { id, working_group: workingGroup, title, symbol, kind, created_at: now() }
  db.run(db.query.insertInto('instrument').values(row))
  const room = new Room(options)
  const standing = articles.filter(({ whole }) => whole?.kind !== 'insert')
  const importer = by?.name ?? 'the Secretariat'
  const joined = room.act(() => {
    const bare = standing.map(({ id, kind: of, order, line }) => ({ id, kind: of, order, line }))
    writeArticles(room.documents.open('text'), bare)
    room.live.flush()
    room.note('text-imported', by && { user: by.user }, { file, articles: bare.length })
    return tableBrackets(room, articles, importer)
  })
  joinSponsors(room, joined, importer)
  return room
}
