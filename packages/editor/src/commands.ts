/**
 * What the keys of a treaty text do. Enter begins a provision, Backspace and Delete take a character, a word or what is
 * selected and join provisions, Tab and Shift-Tab change the level. Commands work on a state and the live documents
 * alone; each returns whether it took the key.
 */
import { ancestorsOf, continueMark, graphemeLength, levelOf, lineLength, pieceLength } from '@cartif/treaty-text'
import type { Line, ProvisionKind, ProvisionMark } from '@cartif/treaty-text'
import { composedLength } from '@cartif/negotiation'
import type { Segment } from '@cartif/negotiation'
import { deleteArticle } from './article-commands.ts'
import { edit, editAll, incomingAt } from './carry-out-edits.ts'
import type { Surface, WritingOptions } from './carry-out-edits.ts'
import type { ArticleEdit } from './edits.ts'
import { composedSelection, placeCaret, selectedRanges } from './selections.ts'

export type Command = (surface: Surface, options: WritingOptions) => boolean

/** Before (-1) or after (1) the caret. */
type Direction = -1 | 1

/**
 * Enter. At the start of a provision the new one comes before it, so that words never change the provision they are
 * known under; an empty provision of one's own rises a level instead.
 */
export const beginProvision: Command = (surface, options) => {
  const [first, ...rest] = selectedRanges(surface.state)
  if (!first || !options.writer) return true
  const { article, from, to } = first
  const segments = segmentsOf(options, article)
  const found = markBefore(segments, from)
  const isAtStart = found !== undefined && found.at + 1 === from && from === to
  if (isAtStart && found.at === 0) return true
  if (isAtStart && isEmptyProvision(segments, from)) {
    if (isWritersOwn(found.segment, options) && levelOf(found.mark.kind) > 1) return changeLevel(-1)(surface, options)
  } else if (isAtStart) return beginBefore(surface, options, article, found)
  const { level, newMarkId } = incomingAt(options.live, options.writer, article, from)
  const line: Line = [{ type: 'mark', id: newMarkId(), ...level() }]
  const struck = rest.map((range) => ({ article: range.article, edit: { from: range.from, to: range.to, line: [] } }))
  editAll(surface, options, [{ article, edit: { from, to, line } }, ...struck], { caret: 0 })
  return true
}

function beginBefore(surface: Surface, options: WritingOptions, article: string, { mark, at }: FoundMark): boolean {
  const fresh: ProvisionMark = {
    type: 'mark',
    id: options.writer!.newMarkId(),
    kind: mark.kind,
    numbering: mark.numbering === 'none' ? 'none' : 'auto'
  }
  if (!edit(surface, options, { article, edit: { from: at, to: at, line: [fresh] } }, false)) return true
  const moved = marksOf(segmentsOf(options, article)).find(({ mark: { id } }) => id === mark.id)
  if (moved) placeCaret(surface, article, moved.at + 1)
  return true
}

function isEmptyProvision(segments: readonly Segment[], start: number): boolean {
  const next = unitAt(segments, start)
  return next === undefined || next.segment.piece.type === 'mark'
}

/** Backspace and Delete: what is selected, or the character beside the caret. */
export function deleteCharacter(direction: Direction): Command {
  return (surface, options) =>
    deleteTowards(surface, options, direction, (text) => Math.max(graphemeLength(text, direction), 1))
}

/** With Ctrl (Alt on a Mac): up to where the word beside the caret ends. */
export function deleteWord(direction: Direction): Command {
  return (surface, options) => deleteTowards(surface, options, direction, (text) => wordLength(text, direction))
}

