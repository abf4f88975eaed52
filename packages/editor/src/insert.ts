/**
 * Putting in what cannot be typed: a footnote, which is a reference at the caret and a provision at the end of the
 * article, proposed as one; a live cross-reference; brackets around words.
 */
import { Extension } from '@tiptap/core'
import { insertFootnote, isInFootnote } from '@cartif/negotiation'
import { pieceLength } from '@cartif/treaty-text'
import type { LiveInstrument } from '@cartif/live'
import { edit, editAll, isLocked } from './carry-out-edits.ts'
import type { Surface, WritingOptions } from './carry-out-edits.ts'
import { composedSelection, placeCaret } from './selections.ts'
import { textRanges } from './text-ranges.ts'

export interface InsertOptions extends WritingOptions {
  /** Asks the writer for the target of a cross-reference. */
  onChooseReference?(): void
}

export const TreatyInsert = Extension.create<InsertOptions>({
  name: 'treatyInsert',
  addKeyboardShortcuts() {
    const { options } = this
    return {
      'Mod-Alt-f': () => putFootnote(this.editor.view, options),
      'Mod-Shift-b': () => putBrackets(this.editor.view, options),
      'Mod-Shift-r': () => {
        if (options.writer) options.onChooseReference?.()
        return true
      }
    }
  }
})

/** Inserts a footnote behind the selection and puts the caret into it. */
export function putFootnote(surface: Surface, options: WritingOptions): boolean {
  const { live, writer } = options
  const selection = composedSelection(surface.state)
  const segments = selection && live.findComposed(selection.article)?.segments
  if (!writer || !segments) return true
  const { article, to } = selection
  if (isInFootnote(segments, to)) {
    options.onNotice({ kind: 'in-footnote' })
    return true
  }
  const mark = writer.newMarkId()
  const { reference, footnote } = insertFootnote(segments, { from: to, to }, mark)
  const isDone = editAll(surface, options, [{ article, edit: reference }], { following: [{ article, edit: footnote }] })
  const begin = isDone ? findMark(live, article, mark) : undefined
  if (begin !== undefined) placeCaret(surface, article, begin + 1)
  return true
}

/** Inserts a cross-reference to an article or provision in the place of the selection. */
export function putReference(surface: Surface, options: WritingOptions, target: string): boolean {
  const selection = composedSelection(surface.state)
  const name = options.live.designations.get(target)
  if (!selection || name === undefined) return false
  const { article, from, to } = selection
  return edit(surface, options, { article, edit: { from, to, line: [{ type: 'reference', target, name }] } }, false)
}

/**
 * Puts brackets around the selected words: not agreed. They stand in one article, and in mode *propose* alone: the pen
 * writes the text, and a bracket is not text.
 */
export function putBrackets(surface: Surface, { live, writer, onNotice }: WritingOptions): boolean {
  const selection = composedSelection(surface.state)
  if (!writer || !selection || selection.from === selection.to) return true
  const { article, from, to } = selection
  if (writer.mode === 'pen') onNotice({ kind: 'brackets-are-proposed' })
  else if (isLocked(live, article)) onNotice({ kind: 'locked', article })
  else {
    writer.beginAct()
    writer.bracket(textRanges(live, article, from, to))
    live.flush()
  }
  return true
}

function findMark(live: LiveInstrument, article: string, id: string): number | undefined {
  let at = 0
  for (const { piece } of live.findComposed(article)?.segments ?? []) {
    if (piece.type === 'mark' && piece.id === id) return at
    at += pieceLength(piece)
  }
  return undefined
}
