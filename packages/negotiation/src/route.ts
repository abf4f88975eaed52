/**
 * Routing: where the words go that somebody types, strikes or pastes into the composed text.
 *
 * An edit replaces composed units by a line. In mode *propose* own words are edited, everything else is proposed on; in
 * mode *pen* the text itself is edited and proposals are left alone. Routing only says what is to be written; it is the
 * same for the editor, for tests and for any other client.
 *
 * Law (route.test.ts): carrying out what was routed and composing again shows exactly the edit: the writer's own words
 * gone, everybody else's struck, the new words where they were typed, under the writer; and only texts that the writer
 * may write were touched. With the pen, words typed inside words of a proposal come to stand behind those.
 */
import { clampToGraphemes, compareText, lineLength, pieceLength } from '@cartif/treaty-text'
import type { Line, Splice } from '@cartif/treaty-text'
import { composedLine } from './compose.ts'
import type { Segment } from './compose.ts'
import type { Held } from './open-changes.ts'
import { placeBetween } from './places.ts'
import type { Change, SpliceChange, TextId } from './proposal.ts'

/** A replacement of the composed units [from, to) of one article. */
export type ComposedEdit = Splice

/** A splice to be proposed; the writer gives it an id. A change proposed with it is named by its place among them. */
export type NewSplice = Omit<SpliceChange, 'id' | 'kind' | 'movedFrom'> & { readonly movedFrom?: number | TextId }

export type RoutedOperation =
  /** Edits the words of one of the writer's own open changes. */
  | { readonly kind: 'own'; readonly text: TextId; readonly splice: Splice }
  /** Moves the ends of one of the writer's own open changes. */
  | {
      readonly kind: 'range'
      readonly change: TextId
      readonly from: number
      readonly to: number
      readonly at: number
      readonly rank?: number
      readonly place: string
    }
  /** Tables one new proposal, or adds to an open one of the writer's own. */
  | { readonly kind: 'propose'; readonly changes: readonly NewSplice[]; readonly proposal?: string }
  /** Takes back one of the writer's own open changes. */
  | { readonly kind: 'drop'; readonly change: TextId }
  /** Edits the text itself; what the changes `ahead` bring at that point stays behind the new words. */
  | { readonly kind: 'pen'; readonly text: TextId; readonly splice: Splice; readonly ahead?: readonly TextId[] }

/** The edit as it will be carried out: it cuts no character that people see as one. */
export function clampEdit(segments: readonly Segment[], edit: ComposedEdit): ComposedEdit {
  const beginsText = (index: number) => segments[index]!.text !== segments[index - 1]?.text
  return { ...edit, ...clampToGraphemes(composedLine(segments), edit.from, edit.to, beginsText) }
}

/**
 * Routes an edit of the composed article `article` by the delegation or office `holder`. The strikes `taken` are left as
 * they are: another edit of the same act has lengthened or filled them. With `within`, words and strikes go on with open
 * changes of that proposal alone, or of none.
 */
export function routeProposal(
  article: TextId,
  segments: readonly Segment[],
  asked: ComposedEdit,
  holder: string,
  taken: ReadonlySet<TextId> = new Set(),
  within?: string
): readonly RoutedOperation[] {
  const edit = clampEdit(segments, asked)
  const struck = rangesWithin(segments, edit.from, edit.to)
  const own = struck.filter(({ segment }) => ownChange(segment, holder))
  const operations: RoutedOperation[] = own.map(({ segment, from, to }) => ({
    kind: 'own',
    text: segment.text,
    splice: { from, to, line: [] }
  }))
  const others = struck.filter(({ segment }) => !ownChange(segment, holder) && !isStruckBy(segment, holder))
  const strikes = joinRanges(others.map(({ segment, from, to }) => ({ text: segment.text, from, to })))
  const free = { holder, taken, within }
  if (lineLength(edit.line) === 0) return mergeOperations([...operations, ...routeStrikes(segments, strikes, free)])
  return mergeOperations([...operations, ...routeWords(article, segments, edit, strikes, free)])
}

