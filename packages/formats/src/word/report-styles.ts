/** How a report looks: one serif face, black, headings to the left, room between paragraphs. */
import { AlignmentType } from 'docx'
import type { IStylesOptions } from 'docx'
import type { ReportLanguage } from '../write-report.ts'

const LATIN = 'Times New Roman'
const FONT = { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: 'SimSun' }
/** Half points. */
const SIZE = 24

const TAGS = { en: 'en-GB', ru: 'ru-RU' } as const

export function reportStyles(language: ReportLanguage): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: SIZE, sizeComplexScript: SIZE, language: { value: TAGS[language] } },
        paragraph: { spacing: { after: 120, line: 264 } }
      },
      title: {
        run: { font: FONT, size: 32, bold: true, color: 'auto' },
        paragraph: { alignment: AlignmentType.LEFT, spacing: { after: 240, line: 300 } }
      },
      heading1: {
        run: { font: FONT, size: 26, bold: true, color: 'auto' },
        paragraph: { keepNext: true, keepLines: true, outlineLevel: 0, spacing: { before: 320, after: 140 } }
      }
    }
  }
}
