/** A report as a Word file: numbered headings, paragraphs numbered through, items by letters, tables. Nobody is its author by name. */
import { writeReportDocx } from '@cartif/formats'
import { blocksOf } from './blocks.ts'
import type { Language } from './kinds.ts'
import type { ReportSection } from './prose.ts'

export interface ReportFile {
  readonly title: string
  readonly sections: readonly ReportSection[]
  /** ISO 8601 */
  readonly at: string
  /** What stands at the top of every page. */
  readonly note: string
  /** What it binds to: "Without prejudice". */
  readonly mark?: string
  readonly language?: Language
}

export function reportToDocx({
  title,
  sections,
  at,
  note,
  mark = '',
  language = 'en'
}: ReportFile): Promise<Uint8Array> {
  const written = sections.map(({ heading, text }) => ({ heading, blocks: blocksOf(text) }))
  return writeReportDocx({ title, sections: written, author: 'CARTIF', date: at, note, mark, language })
}
