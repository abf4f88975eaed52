/**
 * Moves: words or provisions that go from one place of the text to another in one act. A move strikes there and brings here
 * in one proposal; what is brought names the strike, and its provisions continue the ones that are struck, so that who
 * cites them is led on. What others propose inside what is moved stays theirs, where it stands.
 *
 * A move is recognised where words are dragged, where what was cut from this text in this sitting is pasted, and where a
 * provision is moved past its neighbour by keyboard.
 */
import { continueLine, cutPiece, lineLength, lineWords, normalizeLine, pieceLength } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'
import { composedLength, footnotesLost, isOpen, referenceRules, routeProposal } from '@cartif/negotiation'
import type { EditOfArticle, MovedWords, Segment, SpliceChange } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import { blockAround, blocksOf } from './article-commands.ts'
import type { Block } from './article-commands.ts'
import { editAll, isLocked } from './carry-out-edits.ts'
import type { Surface, Writer, WritingOptions } from './carry-out-edits.ts'
import type { Command } from './commands.ts'
import type { ArticleEdit } from './edits.ts'
import { composedSelection, placeCaret } from './selections.ts'

/** The edits of a drag, told as a move where one brings what another strikes. */
export function recogniseDrag(
  live: LiveInstrument,
  writer: Writer,
  edits: readonly ArticleEdit[]
): readonly ArticleEdit[] {
  const brought = edits.findIndex(({ edit }) => edit.from === edit.to && edit.line.length > 0)
  if (brought < 0 || edits.length < 2) return edits
  const words = visibleWords(edits[brought]!.edit.line)
  const struck = edits.findIndex(
    ({ article, edit }) => edit.line.length === 0 && visibleWords(copiedLine(live, article, edit)) === words
  )
  if (struck < 0) return edits
  const { article, edit } = edits[struck]!
  const line = continueLine(movableLine(segmentsOf(live, article), edit.from, edit.to, writer), () =>
    writer.newMarkId()
  )
  if (lineLength(line) === 0) return edits
  return edits.map((one, index) => {
    if (index === struck) return { ...one, apart: true }
    return index === brought ? { ...one, edit: { ...one.edit, line }, movedFrom: struck } : one
  })
}

/** What was cut last in this sitting, until it is pasted. */
interface Cut {
  readonly words: string
  readonly line: Line
  readonly moved: MovedWords | undefined
  readonly footnotes: readonly LostFootnote[]
}

/** A footnote that went with its reference. */
interface LostFootnote {
  readonly line: Line
  /** What strikes it; absent where its words are gone. */
  readonly strike: MovedWords | undefined
}

const cuts = new WeakMap<Writer, Cut>()

/** Carries out a cut: it strikes by itself, and is remembered. */
export function carryOutCut(surface: Surface, options: WritingOptions, edits: readonly ArticleEdit[]): void {
  const { live, writer } = options
  const [only] = edits
  if (!writer || !only || edits.length > 1) return void editAll(surface, options, edits)
  const { article, edit } = only
  const words = visibleWords(copiedLine(live, article, edit))
  const line = movableLine(segmentsOf(live, article), edit.from, edit.to, writer)
  const known = new Set(live.openIn(article).splices.map(({ change }) => change.id))
  const rules = referenceRules(writer.mode === 'pen' ? undefined : writer.holder)
  const lost = footnotesLost([{ article, segments: segmentsOf(live, article), edit }], rules, () => live.composed)
  const lines = lost.map((one) => movableLine(one.segments, one.edit.from, one.edit.to, writer))
  if (!editAll(surface, options, [{ ...only, apart: true }])) return
  const strike = live
    .openIn(article)
    .splices.find(({ change, proposal }) => !known.has(change.id) && proposal.holder === writer.holder)
  const moved = strike && { proposal: strike.proposal.id, change: strike.change.id }
  const footnotes = lost.map((one, index) => ({ line: lines[index]!, strike: strikeOf(live, writer, one) }))
  cuts.set(writer, { words, line, moved, footnotes })
}

/** What of the writer's own strikes the mark that a range began with. */
function strikeOf(live: LiveInstrument, { mode, holder }: Writer, range: EditOfArticle): MovedWords | undefined {
  const first = segmentsWithin(range.segments, range.edit.from, range.edit.to)[0]?.piece
  const now = segmentsOf(live, range.article).find(
    ({ piece }) => piece.type === 'mark' && first?.type === 'mark' && piece.id === first.id
  )
  const held = mode === 'pen' ? undefined : now?.deleted.find(({ proposal }) => proposal.holder === holder)
  return held && { proposal: held.proposal.id, change: held.change.id }
}

