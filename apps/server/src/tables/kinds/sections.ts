/** What a report or a briefing says, as plain words in one cell: headings on lines of their own, a blank line between sections. */
import type { ReportSection } from '../../reports/prose.ts'

export function textOfSections(sections: readonly ReportSection[]): string {
  return sections.map(({ heading, text }) => `${heading}\n${text}`.trim()).join('\n\n')
}
