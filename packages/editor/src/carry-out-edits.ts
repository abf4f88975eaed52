/**
 * Carrying out what somebody does to the composed text: the one door through which the editor writes. All edits of one
 * act are routed against the same composed text and written together, so that what they propose is one proposal and one
 * step takes it back; then the caret goes where a typist expects it.
 *
 * Laws: an act is carried out whole or refused with a reason; an article keeps the mark it begins with.
 */
import { areLinesEqual, lineLength, normalizeLine, pieceLength } from '@cartif/treaty-text'
import {
  clampEdit,
  composedLine,
  footnotesLost,
  referenceRules,
  routePenEdits,
  routeProposalEdits,
  strikesFootnoteMark
} from '@cartif/negotiation'
import type { ComposedArticle, ComposedEdit, EditOfArticle, RoutedOperation, Segment } from '@cartif/negotiation'
import type { ArticleAct, LiveInstrument } from '@cartif/live'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { ArticleEdit, EditRefusal } from './edits.ts'
import type { Incoming } from './render.ts'
import { renderOnce } from './render-once.ts'
import { placeCaret, setCaret } from './selections.ts'

/** An editor's view, or in tests its state alone. */
export interface Surface {
  readonly state: EditorState
  dispatch(transaction: Transaction): void
}

/** Carries out routed operations: a layer writer in mode *propose*, a pen writer in mode *pen*. */
export interface Writer {
  readonly mode: 'propose' | 'pen'
  /** Whose words they become, in mode *propose*. */
  readonly holder: string
  carryOut(operations: readonly RoutedOperation[]): void
  actOnArticle(act: ArticleAct): string
  newMarkId(): string
  /** What is written until the next call is taken back by itself. */
  beginAct(): void
  /** Where the last edit left the caret; what is done elsewhere is taken back by itself, however soon it comes. */
  leftAt?: { readonly article: string; readonly position: number } | undefined
  /** The last act that can be taken back, to be compared. */
  lastAct(): unknown
  /** Takes back the last act; false where there is none. */
  takeBack(): boolean
  /** Puts brackets, "not agreed", around words; in mode *propose* alone. */
  bracket(ranges: readonly { readonly in: string; readonly from: number; readonly to: number }[]): void
}

/** Why something was not done. */
export type Notice =
  /** `in-footnote`: a footnote has no footnotes. `brackets-are-proposed`: the pen puts none. */
  | { readonly kind: EditRefusal | 'text-changed' | 'in-footnote' | 'brackets-are-proposed' }
  /** The pen wrote into words that are only proposed: its own are text, and stand behind them. */
  | { readonly kind: 'behind-proposed'; readonly holder: string }
  /** The article is agreed, or only proposed while the pen writes the text alone. */
  | { readonly kind: 'locked' | 'only-proposed'; readonly article: string }
  /** The article was taken out while somebody composed in it; their words have no place. */
  | { readonly kind: 'article-gone'; readonly lost: string }
  /** Characters that cannot be seen were taken out of what came in; their names. */
  | { readonly kind: 'characters-removed'; readonly removed: readonly string[] }
  /** What was taken out of what was pasted, or made of it. */
  | { readonly kind: 'pasted'; readonly said: readonly string[] }
  | { readonly kind: 'paste-too-large'; readonly characters: number; readonly most: number }
  /** What was pasted reads as bracketed text; `read` takes it so. */
  | { readonly kind: 'brackets-found'; read(): void }
  | { readonly kind: 'copied' | 'not-copied' }
  /** So many words would go, while so many articles stay; `proceed` strikes them all the same. */
  | { readonly kind: 'too-large'; readonly words: number; readonly kept: number; proceed(): void }

export interface WritingOptions {
  readonly live: LiveInstrument
  readonly writer: Writer | undefined
  onNotice(notice: Notice): void
}

export interface EditAllOptions {
  /** What follows from the edits and belongs to the same proposal: the footnote of a reference. */
  readonly following?: readonly ArticleEdit[]
  /** Strikes of the writer's own that are taken back with it. */
  readonly dropping?: readonly string[]
  /** The edit behind whose words the caret goes; the last where none is told. */
  readonly caret?: number
  /** Where nothing is brought the caret goes before what is struck, not behind. */
  readonly isBackward?: boolean
  /** Whether as much as one likes may be struck: the writer has said so. */
  readonly isDeliberate?: boolean
}