/** Past what the writer has struck already the caret just moves; so a key held down runs through it. */
function deleteTowards(
  surface: Surface,
  options: WritingOptions,
  direction: Direction,
  lengthOf: (text: string) => number
): boolean {
  if (!surface.state.selection.empty) return deleteSelected(surface, options, direction)
  const selection = composedSelection(surface.state)
  if (!selection) return true
  const { article, from: caret } = selection
  const segments = segmentsOf(options, article)
  const beside = unitAt(segments, direction < 0 ? caret - 1 : caret)
  if (!beside) return true
  if (beside.at === 0 && beside.segment.piece.type === 'mark') return leaveEmptyArticle(surface, options, article)
  if (isStruckByWriter(beside.segment, options)) {
    placeCaret(surface, article, pastStruck(segments, caret, direction, options))
    return true
  }
  const size = beside.segment.piece.type === 'text' ? lengthOf(textTowards(segments, caret, direction, options)) : 1
  const range = direction < 0 ? { from: caret - size, to: caret } : { from: caret, to: caret + size }
  edit(surface, options, { article, edit: { ...range, line: [] } }, direction < 0)
  return true
}

/** Backspace at the start of one's own pending article without a word takes the article back. */
function leaveEmptyArticle(surface: Surface, options: WritingOptions, article: string): boolean {
  const { live, writer } = options
  const index = live.composed.findIndex(({ id }) => id === article)
  const composed = live.composed[index]
  const isMine = composed?.inserted !== undefined && composed.inserted.proposal.holder === writer?.holder
  if (!isMine || writer?.mode !== 'propose' || composed.segments.some(({ piece }) => piece.type !== 'mark')) return true
  const before = live.composed[index - 1]
  deleteArticle(options, article)
  if (before) placeCaret(surface, before.id, composedLength(before.segments))
  return true
}

function deleteSelected(surface: Surface, options: WritingOptions, direction: Direction): boolean {
  const ranges = selectedRanges(surface.state)
  const edits = ranges.map(({ article, from, to }) => ({ article, edit: { from, to, line: [] } }))
  const caret = direction < 0 ? 0 : edits.length - 1
  editAll(surface, options, edits, { caret, isBackward: direction < 0 })
  return true
}

/** The words of the provision from the caret on that are not struck already, in reading order. */
function textTowards(
  segments: readonly Segment[],
  caret: number,
  direction: Direction,
  options: WritingOptions
): string {
  let text = ''
  let position = caret
  for (;;) {
    const unit = unitAt(segments, direction < 0 ? position - 1 : position)
    if (unit?.segment.piece.type !== 'text' || isStruckByWriter(unit.segment, options)) return text
    const { text: words } = unit.segment.piece
    const within = position - unit.at
    const part = direction < 0 ? words.slice(0, within) : words.slice(within)
    text = direction < 0 ? part + text : text + part
    position += direction * part.length
  }
}

function pastStruck(
  segments: readonly Segment[],
  caret: number,
  direction: Direction,
  options: WritingOptions
): number {
  let position = caret
  for (;;) {
    const unit = unitAt(segments, direction < 0 ? position - 1 : position)
    if (!unit || unit.at === 0 || !isStruckByWriter(unit.segment, options)) return position
    position = direction < 0 ? unit.at : unit.at + pieceLength(unit.segment.piece)
  }
}

/** How far a grapheme reaches; segmenting a few code units is enough to know. */
/** White space beside the caret, and the word or the signs behind it. */
function wordLength(text: string, direction: Direction): number {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
  if (direction < 0) segments.reverse()
  let length = 0
  for (const { segment } of segments) {
    length += segment.length
    if (segment.trim() !== '') break
  }
  return Math.max(length, 1)
}

const BY_LEVEL: readonly ProvisionKind[] = ['heading', 'paragraph', 'sub-paragraph', 'item', 'sub-item']

