/** Runs of words as the file has them. */
import { FootnoteReferenceRun, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
import type { Emphasis } from '@cartif/treaty-text'
import { authorOf } from '../tracked.ts'
import type { TrackedNote, TrackedRun } from '../tracked.ts'
import { wrapperOf } from './tracking.ts'
import type { ChangeMarks } from './tracking.ts'
import { Element, wordElements, writableWords } from './xml-writing.ts'

/** Keeps a footnote, returns its number in the file. */
export type AddNote = (note: TrackedNote) => number

/** Runs with the marks of what was inserted, deleted or moved. */
export function runElements(
  runs: readonly TrackedRun[],
  marks: ChangeMarks,
  addNote: AddNote
): readonly ParagraphChild[] {
  const whole = authorOf({ runs })
  return runs.flatMap((run) => {
    const wrapper = wrapperOf(run.presence, run.moved !== undefined)
    return elementsOf(run, addNote).map((one) => wrapped(one, wrapper, marks, run.author ?? whole))
  })
}

/** Something in a paragraph that goes or comes with its words. */
export function wrapped(
  child: ParagraphChild,
  wrapper: string | undefined,
  marks: ChangeMarks,
  author?: string
): ParagraphChild {
  return wrapper === undefined ? child : asChild(new Element(wrapper, marks.attributes(author), [child]))
}

/** The paragraph takes any element; its type knows those of the library only. */
function asChild(element: Element): ParagraphChild {
  return element as unknown as ParagraphChild
}

function elementsOf(run: TrackedRun, addNote: AddNote): readonly ParagraphChild[] {
  const { note, text, presence, moved, author: _author, ...emphasis } = run
  const isDeleted = moved === undefined && presence === 'before'
  return note ? noteReference(note, addNote(note), isDeleted) : [wordsRun(text, emphasis, isDeleted)]
}

function wordsRun(text: string, { em, strong, underline }: Emphasis, isDeleted: boolean): ParagraphChild {
  return new TextRun({
    ...(strong ? { bold: true } : {}),
    ...(em ? { italics: true } : {}),
    ...(underline ? { underline: {} } : {}),
    children: wordElements(text, isDeleted)
  })
}

/** A mark of its own is one sign; what more it has follows, raised like it: LibreOffice shows a longer one twice. */
function noteReference({ mark }: TrackedNote, id: number, isDeleted: boolean): readonly ParagraphChild[] {
  if (mark === undefined) return [new FootnoteReferenceRun(id)]
  const [first = '*', ...rest] = writableWords(mark)
  const reference = new Element('w:footnoteReference', { 'w:customMarkFollows': 1, 'w:id': id })
  return [
    raised([reference, ...wordElements(first, isDeleted)]),
    ...(rest.length > 0 ? [raised(wordElements(rest.join(''), isDeleted))] : [])
  ]
}

function raised(children: readonly Element[]): ParagraphChild {
  return new TextRun({ style: 'FootnoteReference', children })
}