/** More units than these are not struck unless on purpose: nobody means to type over chapters. */
export const LARGE_EDIT = 4000
/** An act that changes more units than these is taken back by itself, not with the letters typed before it. */
const LONG_ACT = 30

/** Carries out one edit. */
export function edit(surface: Surface, options: WritingOptions, one: ArticleEdit, isBackward: boolean): boolean {
  return editAll(surface, options, [one], { isBackward })
}

/** Carries out the edits as one act; false where it was refused. Edits of one article do not overlap. */
export function editAll(
  surface: Surface,
  options: WritingOptions,
  edits: readonly ArticleEdit[],
  how: EditAllOptions = {}
): boolean {
  const { writer, live } = options
  if (!writer) return false
  const placed = edits.map((one) => place(live, writer, one))
  const wanted = placed.filter((one) => one !== undefined)
  const mark = wanted.find((one) => strikesFootnoteMark(one.segments, one.edit))
  if (mark) return passFootnoteMark(surface, mark)
  const following = followingOf(live, writer, wanted, how.following ?? [])
  const all = [...wanted, ...following]
  const notice = findRefusal(surface, options, edits, all, how)
  if (notice) {
    options.onNotice(notice)
    return false
  }
  const routed = writer.mode === 'pen' ? routePenEdits(all) : routeProposalEdits(wanted, writer.holder, following)
  const dropped = (how.dropping ?? []).map((change) => ({ kind: 'drop' as const, change }))
  const operations = [...dropped, ...routed]
  const isAct = all.length > 1 || wanted.some(({ edit: { from, to, line } }) => to - from + lineLength(line) > LONG_ACT)
  if (isAct || !goesOn(writer, all)) writer.beginAct()
  const last = (how.caret === undefined ? undefined : placed[how.caret]) ?? wanted.at(-1)
  const write = () => {
    if (operations.length > 0) writer.carryOut(operations)
    live.flush()
  }
  renderOnce(surface, write, (transaction) => {
    if (!last) return transaction
    const { article } = last
    writer.leftAt = { article, position: caretAfter(live, all, last, writer, how.isBackward ?? false) }
    return setCaret(transaction, article, writer.leftAt.position)
  })
  if (isAct) writer.beginAct()
  const holder = writer.mode === 'pen' ? wanted.map(holderAround).find((one) => one !== undefined) : undefined
  if (holder !== undefined) options.onNotice({ kind: 'behind-proposed', holder })
  return true
}

/** Whose proposed words are on both sides of new ones. */
function holderAround({ segments, edit: { from, line } }: EditOfArticle): string | undefined {
  if (lineLength(line) === 0) return undefined
  const [left, right] = [segmentAt(segments, from - 1), segmentAt(segments, from)]
  const outer = left?.inserted[0]
  return outer && right?.inserted[0]?.change.id === outer.change.id ? outer.proposal.holder : undefined
}

/** Whether the edits go on where the last one left the caret, as typing does. */
function goesOn({ leftAt }: Writer, edits: readonly EditOfArticle[]): boolean {
  if (!leftAt) return false
  const { article: left, position } = leftAt
  return edits.some(({ article, edit: { from, to } }) => article === left && from <= position && position <= to)
}

/** What was asked for, and the footnotes whose last references go. */
function followingOf(
  live: LiveInstrument,
  writer: Writer,
  wanted: readonly EditOfArticle[],
  asked: readonly ArticleEdit[]
): readonly EditOfArticle[] {
  const rules = referenceRules(writer.mode === 'pen' ? undefined : writer.holder)
  const lost = footnotesLost(wanted, rules, () => live.composed)
  return [...asked.flatMap((one) => place(live, writer, one) ?? []), ...lost]
}

/** A footnote goes with its reference, not by joining it to what stands before: the caret just moves. */
function passFootnoteMark(surface: Surface, { article, edit: { from } }: EditOfArticle): true {
  placeCaret(surface, article, from)
  return true
}

