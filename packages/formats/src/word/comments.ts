/** Comments beside the words of an article or a provision: who stood where, why it was proposed, how it was decided. */
import { CommentRangeEnd, CommentRangeStart, CommentReference, Paragraph, TextRun } from 'docx'
import type { ICommentOptions, ParagraphChild } from 'docx'
import type { TrackedParagraph } from '../tracked.ts'
import { wrapped } from './runs.ts'
import { wrapperOf } from './tracking.ts'
import type { ChangeMarks } from './tracking.ts'
import { writableWords } from './xml-writing.ts'

/** A remark that stands in the margin. */
export interface Remark {
  readonly author: string
  /** "2026-11-28T10:00:00Z" */
  readonly date: string
  /** Line breaks begin paragraphs. */
  readonly text: string
}

/** Remarks by the id of the article or the provision mark that they are about. */
export type Remarks = Readonly<Record<string, readonly Remark[]>>

export class Comments {
  readonly all: ICommentOptions[] = []
  private readonly remarks: Remarks
  private readonly marks: ChangeMarks
  private readonly told = new Set<string>()

  constructor(remarks: Remarks, marks: ChangeMarks) {
    this.remarks = remarks
    this.marks = marks
  }

  /** The words of a paragraph between the marks of the comments on it; each is told once. */
  around(paragraph: TrackedParagraph, words: readonly ParagraphChild[]): readonly ParagraphChild[] {
    const ids = paragraph.ids.filter((id) => !this.told.has(id))
    const numbers = ids.flatMap((id) => (this.remarks[id] ?? []).map((remark) => this.add(remark)))
    for (const id of ids) this.told.add(id)
    return [
      ...numbers.map((id) => new CommentRangeStart(id)),
      ...words,
      ...numbers.flatMap((id) => [new CommentRangeEnd(id), this.reference(id, paragraph)])
    ]
  }

  private add({ author, date, text }: Remark): number {
    const id = this.all.length
    const children = text.split('\n').map((line) => new Paragraph(writableWords(line)))
    this.all.push({ id, author: writableWords(author), initials: initialsOf(author), date: new Date(date), children })
    return id
  }

  /** A comment on what stands in one text only goes with it. */
  private reference(id: number, { end, move }: TrackedParagraph): ParagraphChild {
    const run = new TextRun({ children: [new CommentReference(id)] })
    return wrapped(run, wrapperOf(end, move !== undefined), this.marks)
  }
}

function initialsOf(author: string): string {
  const initials = author.match(/\b\p{L}/gu)?.join('') ?? ''
  return writableWords(initials.slice(0, 4).toUpperCase() || author.slice(0, 2))
}
