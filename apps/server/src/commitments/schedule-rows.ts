/**
 * The rows of a schedule in a file, CSV or JSON, each in words with its line. What is no column of a schedule is a fault: it may hold
 * what somebody meant to state, and passing it over would lose that without a word.
 */
import { readCsv } from './csv.ts'
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
const KNOWN: readonly string[] = [...COLUMNS, ...TOLD_COLUMNS]
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

export function rowsOfCsv(content: string): Rows {
  const { records, faults } = readCsv(content)
  const [head, ...rest] = records
  const names = (head?.values ?? []).map((name) => name.trim().toLowerCase())
  if (!names.includes('article') || !names.includes('participation'))
    return { rows: [], faults: [{ line: 1, message: `The first row names the columns: ${COLUMNS.join(', ')}.` }] }
  const wrong = headFaults(names)
  if (wrong.length > 0) return { rows: [], faults: [...wrong, ...faults] }
  const rows = rest.map(({ line, values }) => ({
    line,
    row: Object.fromEntries(names.map((name, at) => [name, (values[at] ?? '').trim()])) as ScheduleRow
  }))
  const long = rest.filter(({ values }) => values.slice(names.length).some((value) => value.trim() !== ''))
  return { rows, faults: [...faults, ...long.map(({ line }) => ({ line, message: TOO_LONG }))] }
}

const TOO_LONG = 'The row has more cells than there are columns: put words with commas in quotes.'

/** A column that nobody knows may hold what somebody meant to state. */
function headFaults(names: readonly string[]): readonly CsvFault[] {
  const named = names.filter((name) => name !== '')
  const unknown = named.filter((name) => !KNOWN.includes(name))
  const twice = named.filter((name, at) => named.indexOf(name) !== at)
  return [...unknown.map(noColumn), ...twice.map((name) => `The column ${name} is there twice.`)].map((message) => {
    return { line: 1, message }
  })
}

function noColumn(name: string): string {
  return `There is no column ${name}. There are: ${COLUMNS.join(', ')}.`
}

export function rowsOfJson(content: string): Rows {
  const list = parseList(content)
  if (!list) return { rows: [], faults: [{ line: 1, message: 'This is no list in JSON.' }] }
  const read = list.map((one, at) => ({ line: at + 1, ...rowOfJson(one) }))
  const faults = read.flatMap(({ line, faults: own }) => own.map((message) => ({ line, message })))
  return { rows: read.flatMap(({ line, row }) => (row ? [{ line, row }] : [])), faults }
}

function parseList(content: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(content.replace(/^\uFEFF/, ''))
    return Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** What is not said in a row is empty; what is no word or number is a fault, and so is a name that is no column. */
function rowOfJson(value: unknown): { readonly row?: ScheduleRow; readonly faults: readonly string[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { faults: ['This is no row.'] }
  const faults = Object.entries(value).flatMap(([name, cell]: [string, unknown]) => {
    if (!KNOWN.includes(name)) return [noColumn(name)]
    return isWords(cell) ? [] : [`What stands under ${name} is no word or number.`]
  })
  if (faults.length > 0) return { faults }
  const words = (cell: unknown) => (isWords(cell) ? String(cell ?? '').trim() : '')
  const said = new Map(Object.entries(value).map(([name, cell]: [string, unknown]) => [name, words(cell)]))
  return { row: Object.fromEntries(COLUMNS.map((name) => [name, said.get(name) ?? ''])), faults }
}

function isWords(cell: unknown): cell is string | number | null {
  return cell === null || typeof cell === 'string' || typeof cell === 'number'
}
