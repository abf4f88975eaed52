/** How a report looks: one serif face, black, headings to the left, room between paragraphs. */
import { AlignmentType } from 'docx'
import type { IStylesOptions } from 'docx'

const LATIN = 'Times New Roman'
const FONT = { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: 'SimSun' }
/** Half points. */
const SIZE = 24

export function reportStyles(): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: SIZE, sizeComplexScript: SIZE },
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
