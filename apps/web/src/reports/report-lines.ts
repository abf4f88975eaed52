/**
 * The text of a section as it is shown: paragraphs, and under each what belongs to it. A dash begins an item; lines between upright
 * strokes are the rows of a table, the first its head. The same in the Word file.
 */

export interface ReportParagraph {
  /** Empty where a section begins with a table or an item. */
  readonly text: string
  readonly items: readonly string[]
  /** Of the table below it. */
  readonly rows?: readonly (readonly string[])[]
}

interface Growing {
  text: string
  items: string[]
  rows?: (readonly string[])[]
}

export function paragraphsOf(text: string): readonly ReportParagraph[] {
  const paragraphs: Growing[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const item = /^[–-] (.*)$/.exec(line)?.[1]
    const row = cellsOf(line)
    const last = () => paragraphs.at(-1) ?? addEmpty(paragraphs)
    if (row) (last().rows ??= []).push(row)
    else if (item !== undefined) last().items.push(item)
    else paragraphs.push({ text: line, items: [] })
  }
  return paragraphs
}

/** How many of them have a number. */
export function countNumbered(paragraphs: readonly ReportParagraph[]): number {
  return paragraphs.filter(({ text }) => text !== '').length
}

function cellsOf(line: string): readonly string[] | undefined {
  if (!line.startsWith('|') || !line.endsWith('|') || line.length < 2) return undefined
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

function addEmpty(paragraphs: Growing[]): Growing {
  const empty: Growing = { text: '', items: [] }
  paragraphs.push(empty)
  return empty
}