/** The edit with the composed text it is made to; it never touches the mark an article begins with. */
function place(live: LiveInstrument, writer: Writer, asked: ArticleEdit): EditOfArticle | undefined {
  const { article, edit: given, ...rest } = asked
  const segments = live.findComposed(article)?.segments
  if (!segments) return undefined
  const first = segments[0]?.piece.type === 'mark' ? 1 : 0
  const from = Math.max(first, given.from)
  const wanted = clampEdit(segments, { ...given, from, to: Math.max(from, given.to) })
  return { ...rest, article, segments, edit: behindOwnStrike(segments, wanted, writer) }
}

/**
 * Words typed right before what the writer has just struck are what should stand instead: they go behind the struck words,
 * and the two are one proposal.
 */
function behindOwnStrike(segments: readonly Segment[], wanted: ComposedEdit, { mode, holder }: Writer): ComposedEdit {
  const { from, to, line } = wanted
  if (mode !== 'propose' || from < to || line.some(({ type }) => type === 'mark')) return wanted
  const strikes = (segment: Segment | undefined) => segment?.deleted.find(({ proposal }) => proposal.holder === holder)
  const strike = strikes(segmentAt(segments, from))
  if (!strike || lineLength(strike.change.line) > 0) return wanted
  const before = segmentAt(segments, from - 1)
  if (strikes(before)?.change === strike.change || before?.inserted.at(-1)?.proposal.holder === holder) return wanted
  const end = composedBehind(segments, strike.change.in, strike.change.to)
  return { from: end, to: end, line }
}

function segmentAt(segments: readonly Segment[], position: number): Segment | undefined {
  let at = 0
  for (const segment of segments) {
    at += pieceLength(segment.piece)
    if (position < at) return position < 0 ? undefined : segment
  }
  return undefined
}

function findRefusal(
  surface: Surface,
  options: WritingOptions,
  edits: readonly ArticleEdit[],
  wanted: readonly EditOfArticle[],
  how: EditAllOptions
): Notice | undefined {
  const refused = wanted.flatMap(({ article }) => whyRefused(options, article) ?? [])
  const struck = wanted.reduce((sum, { edit: { from, to } }) => sum + to - from, 0)
  const open = wanted.filter(({ article }) => !whyRefused(options, article))
  if (how.isDeliberate || struck <= LARGE_EDIT || open.length === 0) return refused[0]
  const proceed = () => {
    const isSame = open.every(({ article, segments }) =>
      haveSameUnits(options.live.findComposed(article)?.segments, segments)
    )
    if (isSame) editAll(surface, options, openEdits(options, edits), { ...how, isDeliberate: true })
    else options.onNotice({ kind: 'text-changed' })
  }
  const words = open.reduce((sum, one) => sum + wordsStruck(one), 0)
  return { kind: 'too-large', words, kept: refused.length, proceed }
}

function whyRefused({ live, writer }: WritingOptions, article: string): Notice | undefined {
  if (isLocked(live, article)) return { kind: 'locked', article }
  return writer?.mode === 'pen' && !live.findArticle(article) ? { kind: 'only-proposed', article } : undefined
}

/** The edits of articles that may be touched; the words brought stand in the first of those. */
function openEdits(options: WritingOptions, edits: readonly ArticleEdit[]): readonly ArticleEdit[] {
  const open = edits.filter(({ article }) => !whyRefused(options, article))
  const line = edits.find(({ edit: { line: brought } }) => brought.length > 0)?.edit.line
  const [first, ...rest] = open
  if (!first || !line || open.some((one) => one.edit.line.length > 0)) return open
  return [{ ...first, edit: { ...first.edit, line } }, ...rest]
}

function haveSameUnits(now: readonly Segment[] | undefined, before: readonly Segment[]): boolean {
  return now !== undefined && areLinesEqual(normalizeLine(composedLine(now)), normalizeLine(composedLine(before)))
}

/** Whether an article is agreed and may not be touched. */
export function isLocked(live: LiveInstrument, article: string): boolean {
  return (live.recordOfArticle(article)?.status ?? 'open') !== 'open'
}

