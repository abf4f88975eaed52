/** A table of a report: the first row is its head and stands on every page, figures stand to the right, no row is torn apart. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { writableWords } from './xml-writing.ts'

/** Half points. */
const SIZE = 20
/** Of the first column, in hundredths of the table; the others share what is left. */
const FIRST = 36

export function reportTable(rows: readonly (readonly string[])[]): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: BORDERS,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    rows: rows.map((row, at) => rowOf(row, columns, at === 0))
  })
}

function rowOf(row: readonly string[], columns: number, isHead: boolean): TableRow {
  const cells = Array.from({ length: columns }, (_, at) => cellOf(row[at] ?? '', { at, columns, isHead }))
  return new TableRow({ tableHeader: isHead, cantSplit: true, children: cells })
}

interface Place {
  readonly at: number
  readonly columns: number
  readonly isHead: boolean
}

function cellOf(words: string, { at, columns, isHead }: Place): TableCell {
  const isFigure = at > 0 && /^[\d–][\d.,%– ]*$/.test(words)
  const isRight = at > 0 && (isFigure || isHead) && columns > 2
  const size = columns === 1 ? 100 : at === 0 ? FIRST : (100 - FIRST) / (columns - 1)
  return new TableCell({
    width: { size, type: WidthType.PERCENTAGE },
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { before: 20, after: 20, line: 240 },
        keepNext: isHead,
        children: [new TextRun({ text: writableWords(words), size: SIZE, bold: isHead })]
      })
    ]
  })
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BORDERS = { top: LINE, bottom: LINE, insideHorizontal: LINE, left: NONE, right: NONE, insideVertical: NONE }