/** Tab and Shift-Tab: the marks of the selected provisions are replaced by ones a level deeper or higher. */
export function changeLevel(by: -1 | 1): Command {
  return (surface, options) => {
    const selection = composedSelection(surface.state)
    const { writer } = options
    if (!selection || !writer) return true
    const { article, from, to } = selection
    const segments = segmentsOf(options, article)
    const before = markBefore(segments, from)
    const edits: ArticleEdit[] = []
    let known = before?.mark.id
    for (const found of marksWithin(segments, from, to, options)) {
      const { mark, at } = found
      const kind = BY_LEVEL[BY_LEVEL.indexOf(mark.kind) + by]
      if (at === 0 || !BY_LEVEL.includes(mark.kind) || !kind || kind === 'heading') continue
      const id = takeBackLevel(segments, found, kind, options) ?? writer.newMarkId()
      if (mark.id === known) known = id
      if (id !== ancestorsOf(mark)[0])
        edits.push({ article, edit: { from: at, to: at + 1, line: [{ ...continueMark(mark, id), kind }] } })
    }
    if (known === before?.mark.id || (edits.length > 0 && !editAll(surface, options, edits))) return true
    const after = marksOf(segmentsOf(options, article)).find(({ mark }) => mark.id === known)
    if (after && before) placeCaret(surface, article, after.at + from - before.at)
    return true
  }
}

/** Back to the level of the text: what the writer proposed instead is withdrawn and the text's own mark stands again. */
function takeBackLevel(
  segments: readonly Segment[],
  { mark, segment }: FoundMark,
  kind: ProvisionKind,
  { live, writer }: WritingOptions
): string | undefined {
  const own = segment.inserted.at(-1)
  if (writer?.mode !== 'propose' || own?.proposal.holder !== writer.holder || own.change.kind !== 'splice')
    return undefined
  const { id, line } = own.change
  const struck = segments.filter(({ deleted }) => deleted.some(({ change }) => change.id === id))
  const [first] = struck
  if (struck.length !== 1 || first?.piece.type !== 'mark' || first.piece.kind !== kind || lineLength(line) !== 1)
    return undefined
  const { splices, brackets } = live.openIn(id)
  if (ancestorsOf(mark)[0] !== first.piece.id || splices.length + brackets.length > 0) return undefined
  writer.carryOut([{ kind: 'drop', change: id }])
  live.flush()
  return first.piece.id
}

interface Unit {
  readonly segment: Segment
  /** Where the segment begins, in composed units. */
  readonly at: number
}

function segmentsOf({ live }: WritingOptions, article: string): readonly Segment[] {
  return live.findComposed(article)?.segments ?? []
}

/** The segment that holds the composed unit at a position. */
function unitAt(segments: readonly Segment[], position: number): Unit | undefined {
  let at = 0
  for (const segment of segments) {
    const end = at + pieceLength(segment.piece)
    if (position >= at && position < end) return { segment, at }
    at = end
  }
  return undefined
}

interface FoundMark {
  readonly mark: ProvisionMark
  readonly at: number
  readonly segment: Segment
}

function marksOf(segments: readonly Segment[]): readonly FoundMark[] {
  const marks: FoundMark[] = []
  let at = 0
  for (const segment of segments) {
    if (segment.piece.type === 'mark') marks.push({ mark: segment.piece, at, segment })
    at += pieceLength(segment.piece)
  }
  return marks
}

function markBefore(segments: readonly Segment[], position: number): FoundMark | undefined {
  return marksOf(segments).findLast(({ at }) => at < position)
}

/** The marks of the provisions that a range reaches into, those the writer has struck already aside. */
function marksWithin(
  segments: readonly Segment[],
  from: number,
  to: number,
  options: WritingOptions
): readonly FoundMark[] {
  const first = markBefore(segments, from)
  const isMine = (segment: Segment) => options.writer?.mode !== 'pen' || segment.inserted.length === 0
  return marksOf(segments).filter(
    ({ at, segment }) =>
      at >= (first?.at ?? 0) && at < Math.max(to, from) && !isStruckByWriter(segment, options) && isMine(segment)
  )
}

function isStruckByWriter({ deleted }: Segment, { writer }: WritingOptions): boolean {
  return writer?.mode === 'propose' && deleted.some(({ proposal }) => proposal.holder === writer.holder)
}

function isWritersOwn({ inserted }: Segment, { writer }: WritingOptions): boolean {
  if (writer?.mode === 'pen') return inserted.length === 0
  return inserted.at(-1)?.proposal.holder === writer?.holder
}
