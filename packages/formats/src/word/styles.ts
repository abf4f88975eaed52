/** How the pages look: one serif face, black, headings in the middle, numbers hanging in front of their provisions. */
import { AlignmentType, TabStopType } from 'docx'
import type { IStylesOptions } from 'docx'
import type { WordStyle } from '../tracked.ts'

/** A step of indentation, in twentieths of a point. */
const STEP = 720
const LATIN = 'Times New Roman'
const FONT = { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: 'SimSun' }
/** Half points. */
const SIZE = 24

/** The ids of styles in the file. Names are what people see in Word. */
export const STYLE_IDS: { readonly [style in WordStyle]: string } = {
  'heading-1': 'Heading1',
  'heading-2': 'Heading2',
  'heading-3': 'Heading3',
  body: 'TreatyBody',
  recital: 'TreatyRecital',
  footnote: 'FootnoteText',
  'level-1': 'TreatyParagraph',
  'level-2': 'TreatySubparagraph',
  'level-3': 'TreatyItem',
  'level-4': 'TreatySubitem',
  'numbered-1': 'TreatyParagraphNumbered',
  'numbered-2': 'TreatySubparagraphNumbered',
  'numbered-3': 'TreatyItemNumbered',
  'numbered-4': 'TreatySubitemNumbered'
}

const NAMES: readonly (readonly [WordStyle, string])[] = [
  ['body', 'Treaty Body'],
  ['recital', 'Treaty Recital'],
  ['level-1', 'Treaty Paragraph'],
  ['level-2', 'Treaty Sub-paragraph'],
  ['level-3', 'Treaty Item'],
  ['level-4', 'Treaty Sub-item'],
  ['numbered-1', 'Treaty Paragraph Numbered'],
  ['numbered-2', 'Treaty Sub-paragraph Numbered'],
  ['numbered-3', 'Treaty Item Numbered'],
  ['numbered-4', 'Treaty Sub-item Numbered']
]

export function wordStyles(): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: SIZE, sizeComplexScript: SIZE },
        paragraph: { spacing: { after: 120, line: 264 } }
      },
      title: {
        run: { font: FONT, size: 28, bold: true, color: 'auto' },
        paragraph: { alignment: AlignmentType.CENTER }
      },
      heading1: heading(28, 360, 0),
      heading2: heading(26, 320, 1),
      heading3: heading(SIZE, 280, 2),
      footnoteText: { run: { size: 20, sizeComplexScript: 20 }, paragraph: { spacing: { after: 40, line: 240 } } }
    },
    paragraphStyles: NAMES.map(([style, name]) => ({
      id: STYLE_IDS[style],
      name,
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH, ...indentOf(style) }
    }))
  }
}

function heading(size: number, before: number, outlineLevel: number) {
  return {
    run: { font: FONT, size, bold: true, italics: false, color: 'auto' },
    paragraph: {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      keepLines: true,
      outlineLevel,
      spacing: { before, after: 160 }
    }
  }
}

function indentOf(style: WordStyle) {
  const [, kind, digit] = /^(level|numbered)-(\d)$/.exec(style) ?? []
  if (kind === undefined) return style === 'recital' ? { indent: { firstLine: STEP } } : {}
  const level = Number(digit)
  if (kind === 'level') return { indent: { left: STEP * (level - 1) } }
  return {
    indent: { left: STEP * level, hanging: STEP },
    tabStops: [{ type: TabStopType.LEFT, position: STEP * level }]
  }
}
