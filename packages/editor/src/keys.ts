/**
 * Keys that mean something in a treaty: Enter begins a provision, Backspace and Delete take a character or join
 * provisions, Tab and Shift-Tab change the level. Everything else a browser does arrives as a transaction.
 */
import { Extension } from '@tiptap/core'
import { continueMark, levelOf, pieceLength } from '@cartif/treaty-text'
import type { Line, ProvisionKind, ProvisionMark } from '@cartif/treaty-text'
import type { Segment } from '@cartif/negotiation'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { edit, editAll, incomingAt } from './carry-out-edits.ts'
import { composedSelection, placeCaret, selectedRanges } from './selections.ts'
import type { BindingOptions } from './binding.ts'

export const TreatyKeys = Extension.create<BindingOptions>({
  name: 'treatyKeys',
  priority: 1100,
  addKeyboardShortcuts() {
    const run = (command: (view: EditorView, options: BindingOptions) => boolean) => () => {
      followBrowser(this.editor.view)
      return command(this.editor.view, this.options)
    }
    return {
      Enter: run(beginProvision),
      'Shift-Enter': run(beginProvision),
      Backspace: run((view, options) => deleteUnit(view, options, -1)),
      Delete: run((view, options) => deleteUnit(view, options, 1)),
      Tab: run((view, options) => changeLevel(view, options, 1)),
      'Shift-Tab': run((view, options) => changeLevel(view, options, -1))
    }
  }
})

/** The browser tells of a moved caret late; a key pressed right after must not act on where the caret was. */
function followBrowser(view: EditorView): void {
  const shown = view.dom.ownerDocument.getSelection()
  if (
    !shown?.anchorNode ||
    !shown.focusNode ||
    !view.dom.contains(shown.anchorNode) ||
    !view.dom.contains(shown.focusNode)
  )
    return
  const anchor = view.posAtDOM(shown.anchorNode, shown.anchorOffset)
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset)
  const { selection, doc } = view.state
  if (selection.anchor === anchor && selection.head === head) return
  const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  if (!next.eq(selection)) view.dispatch(view.state.tr.setSelection(next))
}

function beginProvision(view: EditorView, options: BindingOptions): boolean {
  const selection = composedSelection(view.state)
  if (!selection || !options.writer) return true
  const { article, from, to } = selection
  const { kind, numbering, newMarkId } = incomingAt(options.live, options.writer, article, from)
  const line: Line = [{ type: 'mark', id: newMarkId(), kind, numbering }]
  edit(view, options, { article, edit: { from, to, line } }, false)
  return true
}

/** Takes the character beside the caret; past what the writer has struck already the caret just moves. */
function deleteUnit(view: EditorView, options: BindingOptions, direction: -1 | 1): boolean {
  const selected = selectedRanges(view.state)
  if (!view.state.selection.empty) {
    const edits = selected.map(({ article, from, to }) => ({ article, edit: { from, to, line: [] } }))
    editAll(view, options, edits, { caret: direction < 0 ? 0 : edits.length - 1, isBackward: direction < 0 })
    return true
  }
  const [selection] = selected
  if (!selection) return false
  const { article, from } = selection
  const segments = options.live.findComposed(article)?.segments ?? []
  const range = unitBeside(segments, from, direction, options)
  if (!range) return true
  if (range.isStruck) placeCaret(view, article, direction < 0 ? range.from : range.to)
  else edit(view, options, { article, edit: { from: range.from, to: range.to, line: [] } }, direction < 0)
  return true
}

interface BesideRange {
  readonly from: number
  readonly to: number
  readonly isStruck: boolean
}

/** The grapheme or mark beside a composed position; nothing at the ends of an article. */
function unitBeside(
  segments: readonly Segment[],
  position: number,
  direction: -1 | 1,
  { writer }: BindingOptions
): BesideRange | undefined {
  let at = 0
  for (const { piece, deleted } of segments) {
    const length = pieceLength(piece)
    const target = direction < 0 ? position - 1 : position
    if (target >= at && target < at + length) {
      if (at === 0 && piece.type === 'mark') return undefined
      const size = piece.type === 'text' ? graphemeLength(piece.text, position - at, direction) : 1
      const range = direction < 0 ? { from: position - size, to: position } : { from: position, to: position + size }
      return { ...range, isStruck: deleted.some(({ proposal }) => proposal.holder === writer?.holder) }
    }
    at += length
  }
  return undefined
}

function graphemeLength(text: string, offset: number, direction: -1 | 1): number {
  const side = direction < 0 ? text.slice(0, offset) : text.slice(offset)
  const graphemes = [
    ...new Intl.Segmenter().segment(side.slice(direction < 0 ? -40 : 0, direction < 0 ? undefined : 40))
  ]
  return (direction < 0 ? graphemes.at(-1) : graphemes[0])?.segment.length ?? 1
}

const BY_LEVEL: readonly ProvisionKind[] = ['heading', 'paragraph', 'sub-paragraph', 'item', 'sub-item']

/** Replaces the provision's mark by one a level deeper or higher; the words stay what they are. */
function changeLevel(view: EditorView, options: BindingOptions, by: -1 | 1): boolean {
  const selection = composedSelection(view.state)
  if (!selection || !options.writer) return false
  const found = markBefore(options.live.findComposed(selection.article)?.segments ?? [], selection.from)
  const kind = found && BY_LEVEL[levelOf(found.mark.kind) + by]
  if (!found || !kind || kind === 'heading' || found.mark.kind === 'heading' || found.mark.kind === 'footnote')
    return true
  const mark: ProvisionMark = { ...continueMark(found.mark, options.writer.newMarkId()), kind }
  const caret = selection.from
  edit(view, options, { article: selection.article, edit: { from: found.at, to: found.at + 1, line: [mark] } }, false)
  placeCaret(view, selection.article, caret + 1)
  return true
}

function markBefore(segments: readonly Segment[], position: number): { mark: ProvisionMark; at: number } | undefined {
  let at = 0
  let found: { mark: ProvisionMark; at: number } | undefined
  for (const { piece } of segments) {
    if (at >= position) break
    if (piece.type === 'mark') found = { mark: piece, at }
    at += pieceLength(piece)
  }
  return found
}
