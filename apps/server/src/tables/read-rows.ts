/**
 * The rows of a file, CSV or JSON, for the columns of a table: every value in words, each row with its line. Columns that the table
 * does not have, and such as are missing, are faults of the first line, since what was meant by them cannot be known.
 */
import type { z } from 'zod'
import { readCsv } from '../commitments/csv.ts'
import { wordsOfCell } from './table.ts'
import type { Cell, Column, PlacedRow, TableFault } from './table.ts'

export type FileFormat = 'csv' | 'json'

export interface ReadRows {
  readonly rows: readonly PlacedRow[]
  readonly faults: readonly TableFault[]
  /** Of the columns, before any row was looked at. */
  readonly isHead?: true
}

export function readRows(content: string, format: FileFormat, columns: readonly Column[]): ReadRows {
  return format === 'csv' ? rowsOfCsv(content, columns) : rowsOfJson(content, columns)
}

/** The values of rows by a schema of their columns; whatever does not fit is a fault. */
export function readValues<T>(schema: z.ZodType<T>, rows: readonly PlacedRow[]) {
  const faults: TableFault[] = []
  const values = rows.flatMap(({ line, cells }) => {
    const read = schema.safeParse(cells)
    if (read.success) return [{ line, value: read.data }]
    for (const { path, message } of read.error.issues) faults.push({ line, column: String(path[0] ?? ''), message })
    return []
  })
  return { values, faults }
}

function rowsOfCsv(content: string, columns: readonly Column[]): ReadRows {
  const { records, faults } = readCsv(content)
  const [head, ...rest] = records
  const names = (head?.values ?? []).map((name) => nameOf(name, columns))
  const wrong = headFaults(names, columns)
  const broken = faults.map(({ line, message }) => ({ line, column: '', message }))
  if (wrong.length > 0) return { rows: [], faults: [...wrong, ...broken], isHead: true }
  const long = rest.filter(({ values }) => values.slice(names.length).some((value) => value.trim() !== ''))
  const rows = rest.map(({ line, values }) => ({
    line,
    cells: Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
  }))
  const tooLong = long.map(({ line, values }) => ({
    line,
    column: '',
    message: `The row has ${tooMany(values.length - names.length)}: put words with commas in quotes.`
  }))
  return { rows, faults: [...broken, ...tooLong] }
}

function tooMany(count: number): string {
  return count === 1 ? 'one cell too many' : `${count} cells too many`
}

/** Of a column, however it is capitalised; as it is written where there is none. */
function nameOf(written: string, columns: readonly Column[]): string {
  const said = written.trim()
  return columns.find(({ name }) => name.toLowerCase() === said.toLowerCase())?.name ?? said
}

function headFaults(names: readonly string[], columns: readonly Column[]): readonly TableFault[] {
  const fault = (column: string, message: string) => ({ line: 1, column, message })
  const known = columns.map(({ name }) => name)
  const unknown = names.filter((name) => name !== '' && !known.includes(name))
  const twice = names.filter((name, at) => name !== '' && names.indexOf(name) !== at)
  const missing = columns.filter(
    ({ name, isReadOnly, isOptional }) => !isReadOnly && !isOptional && !names.includes(name)
  )
  return [
    ...unknown.map((name) => fault(name, `There is no column of this name. There are: ${known.join(', ')}.`)),
    ...twice.map((name) => fault(name, 'The column is there twice.')),
    ...missing.map(({ name }) => fault(name, 'The column is missing.'))
  ]
}

function rowsOfJson(content: string, columns: readonly Column[]): ReadRows {
  const list = parseList(content)
  if (!list) return { rows: [], faults: [{ line: 1, column: '', message: 'This is no list in JSON.' }] }
  const read = list.map((one, at) => rowOfJson(one, at + 1, columns))
  return { rows: read.flatMap(({ rows }) => rows), faults: read.flatMap(({ faults }) => faults) }
}

function parseList(content: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(content.replace(/^\uFEFF/, ''))
    return Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** What is not said in a row of JSON is empty; what is no word, number or yes and no is a fault. */
function rowOfJson(value: unknown, line: number, columns: readonly Column[]): ReadRows {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { rows: [], faults: [{ line, column: '', message: 'This is no row.' }] }
  const written = Object.entries(value)
  const known = columns.map(({ name }) => name)
  const faults = written.flatMap(([column, cell]) => {
    if (!known.includes(column)) return [{ line, column, message: 'There is no column of this name.' }]
    return isCell(cell) ? [] : [{ line, column, message: 'This is no word, number, yes or no.' }]
  })
  if (faults.length > 0) return { rows: [], faults }
  const cells = new Map(written.map(([column, cell]) => [column, wordsOfCell(cell as Cell)]))
  return { rows: [{ line, cells: Object.fromEntries(known.map((name) => [name, cells.get(name) ?? ''])) }], faults }
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
