/**
 * A report as a Word file: a title, numbered headings, paragraphs numbered through the whole report as conference papers have them, items
 * by letters, and tables whose head stands on every page. What it is and whom it binds stands at the top of each page, its number below.
 * Nothing in the file tells who made it, or when, but what is given.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun
} from 'docx'
import type { ILevelsOptions, Table } from 'docx'
import { corePart } from './word/core-part.ts'
import { reportStyles } from './word/report-styles.ts'
import { reportTable } from './word/report-table.ts'
import { writableWords } from './word/xml-writing.ts'

export type ReportBlock =
  | { readonly kind: 'paragraph' | 'item'; readonly text: string }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

export interface ReportDocument {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly ReportBlock[] }[]
  readonly author: string
  /** ISO 8601 */
  readonly date: string
  /** At the top of every page on the right: what it is. */
  readonly note: string
  /** On the left: "Without prejudice"; empty for none. */
  readonly mark: string
  /** Of its words; items are lettered in its alphabet. English where it is not said. */
  readonly language?: ReportLanguage
}

export type ReportLanguage = 'en' | 'ru'

/** Where numbers stand and words begin, in twentieths of a point. */
const INDENT = 720
const PARAGRAPHS = 'report-paragraphs'
const ITEMS = 'report-items'

export async function writeReportDocx(report: ReportDocument): Promise<Uint8Array> {
  const { title, author, date, sections, note, mark, language = 'en' } = report
  const head = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(writableWords(title))] })
  const document = new Document({
    title: writableWords(title),
    creator: writableWords(author),
    lastModifiedBy: writableWords(author),
    styles: reportStyles(language),
    numbering: {
      config: [
        { reference: PARAGRAPHS, levels: [level(0, language)] },
        { reference: ITEMS, levels: [level(1, language)] }
      ]
    },
    sections: [
      {
        headers: { default: headerOf(mark, note) },
        footers: { default: footer() },
        children: [head, ...new ReportWriter().write(sections)]
      }
    ]
  })
  const core = { path: 'docProps/core.xml', data: corePart({ title, creator: author, date }) }
  return new Uint8Array(await Packer.toBuffer(document, false, [core]))
}

class ReportWriter {
  /** Each list of items begins with (a) again. */
  private lists = 0

  write(sections: ReportDocument['sections']): readonly (Paragraph | Table)[] {
    return sections.flatMap(({ heading, blocks }, index) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        children: [new TextRun(writableWords(`${index + 1}.  ${heading}`))]
      }),
      ...blocks.flatMap((block, at) => this.block(block, blocks[at + 1]))
    ])
  }

  /** A paragraph stays with the first of its items, or the head of its table. */
  private block(block: ReportBlock, next: ReportBlock | undefined): readonly (Paragraph | Table)[] {
    if (block.kind === 'table') return [reportTable(block.rows), new Paragraph({ spacing: { after: 0, line: 120 } })]
    if (block.kind === 'paragraph') this.lists++
    const isLead = block.kind === 'paragraph' && next !== undefined && next.kind !== 'paragraph'
    return [
      new Paragraph({
        numbering: this.listOf(block.kind),
        keepNext: isLead,
        children: [new TextRun(writableWords(block.text))]
      })
    ]
  }

  private listOf(kind: 'paragraph' | 'item') {
    if (kind === 'paragraph') return { reference: PARAGRAPHS, level: 0, instance: 0 }
    return { reference: ITEMS, level: 0, instance: this.lists }
  }
}

const LETTERS = { en: [LevelFormat.LOWER_LETTER, '(%1)'], ru: [LevelFormat.RUSSIAN_LOWER, '%1)'] } as const

function level(depth: 0 | 1, language: ReportLanguage): ILevelsOptions {
  const left = INDENT * (depth + 1)
  const [format, text] = depth === 0 ? ([LevelFormat.DECIMAL, '%1.'] as const) : LETTERS[language]
  return {
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left, hanging: INDENT } } }
  }
}

/** The width of what is written on a page, in twentieths of a point: A4 with margins of an inch. */
const WIDTH = 9026

function headerOf(mark: string, note: string): Header {
  const runs = [
    new TextRun({ text: writableWords(mark), size: 18, bold: true }),
    new TextRun({ text: `\t${writableWords(note)}`, size: 18 })
  ]
  return new Header({
    children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }], children: runs })]
  })
}

function footer(): Footer {
  const pages = new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [pages] })] })
}
