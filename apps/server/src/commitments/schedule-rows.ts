/**
 * The rows of a schedule in a file, read as every table is: CSV or JSON, each in words with its line. What is no column of a schedule is
 * a fault: it may hold what somebody meant to state, and passing it over would lose that without a word.
 */
import { readRows } from '../tables/read-rows.ts'
import type { FileFormat } from '../tables/read-rows.ts'
import type { CsvFault } from './csv.ts'

export const COLUMNS = [
  'party',
  'article',
  'title',
  'participation',
  'category',
  'months',
  'conditions',
  'assistance'
] as const
/** Written out for the reader, and passed over. */
export const TOLD_COLUMNS = ['stated', 'stale'] as const
const NEEDED: readonly string[] = ['article', 'participation']
type Column = (typeof COLUMNS)[number]

export type ScheduleRow = Readonly<Partial<Record<Column, string>>>

export interface PlacedRow {
  readonly line: number
  readonly row: ScheduleRow
}

interface Rows {
  readonly rows: readonly PlacedRow[]
  readonly faults: readonly CsvFault[]
}

const TABLE = [
  ...COLUMNS.map((name) => ({ name, about: '', isOptional: !NEEDED.includes(name) })),
  ...TOLD_COLUMNS.map((name) => ({ name, about: '', isReadOnly: true }))
]

export function rowsOfSchedule(content: string, format: FileFormat): Rows {
  const { rows, faults } = readRows(content, format, TABLE)
  return {
    rows: rows.map(({ line, cells }) => ({ line, row: trimmed(cells) })),
    faults: faults.map(({ line, column, message }) => ({ line, message: column ? `${column}: ${message}` : message }))
  }
}

function trimmed(cells: Readonly<Record<string, string>>): ScheduleRow {
  return Object.fromEntries(Object.entries(cells).map(([name, words]) => [name, words.trim()]))
}
