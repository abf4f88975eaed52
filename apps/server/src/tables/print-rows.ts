/** A table as a file: CSV that a spreadsheet opens and takes for no formula, or JSON. What is written comes in again as it was. */
import { printCsv } from '../commitments/csv.ts'
import { wordsOfCell } from './table.ts'
import type { Column, Row } from './table.ts'
import type { FileFormat } from './read-rows.ts'

export function printRows(rows: readonly Row[], columns: readonly Column[], format: FileFormat): string {
  const names = columns.map(({ name }) => name)
  if (format === 'csv')
    return printCsv([names, ...rows.map((row) => names.map((name) => wordsOfCell(row[name] ?? null)))])
  const picked = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])))
  return `${JSON.stringify(picked, null, 2)}\n`
}
