/** What a row of a file says otherwise than the table does, column by column. */
import { wordsOfCell } from './table.ts'
import type { Cell, TableChange } from './table.ts'

type Values = Readonly<Record<string, Cell>>

/** undefined where it says the same; `before` is undefined for a row that is new. */
export function changeOf(
  line: number,
  name: string,
  before: Values | undefined,
  after: Values
): TableChange | undefined {
  const fields = Object.entries(after).flatMap(([column, value]) => {
    const [was, becomes] = [before ? wordsOfCell(before[column] ?? null) : '', wordsOfCell(value)]
    return plain(was) === plain(becomes) ? [] : [{ column, was, becomes }]
  })
  if (before && fields.length === 0) return undefined
  return { line, what: before ? 'changed' : 'new', name, fields }
}

/** Line ends and spaces around words are the file's, and nobody's meaning. */
function plain(words: string): string {
  return words.replace(/\r\n?/g, '\n').trim()
}