function wordsStruck({ segments, edit: { from, to } }: EditOfArticle): number {
  let at = 0
  let words = ''
  for (const { piece } of segments) {
    const length = pieceLength(piece)
    if (piece.type === 'text') words += piece.text.slice(Math.max(from - at, 0), Math.max(to - at, 0))
    else words += ' '
    at += length
  }
  return words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

/** Where the caret stands after the act, in units of its article as it is composed now. */
function caretAfter(
  live: LiveInstrument,
  edits: readonly EditOfArticle[],
  last: EditOfArticle,
  writer: Writer,
  isBackward: boolean
): number {
  const before = edits.filter(({ article, edit: { from } }) => article === last.article && from < last.edit.from)
  const inserted = lineLength(last.edit.line)
  if (writer.mode === 'pen' && inserted > 0) return caretOfPen(live, before, last)
  const moved = before.reduce((sum, one) => sum + keptOf(one, writer) + lineLength(one.edit.line) - sizeOf(one.edit), 0)
  const { from } = last.edit
  return moved + (inserted === 0 && isBackward ? from : from + keptOf(last, writer) + inserted)
}

function sizeOf({ from, to }: ComposedEdit): number {
  return to - from
}

/** How many of the units in an edit's range are still shown after it: all but those that were the writer's to take. */
function keptOf({ segments, edit: { from, to } }: EditOfArticle, { mode, holder }: Writer): number {
  let at = 0
  let kept = 0
  for (const { piece, inserted } of segments) {
    const end = at + pieceLength(piece)
    const overlap = Math.min(end, to) - Math.max(at, from)
    const isOwn = mode === 'pen' ? inserted.length === 0 : inserted.at(-1)?.proposal.holder === holder
    if (overlap > 0 && !isOwn) kept += overlap
    at = end
  }
  return kept
}

/** With the pen new words may come to stand behind what proposals bring there: the caret follows them. */
function caretOfPen(live: LiveInstrument, before: readonly EditOfArticle[], last: EditOfArticle): number {
  const { article } = last
  const moved = routePenEdits(before).reduce((sum, one) => sum + (one.kind === 'pen' ? growthOf(one.splice) : 0), 0)
  const own = routePenEdits([last]).flatMap((one) => (one.kind === 'pen' ? [one.splice] : []))
  const words = own[0]!
  const rest = own.slice(1).reduce((sum, splice) => sum + growthOf(splice), 0)
  const offset = words.from + moved + rest + lineLength(words.line)
  return composedBehind(live.findComposed(article)?.segments ?? [], article, offset)
}

function growthOf({ from, to, line }: ComposedEdit): number {
  return lineLength(line) - (to - from)
}

/** The composed position right behind the unit before `position` of a text. */
export function composedBehind(segments: readonly Segment[], text: string, position: number): number {
  let at = 0
  let behind = 0
  for (const { piece, text: own, offset } of segments) {
    const length = pieceLength(piece)
    if (own === text && offset < position) behind = at + Math.min(length, position - offset)
    at += length
  }
  return behind
}

/**
 * New provisions begin like the one they come in at; a heading is followed by a paragraph. What letters alone need not know is not
 * looked for.
 */
export function incomingAt(live: LiveInstrument, writer: Writer, article: string, composed: number): Incoming {
  const level = () => {
    const mark = markBefore(live.findComposed(article), composed)
    const isUnnumbered = mark?.kind === 'footnote' || (mark?.numbering === 'none' && mark.kind !== 'heading')
    return {
      kind: mark === undefined || mark.kind === 'heading' ? ('paragraph' as const) : mark.kind,
      numbering: isUnnumbered ? ('none' as const) : ('auto' as const)
    }
  }
  return { level, newMarkId: () => writer.newMarkId(), behind: () => wordsBehind(live, article, composed) }
}

/** The last words before a place in its provision: enough to tell what a joiner would join. */
function wordsBehind(live: LiveInstrument, article: string, composed: number): string {
  let at = 0
  let words = ''
  for (const { piece } of live.findComposed(article)?.segments ?? []) {
    if (at >= composed) break
    words = piece.type === 'text' ? words + piece.text.slice(0, composed - at) : ''
    at += pieceLength(piece)
  }
  return words.slice(-32)
}

/** Says which characters were not let in. */
export function tellRemoved({ onNotice }: WritingOptions, removed: ReadonlySet<string>): void {
  if (removed.size > 0) onNotice({ kind: 'characters-removed', removed: [...removed] })
}

function markBefore(article: ComposedArticle | undefined, composed: number) {
  let at = 0
  let found
  for (const { piece } of article?.segments ?? []) {
    if (at >= composed) break
    if (piece.type === 'mark') found = piece
    at += pieceLength(piece)
  }
  return found
}