/**
 * Routes an edit with the pen: the text's own units only. New words stand at the caret, before whatever proposals bring
 * behind it; inside words of a proposal they stand behind those.
 */
export function routePen(
  article: TextId,
  segments: readonly Segment[],
  asked: ComposedEdit
): readonly RoutedOperation[] {
  const edit = clampEdit(segments, asked)
  const struck = rangesWithin(segments, edit.from, edit.to).filter(({ segment }) => segment.inserted.length === 0)
  const ranges = joinRanges(struck.map(({ segment, from, to }) => ({ text: segment.text, from, to })))
  const operations: RoutedOperation[] = ranges.map(({ from, to }) => ({
    kind: 'pen',
    text: article,
    splice: { from, to, line: [] }
  }))
  if (lineLength(edit.line) > 0) {
    const at = textOffsetAt(segments, edit.to)
    const ahead = broughtBehind(article, segments, edit.to)
    operations.push({ kind: 'pen', text: article, splice: { from: at, to: at, line: edit.line }, ahead })
  }
  return operations.reverse()
}

/** The changes that bring words at the point of a composed position, and bring none of them before it. */
function broughtBehind(article: TextId, segments: readonly Segment[], position: number): readonly TextId[] {
  let at = 0
  const before = new Set<TextId>()
  const behind = new Set<TextId>()
  for (const { piece, inserted } of segments) {
    const outer = inserted[0]?.change
    if (at >= position && !outer) break
    const isHere = outer?.kind === 'splice' && outer.in === article
    if (isHere && at < position) before.add(outer.id)
    if (isHere && at >= position && !before.has(outer.id)) behind.add(outer.id)
    at += pieceLength(piece)
  }
  return [...behind]
}

interface Struck {
  readonly segment: Segment
  /** In units of the segment's text. */
  readonly from: number
  readonly to: number
}

interface Range {
  readonly text: TextId
  readonly from: number
  readonly to: number
}

/** The parts of segments inside composed units [from, to). */
function rangesWithin(segments: readonly Segment[], from: number, to: number): readonly Struck[] {
  const ranges: Struck[] = []
  if (from >= to) return ranges
  let at = 0
  for (const segment of segments) {
    const end = at + pieceLength(segment.piece)
    if (end > from && at < to) {
      const start = segment.offset + Math.max(0, from - at)
      ranges.push({ segment, from: start, to: segment.offset + Math.min(end, to) - at })
    }
    at = end
  }
  return ranges
}

/** Neighbouring ranges of one text become one, whatever others brought between them. */
function joinRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = []
  for (const range of ranges) {
    const index = joined.findIndex(({ text, to }) => text === range.text && to === range.from)
    if (index >= 0) joined[index] = { ...joined[index]!, to: range.to }
    else joined.push(range)
  }
  return joined
}

/** The change of the writer's own whose words a segment holds. */
function ownChange(segment: Segment, holder: string): Held | undefined {
  const innermost = segment.inserted[segment.inserted.length - 1]
  return innermost?.proposal.holder === holder ? innermost : undefined
}

function isStruckBy(segment: Segment, holder: string): boolean {
  return segment.deleted.some(({ proposal }) => proposal.holder === holder)
}

/** Whose words an edit may go on with and strikes it may lengthen, which of these it may not, and of which proposal. */
interface FreeStrikes {
  readonly holder: string
  readonly taken: ReadonlySet<TextId>
  readonly within: string | undefined
}

function isFree({ holder, id }: Held['proposal'], free: FreeStrikes): boolean {
  return holder === free.holder && (free.within === undefined || free.within === id)
}

/** The writer's own change at a segment, where words may go on in it. */
function freeChange(segment: Segment, free: FreeStrikes): Held | undefined {
  const own = ownChange(segment, free.holder)
  return own && isFree(own.proposal, free) ? own : undefined
}

