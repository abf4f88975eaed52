/**
 * Word files of a text and of a redline. A redline has Word's own tracked changes: accepting them all gives the text
 * after, rejecting them all the text before. Nothing in the file tells when or where it was made but what is given.
 */
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { compare } from '@cartif/redline'
import type { Hunk, Redline } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { paragraphsOf } from './redline-paragraphs.ts'
import { authorOf } from './tracked.ts'
import type { TrackedParagraph } from './tracked.ts'
import { Comments } from './word/comments.ts'
import type { Remarks } from './word/comments.ts'
import { corePart } from './word/core-part.ts'
import { moveEnd, moveStart } from './word/move-ranges.ts'
import { Notes } from './word/notes.ts'
import { NumberPlanner } from './word/number-planner.ts'
import { numberingPart } from './word/numbering-part.ts'
import { paragraph } from './word/paragraph.ts'
import { runElements } from './word/runs.ts'
import { wordStyles } from './word/styles.ts'
import { ChangeMarks } from './word/tracking.ts'
import type { Tracking } from './word/tracking.ts'
import { writableWords } from './word/xml-writing.ts'

/** `title` heads the text, `note` stands at the top of every page: "CARTIF/TF/W/1/Rev.3". */
export interface TextDocxOptions extends Tracking {
  readonly title?: string
  readonly note?: string
  /** By the id of the article or provision mark they are about. */
  readonly comments?: Remarks
  /** `word`: Word counts what it can count as the text does; `words`: all designations are words. */
  readonly numbering?: 'word' | 'words'
}

export interface RedlineDocxOptions extends Omit<TextDocxOptions, 'numbering'> {
  /** Who brought or took the words of these hunks of the redline; of the others that is `author`. */
  readonly authors?: ReadonlyMap<Hunk, string>
}

/** `author` is whom the changes are shown under where nothing else is known: the symbol of the later revision, or a party. */
export function writeRedlineDocx(redline: Redline, options: RedlineDocxOptions): Promise<Uint8Array> {
  const authors = new Map([...(options.authors ?? [])].map(([hunk, author]) => [hunk, writableWords(author)]))
  return write(paragraphsOf(redline, authors), { ...options, numbering: 'words' })
}

/** A text in which nothing is tracked; brackets in it are words. */
export function writeTextDocx(articles: readonly Article[], options: TextDocxOptions): Promise<Uint8Array> {
  return write(paragraphsOf(compare(articles, articles)), { numbering: 'word', ...options })
}

async function write(paragraphs: readonly TrackedParagraph[], options: TextDocxOptions): Promise<Uint8Array> {
  const author = writableWords(options.author)
  const writer = new Writer({ ...options, author })
  const children = [...titleOf(options.title), ...paragraphs.flatMap((one) => writer.write(one))]
  const { title = '', note = '' } = options
  const document = new Document({
    title: writableWords(title),
    creator: author,
    lastModifiedBy: author,
    styles: wordStyles(),
    comments: { children: writer.comments.all },
    footnotes: writer.notes.all,
    sections: [{ headers: { default: headerOf(note) }, footers: { default: footer() }, children }]
  })
  const overrides = [
    { path: 'word/numbering.xml', data: numberingPart(writer.planner.lists) },
    { path: 'docProps/core.xml', data: corePart({ title: title || note, creator: author, date: options.date }) }
  ]
  return new Uint8Array(await Packer.toBuffer(document, false, overrides))
}

class Writer {
  readonly planner = new NumberPlanner()
  readonly notes: Notes
  readonly comments: Comments
  private readonly marks: ChangeMarks
  private readonly isCounting: boolean

  constructor(options: TextDocxOptions) {
    this.marks = new ChangeMarks({ author: options.author, date: options.date })
    this.notes = new Notes(this.marks)
    this.comments = new Comments(options.comments ?? {}, this.marks)
    this.isCounting = options.numbering === 'word'
  }

  write(source: TrackedParagraph) {
    const list = this.isCounting ? this.listOf(source) : undefined
    const runs = list ? source.runs.slice(1) : source.runs
    const words = runElements(runs, this.marks, (note) => this.notes.add(note))
    const children = this.comments.around(source, words)
    const written = paragraph(source, children, this.marks, list)
    if (!source.move) return [written]
    const range = this.marks.next(authorOf(source))
    return [moveStart(source.move, range), written, moveEnd(source.move, range)]
  }

  private listOf({ counted, styles }: TrackedParagraph) {
    if (styles.after.startsWith('heading')) this.planner.beginArticle()
    else if (!counted) this.planner.pass(levelOf(styles.after))
    const id = counted && this.planner.plan(counted.label, counted.level)
    return id === undefined ? undefined : { id, level: counted!.level - 1 }
  }
}

/** The level of a style, 1 for whatever stands by itself; footnotes interrupt nothing. */
function levelOf(style: string): number {
  return Number(/\d$/.exec(style)?.[0] ?? 1)
}

function titleOf(title: string | undefined): readonly Paragraph[] {
  return title === undefined || title === '' ? [] : [new Paragraph({ style: 'Title', text: writableWords(title) })]
}

function headerOf(note: string): Header {
  const run = new TextRun({ text: writableWords(note), size: 18 })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run] })] })
}

function footer(): Footer {
  const pages = new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [pages] })] })
}
