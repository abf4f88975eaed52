/** A table of a report: the first row is its head and stands on every page, figures stand to the right, no row is torn apart. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { writableWords } from './xml-writing.ts'

/** Half points; a head over figures is smaller, so that its words have room. */
const SIZE = 20
const HEAD = 18
/** Of the first column before columns of figures, in hundredths of the table. */
const FIRST = 36
/** Less than this the first column is never given. */
const LEAST = 24
/** A bold letter at that size, and what stands free beside the words of a cell, in hundredths of the table on A4. */
const LETTER = 1.4
const PADDING = 2

export function reportTable(rows: readonly (readonly string[])[]): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const kinds = Array.from({ length: columns }, (_, at) => isOfFigures(rows.slice(1), at))
  const widths = widthsOf(rows, kinds)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: BORDERS,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    rows: rows.map((row, at) => {
      const cells = kinds.map((isRight, column) =>
        cellOf(row[column] ?? '', widths[column]!, isRight, at === 0 && sizeOfHead(kinds))
      )
      return new TableRow({ tableHeader: at === 0, cantSplit: true, children: cells })
    })
  })
}

/** A column of figures, or of dashes where there is none. */
function isOfFigures(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '')
  return column > 0 && cells.some((cell) => /\d/.test(cell)) && cells.every((cell) => /^[\d–][\d.,%– ]*$/.test(cell))
}

/**
 * In hundredths of the table: words have room, figures need little, and no word of a head is broken. What columns of figures need
 * beyond their share is taken from the first.
 */
function widthsOf(rows: readonly (readonly string[])[], kinds: readonly boolean[]): readonly number[] {
  if (!kinds.includes(true) || kinds.length === 1) return kinds.map(() => 100 / kinds.length)
  const share = (100 - FIRST) / (kinds.length - 1)
  const needed = kinds.map((_, at) => (at === 0 ? 0 : PADDING + LETTER * longestWordIn(rows, at)))
  const rest = 100 - needed.reduce((sum, one) => sum + one, 0)
  if (rest >= LEAST && needed.some((one) => one > share)) return needed.map((one, at) => (at === 0 ? rest : one))
  return kinds.map((_, at) => (at === 0 ? FIRST : share))
}

function longestWordIn(rows: readonly (readonly string[])[], column: number): number {
  return Math.max(...rows.flatMap((row) => (row[column] ?? '').split(/\s+/).map((word) => word.length)))
}

/** Half points. */
function sizeOfHead(kinds: readonly boolean[]): number {
  return kinds.includes(true) ? HEAD : SIZE
}

/** `head`: the size of its letters, in half points; false in a row that is none. */
function cellOf(words: string, size: number, isRight: boolean, head: number | false): TableCell {
  return new TableCell({
    width: { size, type: WidthType.PERCENTAGE },
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { before: 20, after: 20, line: 240 },
        keepNext: head !== false,
        children: [new TextRun({ text: writableWords(words), size: head || SIZE, bold: head !== false })]
      })
    ]
  })
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BORDERS = { top: LINE, bottom: LINE, insideHorizontal: LINE, left: NONE, right: NONE, insideVertical: NONE }