/** Strikes touching an own strike of the same text lengthen it, so that a held-down key makes one proposal. */
function routeStrikes(segments: readonly Segment[], strikes: readonly Range[], free: FreeStrikes): RoutedOperation[] {
  const operations: RoutedOperation[] = []
  const fresh: NewSplice[] = []
  for (const strike of strikes) {
    const neighbour = findOwnStrike(segments, strike, free)
    if (neighbour) operations.push(lengthen(segments, neighbour.change, strike))
    else
      fresh.push({
        in: strike.text,
        from: strike.from,
        to: strike.to,
        at: strike.to,
        place: placeBetween(null, null),
        line: []
      })
  }
  if (fresh.length > 0) operations.push({ kind: 'propose', changes: fresh })
  return operations
}

function lengthen(segments: readonly Segment[], change: SpliceChange, strike: Range): RoutedOperation {
  const from = Math.min(change.from, strike.from)
  const to = Math.max(change.to, strike.to)
  const at = bringsNothing(segments, change) ? to : change.at
  const rank = at === change.at ? (change.rank ?? 0) : 0
  return { kind: 'range', change: change.id, from, to, at, rank, place: change.place }
}

/** An own open strike that ends where the range begins or begins where it ends. */
function findOwnStrike(segments: readonly Segment[], range: Range, free: FreeStrikes): Held<SpliceChange> | undefined {
  for (const { text, deleted } of segments) {
    if (text !== range.text) continue
    for (const held of deleted) {
      const { change, proposal } = held
      if (!isFree(proposal, free) || free.taken.has(change.id)) continue
      if (change.to === range.from || change.from === range.to) return held
    }
  }
  return undefined
}

function routeWords(
  article: TextId,
  segments: readonly Segment[],
  edit: ComposedEdit,
  strikes: readonly Range[],
  free: FreeStrikes
): readonly RoutedOperation[] {
  const gap = gapAt(segments, edit.to)
  const extension = extendOwn(gap, edit.line, free)
  if (extension) return [...routeStrikes(segments, strikes, free), extension]
  const spot = spotBehindStrike(gap, strikes, free) ?? spotInShared(gap, free) ?? spotIn(article, gap)
  const strike = strikes.find(({ text, to }) => text === spot.text && to === spot.at)
  const rest = strikes.filter((one) => one !== strike)
  const neighbour = findEmptyStrike(segments, spot, strike, free)
  if (neighbour)
    return [...routeStrikes(segments, rest, free), ...fillStrike(neighbour.change, strike, spot, edit.line)]
  const range = strike ?? { from: spot.at, to: spot.at }
  const replacement: NewSplice = {
    in: spot.text,
    from: range.from,
    to: range.to,
    at: spot.at,
    rank: spot.rank,
    place: spot.place,
    ...(spot.behind === undefined ? {} : { behind: spot.behind }),
    line: edit.line
  }
  const others = rest.map((one) => ({
    in: one.text,
    from: one.from,
    to: one.to,
    at: one.to,
    place: placeBetween(null, null),
    line: []
  }))
  return [{ kind: 'propose', changes: [...others, replacement] }]
}

/** The point between two composed units. */
interface Gap {
  readonly left: Segment | undefined
  readonly right: Segment | undefined
  /** Units of the left segment before the gap; within the segment when left is right. */
  readonly within: number
}

function gapAt(segments: readonly Segment[], position: number): Gap {
  let at = 0
  let left: Segment | undefined
  for (const segment of segments) {
    const length = pieceLength(segment.piece)
    if (position === at) return { left, right: segment, within: left ? pieceLength(left.piece) : 0 }
    if (position < at + length) return { left: segment, right: segment, within: position - at }
    at += length
    left = segment
  }
  return { left, right: undefined, within: left ? pieceLength(left.piece) : 0 }
}

/**
 * Typing inside own words, or at an edge of them where nobody brings anything, goes into those words; but not in the
 * middle of what somebody else strikes or brackets, who would then strike words never seen.
 */
