/** A report as a Word file, in the same hand as the texts: numbered headings, numbered paragraphs, items. Nobody is its author by name. */
import { writeTextDocx } from '@cartif/formats'
import { textLine } from '@cartif/treaty-text'
import type { Article, Piece } from '@cartif/treaty-text'
import type { ReportSection } from './prose.ts'

export interface ReportFile {
  readonly title: string
  readonly sections: readonly ReportSection[]
  /** ISO 8601 */
  readonly at: string
  /** What stands at the top of every page. */
  readonly note: string
}

export function reportToDocx({ title, sections, at, note }: ReportFile): Promise<Uint8Array> {
  return writeTextDocx(sections.map(toArticle), { author: 'CARTIF', date: at, title, note })
}

function toArticle({ id, heading, text }: ReportSection, index: number): Article {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  // Its designation is all of it: a section of a report is no article.
  const label = `${index + 1}.  ${heading}`
  const head: Piece = { type: 'mark', id: `${id}-heading`, kind: 'heading', numbering: 'as-given', label }
  const body = lines.flatMap((line, at) => toParagraph(`${id}-${at}`, line))
  return { id, kind: 'article', order: `a${String(index).padStart(4, '0')}`, line: [head, ...body] }
}

/** A dash of either length begins an item, as in the preview. */
function toParagraph(id: string, line: string): readonly Piece[] {
  const item = /^[–-] (.*)$/.exec(line.trim())?.[1]
  const kind = item === undefined ? ('paragraph' as const) : ('sub-paragraph' as const)
  return [{ type: 'mark', id, kind, numbering: 'auto' }, ...textLine(item ?? line.trim())]
}
