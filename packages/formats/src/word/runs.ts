/** Runs of words as the file has them. */
import { FootnoteReferenceRun, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
import type { TrackedNote, TrackedRun } from '../tracked.ts'
import { wrappersOf } from './tracking.ts'
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
  return runs.map((run) => wrapped(runElement(run, addNote), wrappersOf(run.presence, run.moved === true), marks))
}

/** Something in a paragraph that goes or comes with its words. */
export function wrapped(child: ParagraphChild, wrappers: readonly string[], marks: ChangeMarks): ParagraphChild {
  return wrappers.reduceRight<ParagraphChild>(
    (inner, name) => asChild(new Element(name, marks.attributes(), [inner])),
    child
  )
}

/** The paragraph takes any element; its type knows those of the library only. */
export function asChild(element: Element): ParagraphChild {
  return element as unknown as ParagraphChild
}

function runElement({ text, note, presence, moved, ...emphasis }: TrackedRun, addNote: AddNote): ParagraphChild {
  if (note) return noteReference(note, addNote(note))
  const isDeleted = !moved && (presence === 'before' || presence === 'neither')
  return new TextRun({
    ...(emphasis.strong ? { bold: true } : {}),
    ...(emphasis.em ? { italics: true } : {}),
    ...(emphasis.underline ? { underline: {} } : {}),
    children: wordElements(text, isDeleted)
  })
}

function noteReference({ mark }: TrackedNote, id: number): ParagraphChild {
  if (mark === undefined) return new FootnoteReferenceRun(id)
  const reference = new Element('w:footnoteReference', { 'w:customMarkFollows': 1, 'w:id': id })
  return new TextRun({
    style: 'FootnoteReference',
    children: [reference, new Element('w:t', {}, [writableWords(mark || '*')])]
  })
}