function extendOwn(gap: Gap, line: Line, free: FreeStrikes): RoutedOperation | undefined {
  const { left, right, within } = gap
  if (left && freeChange(left, free)) {
    const at = left.offset + within
    if (isInsideForeignRange(left, at)) return undefined
    const isCrowded =
      right !== undefined &&
      right.text !== left.text &&
      right.inserted.some(({ change }) => isBroughtAt(change, left.text, at))
    if (!isCrowded) return { kind: 'own', text: left.text, splice: { from: at, to: at, line } }
  }
  if (right && right !== left && freeChange(right, free)) {
    if (isInsideForeignRange(right, right.offset)) return undefined
    // A footnote stands elsewhere than the words at its beginning: they are not of its proposal.
    if (right.offset === 0 && right.piece.type === 'mark' && right.piece.kind === 'footnote') return undefined
    const isEdge =
      right.offset === 0 ||
      left?.text === right.text ||
      left?.inserted.some(({ change }) => isBroughtAt(change, right.text, right.offset))
    if (isEdge) return { kind: 'own', text: right.text, splice: { from: right.offset, to: right.offset, line } }
  }
  return undefined
}

function isInsideForeignRange({ deleted, bracketed }: Segment, at: number): boolean {
  return [...deleted, ...bracketed].some(({ change }) => change.from < at && at < change.to)
}

function isBroughtAt(change: Change, text: TextId, at: number): boolean {
  return change.kind === 'splice' && change.in === text && change.at === at
}

interface Spot {
  readonly text: TextId
  readonly at: number
  readonly rank: number
  readonly place: string
  /** The change whose words stand right before at the same point. */
  readonly behind?: TextId
}

/** Words for struck words stand in the text of those: what replaces words of a proposal amends that proposal. */
function spotBehindStrike(
  { left, right, within }: Gap,
  strikes: readonly Range[],
  free: FreeStrikes
): Spot | undefined {
  if (!left || left === right) return undefined
  const at = left.offset + within
  const isStruckNow = strikes.some(({ text, to }) => text === left.text && to === at)
  const isStruck = left.deleted.some(({ change, proposal }) => isFree(proposal, free) && change.to === at)
  if (!isStruckNow && !isStruck) return undefined
  const brought = right?.inserted.find(({ change }) => isBroughtAt(change, left.text, at))?.change
  const after = brought?.kind === 'splice' ? brought : undefined
  return { text: left.text, at, ...between(undefined, after) }
}

/** At an edge of words of others that the writer has a pen for, it is those that are gone on with, as with own words. */
function spotInShared({ left, right, within }: Gap, { holder }: FreeStrikes): Spot | undefined {
  const isShared = (segment: Segment | undefined): segment is Segment =>
    segment?.inserted.at(-1)?.proposal.pens?.includes(holder) ?? false
  const isIn = (segment: Segment | undefined, text: TextId) =>
    segment?.inserted.some(({ change }) => change.id === text) ?? false
  const place = placeBetween(null, null)
  if (isShared(left) && !isIn(right, left.text)) return { text: left.text, at: left.offset + within, rank: 0, place }
  const isFootnote = right?.piece.type === 'mark' && right.piece.kind === 'footnote'
  if (isShared(right) && right.offset === 0 && !isIn(left, right.text) && !isFootnote)
    return { text: right.text, at: 0, rank: 0, place }
  return undefined
}

/** The deepest text both neighbours stand in, the position in it, and the place between what others bring there. */
function spotIn(article: TextId, { left, right, within }: Gap): Spot {
  const leftPath = pathOf(article, left)
  const rightPath = pathOf(article, right)
  let depth = 0
  while (depth + 1 < leftPath.length && depth + 1 < rightPath.length && leftPath[depth + 1] === rightPath[depth + 1])
    depth++
  let before = splicesBelow(left, leftPath, depth)
  let after = splicesBelow(right, rightPath, depth)
  if (before && after && hasNoRoom(before, after)) {
    before = splicesBelow(left, leftPath, ++depth)
    after = undefined
  }
  const text = leftPath[depth] ?? article
  const at = before?.at ?? after?.at ?? (left ? left.offset + within : (right?.offset ?? 0))
  return { text, at, ...between(before, after) }
}

/**
 * Two that were brought to one point at the same moment have equal places. What should stand between them becomes a change
 * of the words of the first.
 */
function hasNoRoom(before: SpliceChange, after: SpliceChange): boolean {
  return (before.rank ?? 0) === (after.rank ?? 0) && before.place >= after.place
}

