/**
 * Late words: what a delegate typed, not knowing that the words typed into were closed meanwhile, or on words that were.
 * They stay in the layer they were typed into and on no table; their author may propose them where their place is by now,
 * or drop them. Either way the closed words are again as they were closed.
 */
import { findChangeText, spliceText } from '@cartif/live'
import type { LateWords, LiveInstrument, NewChange } from '@cartif/live'
import { holderOf, isOpen, mayDo, pointIn, provisionWords, rangeIn } from '@cartif/negotiation'
import type { Actor, Change, InsertArticleChange, SpliceChange } from '@cartif/negotiation'
import { lineLength, sliceLine } from '@cartif/treaty-text'
import type { Line, Splice } from '@cartif/treaty-text'
import * as Y from 'yjs'
import { Problem } from '../http/errors.ts'
import type { WordRange } from './find-words.ts'
import { closedWords, landPoint, landRange, landWords } from './landing.ts'
import { checkLocks } from './locks.ts'
import { placeAt } from './propose.ts'
import type { Room } from './room.ts'

type Worded = SpliceChange | InsertArticleChange

interface LateChange {
  readonly change: Worded
  /** The closed words and what was written into them since. */
  readonly words: Line
  readonly late: Splice
  /** No word of the change was ever on the table. */
  readonly isNew: boolean
}

/** The changes of a proposal that are not on the table (any more), and bring words. */
export function closedChanges(live: LiveInstrument, id: string): readonly Worded[] {
  const proposal = live.findProposal(id)
  if (!proposal) return []
  const isClosed = (change: Change) => !isOpen(proposal) || proposal.voided?.includes(change.id)
  return proposal.changes
    .filter((change) => change.kind === 'splice' || change.kind === 'insert-article')
    .filter(isClosed)
}

/** What was written too late; undefined where there is nothing of the kind. */
export function lateWordsOf(room: Room, id: string): LateWords | undefined {
  const changes = lateChangesOf(room, id)
  if (changes.length === 0) return undefined
  const inserted = changes.map(({ late }) => provisionWords(late.line))
  const removed = changes.map((one) => removedBy(room, one))
  const was = Object.fromEntries(changes.map(({ change, words }) => [change.id, provisionWords(words)]))
  return { inserted: join(inserted), removed: join(removed), was }
}

const join = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' … ')

function lateChangesOf(room: Room, id: string): readonly LateChange[] {
  return closedChanges(room.live, id).flatMap((change) => {
    const said = room.lastWords(change.id)
    const { line: words, late = NOTHING } = closedWords(change.line, said ?? '')
    const isNew = said === undefined
    const isStrike = isNew && change.kind === 'splice' && change.from < change.to
    return late === NOTHING && !isStrike ? [] : [{ change, words, late, isNew }]
  })
}

const NOTHING: Splice = { from: 0, to: 0, line: [] }

/** Words that stand somewhere and would be struck; those of a closed proposal stand nowhere. */
function strikeOf(room: Room, { change, late, isNew }: LateChange): WordRange | undefined {
  if (isNew) {
    return change.kind === 'splice' && change.from < change.to
      ? landRange(room, change.in, change.from, change.to)
      : undefined
  }
  const found = late.from < late.to ? landWords(room, change.id) : undefined
  const range = found && rangeIn(found.landed, late.from, late.to)
  return range && { text: found.text, ...range }
}

function removedBy(room: Room, one: LateChange): string {
  const range = strikeOf(room, one)
  return range ? provisionWords(sliceLine(room.live.lineOf(range.text) ?? [], range.from, range.to)) : ''
}

/** Tables the late words as a proposal of the actor's own; returns its id. */
export function proposeLateWords(room: Room, actor: Actor, id: string): string {
  return room.act(() => {
    const changes = mustFindLate(room, actor, id)
    const wanted = changes.map((one) => land(room, one))
    checkLocks(room.live, wanted)
    const tabled = room.writer(holderOf(actor)!, actor.name).propose(wanted)
    noteAct(room, actor, id, 'late-words-proposed', changes, { as: tabled })
    takeOut(room, id, changes)
    return tabled
  }, actor.user)
}

/** Lets the late words go; the register keeps them. */
export function dropLateWords(room: Room, actor: Actor, id: string): void {
  room.act(() => {
    const changes = mustFindLate(room, actor, id)
    noteAct(room, actor, id, 'late-words-dropped', changes, {})
    takeOut(room, id, changes)
  }, actor.user)
}

function mustFindLate(room: Room, actor: Actor, id: string): readonly LateChange[] {
  const { holder } = room.mustFindRecord(id)
  if (!mayDo(actor, 'propose') || holderOf(actor) !== holder) throw new Problem('not-allowed')
  const changes = lateChangesOf(room, id)
  if (changes.length === 0) throw new Problem('nothing-proposed', 'Nothing was written after the decision.')
  return changes
}

/** The late words as a change of what stands by now. */
function land(room: Room, one: LateChange): NewChange {
  const { change, late } = one
  const found = landWords(room, change.id)
  if (change.kind === 'insert-article' && !found) {
    const { order, articleKind, line } = change
    return { kind: 'insert-article', order, articleKind, line }
  }
  const strike = strikeOf(room, one)
  const point = strike ?? pointOf(room, one, found)
  if (!point) throw new Problem('place-not-found', undefined, { change: change.id })
  const { text, to: at } = point
  return {
    kind: 'splice',
    in: text,
    from: strike?.from ?? at,
    to: at,
    at,
    place: placeAt(room, text, at),
    line: late.line
  }
}

function pointOf(room: Room, { change, late }: LateChange, found: ReturnType<typeof landWords>): WordRange | undefined {
  const at = found && pointIn(found.landed, late.from)
  if (found && at !== undefined) return { text: found.text, from: at, to: at }
  return change.kind === 'splice' ? landPoint(room, change.in, change.at) : undefined
}

/** The closed words are again as they were closed; what was taken out of them meanwhile was not in anybody's text. */
function takeOut(room: Room, id: string, changes: readonly LateChange[]): void {
  for (const { change, late, isNew } of changes) {
    const text = findChangeText(room.live.documents, id, change.id)
    const map = text?.parent
    text?.doc?.transact(() => {
      spliceText(text, { from: late.from, to: late.from + lineLength(late.line), line: [] })
      if (isNew && map instanceof Y.Map) for (const end of ['from', 'to', 'quote']) map.delete(end)
    }, 'late-words')
  }
}

function noteAct(
  room: Room,
  actor: Actor,
  id: string,
  kind: string,
  changes: readonly LateChange[],
  more: object
): void {
  const { number } = room.mustFindRecord(id)
  const wording = changes.map((one) => ({
    change: one.change.id,
    kind: one.change.kind,
    inserted: provisionWords(one.late.line),
    removed: removedBy(room, one)
  }))
  room.note(kind, actor, { proposal: id, number, wording, ...more })
}