/** The edits of a paste; what was cut before comes back as it was, and moved. */
export function recognisePaste(live: LiveInstrument, writer: Writer, edits: readonly ArticleEdit[]): Pasted {
  const cut = cuts.get(writer)
  const index = edits.findIndex(({ edit }) => edit.line.length > 0)
  if (!cut || index < 0 || visibleWords(edits[index]!.edit.line) !== cut.words || lineLength(cut.line) === 0)
    return { edits }
  cuts.delete(writer)
  const line = continueLine(cut.line, () => writer.newMarkId())
  const moved = cut.moved && isStanding(live, cut.moved) ? { movedFrom: cut.moved } : {}
  return {
    edits: edits.map((one, at) => (at === index ? { ...one, edit: { ...one.edit, line }, ...moved } : one)),
    ...withFootnotes(live, cut, edits[index]!.article)
  }
}

/** What is carried out for a paste. */
interface Pasted {
  readonly edits: readonly ArticleEdit[]
  /** Footnotes whose words went with the cut, and come back. */
  readonly following?: readonly ArticleEdit[]
  /** The strikes of those that stand struck, to be taken back. */
  readonly dropping?: readonly string[]
}

/** The footnotes that went with the references of a cut come back with them. */
function withFootnotes(live: LiveInstrument, { footnotes }: Cut, article: string): Omit<Pasted, 'edits'> {
  const end = composedLength(segmentsOf(live, article))
  const isStruck = ({ strike }: LostFootnote) => strike !== undefined && isStanding(live, strike)
  const gone = footnotes.filter((one) => !isStruck(one) && one.line.length > 0)
  return {
    following: gone.map(({ line }) => ({ article, edit: { from: end, to: end, line } })),
    dropping: footnotes.flatMap((one) => (isStruck(one) ? [one.strike!.change] : []))
  }
}

/** Pasted where it was cut from, it stands again as if nothing had been done. */
export function takeBackCut(
  surface: Surface,
  { live, writer }: WritingOptions,
  edits: readonly ArticleEdit[]
): boolean {
  const cut = writer && cuts.get(writer)
  const [only] = edits
  if (!writer || !cut?.moved || !only || edits.length > 1 || only.edit.from < only.edit.to) return false
  const { change } = cut.moved
  if (visibleWords(only.edit.line) !== cut.words || !isStanding(live, cut.moved)) return false
  const struck = rangeStruck(segmentsOf(live, only.article), change)
  if (!struck || (only.edit.from !== struck.from && only.edit.from !== struck.to)) return false
  cuts.delete(writer)
  writer.beginAct()
  const strikes = cut.footnotes.flatMap(({ strike }) => (strike && isStanding(live, strike) ? [strike.change] : []))
  writer.carryOut([change, ...strikes].map((one) => ({ kind: 'drop', change: one })))
  live.flush()
  placeCaret(surface, only.article, struck.to)
  return true
}

/** The composed units that a change strikes, where they stand together. */
function rangeStruck(segments: readonly Segment[], change: string): { from: number; to: number } | undefined {
  let at = 0
  let found: { from: number; to: number } | undefined
  for (const { piece, deleted } of segments) {
    const end = at + pieceLength(piece)
    if (deleted.some((held) => held.change.id === change)) {
      if (found && found.to !== at) return undefined
      found = { from: found?.from ?? at, to: end }
    }
    at = end
  }
  return found
}

function isStanding(live: LiveInstrument, { proposal: id, change }: MovedWords): boolean {
  const proposal = live.findProposal(id)
  return proposal !== undefined && isOpen(proposal) && proposal.changes.some((one) => one.id === change)
}

/** Alt with an arrow: the provision around the caret, with what stands under it, goes past its neighbour. */
export function moveProvision(direction: -1 | 1): Command {
  return (surface, options) => {
    const { live, writer } = options
    const selection = composedSelection(surface.state)
    const segments = selection && segmentsOf(live, selection.article)
    const block = segments && blockAround(segments, selection.from)
    if (!writer || !selection || !block) return true
    const target = placePast(segments, block, direction, writer)
    if (target === undefined) return true
    const { article, from } = selection
    const mark = relocate(options, article, block, target) ?? moveBlock(surface, options, article, block, target)
    const after = blocksOf(segmentsOf(live, article)).find((one) => one.mark.id === mark)
    if (after) placeCaret(surface, article, Math.min(after.from + from - block.from, after.to))
    return true
  }
}

/** Strikes the block and brings it at the target; returns the id of the mark that continues its own. */
function moveBlock(
  surface: Surface,
  options: WritingOptions,
  article: string,
  block: Block,
  target: number
): string | undefined {
  const writer = options.writer!
  const own = movableLine(segmentsOf(options.live, article), block.from, block.to, writer)
  if (own[0]?.type !== 'mark') return block.mark.id
  const line = continueLine(own, () => writer.newMarkId())
  const strike: ArticleEdit = { article, edit: { from: block.from, to: block.to, line: [] }, apart: true }
  const bring: ArticleEdit = { article, edit: { from: target, to: target, line }, movedFrom: 0 }
  const isDone = editAll(surface, options, [strike, bring], { caret: 1 })
  return isDone && line[0]?.type === 'mark' ? line[0].id : block.mark.id
}