/** Rank and place between two neighbours at one point; of different ranks, the later end of the first will do. */
function between(before: SpliceChange | undefined, after: SpliceChange | undefined): Omit<Spot, 'text' | 'at'> {
  const isSameRank = (before?.rank ?? 0) === (after?.rank ?? 0)
  const next = before && after && !isSameRank ? null : (after?.place ?? null)
  const behind = before ? { behind: before.id } : {}
  return { rank: (before ?? after)?.rank ?? 0, place: placeBetween(before?.place ?? null, next), ...behind }
}

function pathOf(article: TextId, segment: Segment | undefined): readonly TextId[] {
  const changes = segment?.inserted.map(({ change }) => change.id) ?? []
  return changes[0] === article ? changes : [article, ...changes]
}

/** The change through which a neighbour stands in the text at `depth`, where it is not that text's own unit. */
function splicesBelow(segment: Segment | undefined, path: readonly TextId[], depth: number): SpliceChange | undefined {
  const id = path[depth + 1]
  const held = segment?.inserted.find(({ change }) => change.id === id)
  return held?.change.kind === 'splice' ? held.change : undefined
}

/** An own strike without words that ends where the writer strikes on or types: the words are for all that is struck. */
function findEmptyStrike(
  segments: readonly Segment[],
  spot: Spot,
  strike: Range | undefined,
  free: FreeStrikes
): Held<SpliceChange> | undefined {
  const at = strike?.from ?? spot.at
  const held = findOwnStrike(segments, { text: spot.text, from: at, to: at }, free)
  return held && bringsNothing(segments, held.change) && held.change.to === at ? held : undefined
}

/** Whether a strike brings no words: where its own are gone but others amended them, theirs still stand at its place. */
function bringsNothing(segments: readonly Segment[], { id, line }: SpliceChange): boolean {
  return lineLength(line) === 0 && !segments.some(({ inserted }) => inserted.some(({ change }) => change.id === id))
}

function fillStrike(
  change: SpliceChange,
  strike: Range | undefined,
  spot: Spot,
  line: Line
): readonly RoutedOperation[] {
  const from = Math.min(change.from, strike?.from ?? change.from)
  const to = Math.max(change.to, strike?.to ?? change.to)
  return [
    { kind: 'range', change: change.id, from, to, at: spot.at, rank: spot.rank, place: spot.place },
    { kind: 'own', text: change.id, splice: { from: 0, to: 0, line } }
  ]
}

/** Ends before words, each text right to left, so that each operation finds its units where they were. */
export function mergeOperations(operations: readonly RoutedOperation[]): readonly RoutedOperation[] {
  const splices = operations.filter((operation) => operation.kind === 'own' || operation.kind === 'pen')
  const ranges = new Map<TextId, RoutedOperation & { kind: 'range' }>()
  for (const one of operations) {
    if (one.kind === 'range') ranges.set(one.change, joinEnds(ranges.get(one.change), one))
  }
  return [
    ...ranges.values(),
    ...operations.filter(({ kind }) => kind === 'drop' || kind === 'propose'),
    // Of two at one point the later comes first, so that the earlier one's words end up before its own.
    ...splices.toReversed().toSorted((a, b) => compareText(a.text, b.text) || b.splice.from - a.splice.from)
  ]
}

/** An own strike lengthened at both of its ends. */
function joinEnds(
  first: (RoutedOperation & { kind: 'range' }) | undefined,
  second: RoutedOperation & { kind: 'range' }
): RoutedOperation & { kind: 'range' } {
  if (!first) return second
  const to = Math.max(first.to, second.to)
  return { ...second, from: Math.min(first.from, second.from), to, at: second.at === second.to ? to : second.at }
}

/** The position in the text itself of a composed position: after everything proposals bring there. */
function textOffsetAt(segments: readonly Segment[], position: number): number {
  let at = 0
  let offset = 0
  for (const { piece, inserted, offset: begin } of segments) {
    const length = pieceLength(piece)
    if (inserted.length === 0) {
      if (position < at + length) return begin + Math.max(0, position - at)
      offset = begin + length
    }
    at += length
  }
  return offset
}
