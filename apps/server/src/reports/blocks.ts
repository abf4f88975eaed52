/**
 * The text of a section as what it is made of: a line is a paragraph, a dash of either length begins an item, and lines between upright
 * strokes are the rows of a table, the first its head. The same in the preview.
 */
import type { ReportBlock } from '@cartif/formats'

export function blocksOf(text: string): readonly ReportBlock[] {
  const blocks: ReportBlock[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const row = cellsOf(line)
    const last = blocks.at(-1)
    if (row && last?.kind === 'table') blocks[blocks.length - 1] = { kind: 'table', rows: [...last.rows, row] }
    else if (row) blocks.push({ kind: 'table', rows: [row] })
    else blocks.push(wordsOf(line))
  }
  return blocks
}

/** "| a | b |" */
export function tableRow(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '/')).join(' | ')} |`
}

function cellsOf(line: string): readonly string[] | undefined {
  if (!line.startsWith('|') || !line.endsWith('|') || line.length < 2) return undefined
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

function wordsOf(line: string): ReportBlock {
  const item = /^[–-] (.*)$/.exec(line)?.[1]
  return item === undefined ? { kind: 'paragraph', text: line } : { kind: 'item', text: item }
}
