/** Runs of words as the file has them. */
import { FootnoteReferenceRun, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
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
  return runs.flatMap((run) =>
    elementsOf(run, addNote).map((one) => wrapped(one, wrapperOf(run.presence, run.moved === true), marks))
  )
}

/** Something in a paragraph that goes or comes with its words. */
export function wrapped(child: ParagraphChild, wrapper: string | undefined, marks: ChangeMarks): ParagraphChild {
  return wrapper === undefined ? child : asChild(new Element(wrapper, marks.attributes(), [child]))
}

/** The paragraph takes any element; its type knows those of the library only. */
function asChild(element: Element): ParagraphChild {
  return element as unknown as ParagraphChild
}

function elementsOf(run: TrackedRun, addNote: AddNote): readonly ParagraphChild[] {
  return run.note ? noteReference(run.note, addNote(run.note)) : [wordsRun(run)]
}

function wordsRun({ text, presence, moved, ...emphasis }: TrackedRun): ParagraphChild {
  return new TextRun({
    ...(emphasis.strong ? { bold: true } : {}),
    ...(emphasis.em ? { italics: true } : {}),
    ...(emphasis.underline ? { underline: {} } : {}),
    children: wordElements(text, !moved && presence === 'before')
  })
}

/** A mark of its own is one sign; what more it has follows, raised like it: LibreOffice shows a longer one twice. */
function noteReference({ mark }: TrackedNote, id: number): readonly ParagraphChild[] {
  if (mark === undefined) return [new FootnoteReferenceRun(id)]
  const [first = '*', ...rest] = writableWords(mark)
  const reference = new Element('w:footnoteReference', { 'w:customMarkFollows': 1, 'w:id': id })
  return [
    raised([reference, new Element('w:t', {}, [first])]),
    ...(rest.length > 0 ? [raised(wordElements(rest.join(''), false))] : [])
  ]
}

function raised(children: readonly Element[]): ParagraphChild {
  return new TextRun({ style: 'FootnoteReference', children })
}