/** Past the next block of the same parent that the writer has not struck; nothing at the ends. */
function placePast(segments: readonly Segment[], block: Block, direction: -1 | 1, writer: Writer): number | undefined {
  const siblings = blocksOf(segments).filter(({ mark }) => mark.kind === block.mark.kind)
  let edge = direction < 0 ? block.from : block.to
  for (;;) {
    const next = siblings.find(({ from, to }) => (direction < 0 ? to === edge : from === edge))
    if (!next) return undefined
    edge = direction < 0 ? next.from : next.to
    if (!isStruck(segments, next, writer)) return edge
  }
}

function isStruck(segments: readonly Segment[], { mark }: Block, { mode, holder }: Writer): boolean {
  const segment = segments.find(({ piece }) => piece === mark)
  return mode === 'propose' && (segment?.deleted.some(({ proposal }) => proposal.holder === holder) ?? false)
}

/** A block the writer has moved before is moved on by its own change; back where it stood, the move is taken back. */
function relocate({ live, writer }: WritingOptions, article: string, block: Block, target: number): string | undefined {
  const segments = segmentsOf(live, article)
  const moved = writer?.mode === 'propose' ? movedChange(segments, block, writer.holder) : undefined
  if (!writer || !moved || isLocked(live, article)) return undefined
  const { change, source } = moved
  const at = { from: target, to: target, line: change.line }
  const routed = routeProposal(article, segments, at, writer.holder, new Set(), '')
  const [place] = routed.flatMap((one) => (one.kind === 'propose' ? one.changes : []))
  if (!place || place.in !== change.in) return undefined
  const isBack = source !== undefined && place.at >= source.from && place.at <= source.to
  writer.beginAct()
  if (isBack)
    writer.carryOut([
      { kind: 'drop', change: change.id },
      { kind: 'drop', change: source.id }
    ])
  else {
    const { at: position, rank = 0, place: key } = place
    writer.carryOut([
      { kind: 'range', change: change.id, from: position, to: position, at: position, rank, place: key }
    ])
  }
  live.flush()
  writer.beginAct()
  return isBack ? markStruck(segments, source.id) : block.mark.id
}

/** The change that brings exactly this block from elsewhere in the same text, and the bare strike it comes from. */
function movedChange(segments: readonly Segment[], { from, to }: Block, holder: string) {
  const inside = segmentsWithin(segments, from, to)
  const held = inside[0]?.segment.inserted.at(-1)
  const change = held?.change
  if (held?.proposal.holder !== holder || change?.kind !== 'splice' || change.movedFrom === undefined) return undefined
  if (lineLength(change.line) !== to - from || inside.some(({ segment }) => segment.text !== change.id))
    return undefined
  const source = held.proposal.changes.find(
    (one): one is SpliceChange => one.kind === 'splice' && one.id === change.movedFrom
  )
  return { change, source: source && source.in === change.in && source.line.length === 0 ? source : undefined }
}

function markStruck(segments: readonly Segment[], strike: string): string | undefined {
  const found = segments.find(
    ({ piece, deleted }) => piece.type === 'mark' && deleted.some(({ change }) => change.id === strike)
  )
  return found?.piece.type === 'mark' ? found.piece.id : undefined
}

/** What of a composed range the writer can take along: the text and own words, without what the writer has struck. */
function movableLine(segments: readonly Segment[], from: number, to: number, { mode, holder }: Writer): Line {
  return normalizeLine(
    segmentsWithin(segments, from, to).flatMap(({ segment: { inserted, deleted }, piece }) => {
      const brought = inserted.filter(({ change }) => change.kind === 'splice')
      const isMine = brought.every(({ proposal }) => mode === 'propose' && proposal.holder === holder)
      const isGone = mode === 'propose' && deleted.some(({ proposal }) => proposal.holder === holder)
      return isMine && !isGone ? [withoutOrigin(piece)] : []
    })
  )
}

function withoutOrigin(piece: Piece): Piece {
  const { origin: _, ...rest } = piece
  return rest
}

/** What of a range goes to the clipboard: what nobody strikes. */
function copiedLine(live: LiveInstrument, article: string, { from, to }: { from: number; to: number }): Line {
  return segmentsWithin(segmentsOf(live, article), from, to)
    .filter(({ segment }) => segment.deleted.length === 0)
    .map(({ piece }) => piece)
}

/** Words alone, as they survive the clipboard: white space is one space. */
function visibleWords(line: Line): string {
  return lineWords(line).replace(/\s+/g, ' ').trim()
}

function segmentsOf(live: LiveInstrument, article: string): readonly Segment[] {
  return live.findComposed(article)?.segments ?? []
}

/** The parts of segments inside composed units [from, to). */
function segmentsWithin(segments: readonly Segment[], from: number, to: number) {
  const parts: { segment: Segment; piece: Piece }[] = []
  let at = 0
  for (const segment of segments) {
    const end = at + pieceLength(segment.piece)
    if (end > from && at < to)
      parts.push({ segment, piece: cutPiece(segment.piece, Math.max(0, from - at), Math.min(end, to) - at) })
    at = end
  }
  return parts
}
