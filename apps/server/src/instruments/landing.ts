/**
 * Where a place in words that are closed is by now. Accepted words are found in the text by their origin; for words that
 * were never taken, or are gone from the text again, it is the place at which they were proposed.
 */
import { findWords, isOpen, lineOf, pointIn, rangeIn, unitWords } from '@cartif/negotiation'
import type { Change, Landed } from '@cartif/negotiation'
import { applySplice, invertSplice, sliceLine } from '@cartif/treaty-text'
import type { Line, Splice } from '@cartif/treaty-text'
import type { WordRange } from './find-words.ts'
import type { Room } from './room.ts'

export interface ClosedWords {
  /** As they were when they were closed. */
  readonly line: Line
  /** What was written into them since. */
  readonly late: Splice | undefined
}

/** Tells what a line was from what it said then. What has been taken out since comes back as plain words. */
export function closedWords(now: Line, said: string): ClosedWords {
  const units = unitWords(now)
  if (units.join('') === said) return { line: now, late: undefined }
  const [head, tail] = commonEnds(units, said)
  const gone = said.slice(lengthOf(units.slice(0, head)), said.length - lengthOf(units.slice(units.length - tail)))
  const line = sliceLine(now, head, units.length - tail)
  const back = { from: head, to: units.length - tail, line: gone === '' ? [] : [{ type: 'text' as const, text: gone }] }
  return { line: applySplice(now, back), late: { from: head, to: head + gone.length, line } }
}

/** How many units at the beginning and at the end say what was said; no surrogate pair is cut. */
function commonEnds(units: readonly string[], said: string): readonly [number, number] {
  let head = 0
  let read = 0
  while (head < units.length && said.startsWith(units[head]!, read)) read += units[head++]!.length
  if (head > 0 && /^[\uD800-\uDBFF]$/.test(units[head - 1]!)) read -= units[--head]!.length
  let tail = 0
  let end = said.length
  while (tail < units.length - head && endsWith(said, units.at(-1 - tail)!, read, end))
    end -= units.at(-1 - tail++)!.length
  if (tail > 0 && /^[\uDC00-\uDFFF]$/.test(units.at(-tail)!)) tail--
  return [head, tail]
}

function endsWith(said: string, unit: string, from: number, end: number): boolean {
  return end - unit.length >= from && said.startsWith(unit, end - unit.length)
}

function lengthOf(units: readonly string[]): number {
  return units.reduce((sum, unit) => sum + unit.length, 0)
}

/** The point that one in a text has become: in an article, or in the words of an open proposal. */
export function landPoint(room: Room, text: string, at: number): WordRange | undefined {
  if (isLiving(room, text)) return { text, from: at, to: at }
  const closed = findClosed(room, text)
  if (!closed) return undefined
  const found = findLanded(room, closed)
  const point = found && pointIn(found.landed, offsetBefore(closed.words, at))
  if (found && point !== undefined) return { text: found.text, from: point, to: point }
  return closed.change.kind === 'splice' ? landPoint(room, closed.change.in, closed.change.at) : undefined
}

/** The range that one in a text has become; undefined where those words are gone, or no longer in one piece. */
export function landRange(room: Room, text: string, from: number, to: number): WordRange | undefined {
  if (isLiving(room, text)) return { text, from, to }
  const closed = findClosed(room, text)
  const found = closed && findLanded(room, closed)
  const range = found && rangeIn(found.landed, offsetBefore(closed.words, from), offsetBefore(closed.words, to))
  return range && { text: found.text, ...range }
}

/** The words of a closed change in whatever living text they came into. */
export function landWords(room: Room, change: string): { text: string; landed: Landed } | undefined {
  const closed = findClosed(room, change)
  return closed && findLanded(room, closed)
}

function isLiving(room: Room, text: string): boolean {
  const { live } = room
  if (live.findArticle(text)) return true
  const owner = live.ownerOf(text)
  const proposal = owner === undefined ? undefined : live.findProposal(owner)
  return (
    proposal !== undefined && isOpen(proposal) && !proposal.voided?.includes(text) && live.articleOf(text) !== undefined
  )
}

interface Closed {
  readonly change: Change
  readonly words: ClosedWords
}

function findClosed(room: Room, text: string): Closed | undefined {
  const { live } = room
  const owner = live.ownerOf(text)
  const change = owner === undefined ? undefined : live.findProposal(owner)?.changes.find(({ id }) => id === text)
  return change && { change, words: closedWords(lineOf(change), room.lastWords(text) ?? '') }
}

function findLanded(room: Room, { change, words }: Closed): { text: string; landed: Landed } | undefined {
  const text = change.kind === 'insert-article' ? change.id : change.kind === 'splice' ? change.in : undefined
  const within = text === undefined ? undefined : livingText(room, text)
  const line = within === undefined ? undefined : (room.live.findArticle(within)?.line ?? room.live.lineOf(within))
  if (within === undefined || !line) return undefined
  const landed = findWords({ change: change.id, line: words.line }, { text: within, line })
  return landed && { text: within, landed }
}

/** The living text that a text, once closed itself, was taken into. */
function livingText(room: Room, text: string): string | undefined {
  for (let at = text, depth = 0; depth < 100; depth++) {
    if (isLiving(room, at)) return at
    const change = findClosed(room, at)?.change
    if (change?.kind !== 'splice') return undefined
    at = change.in
  }
  return undefined
}

/** An offset in words as they are now, as one in the words they were. */
function offsetBefore({ line, late }: ClosedWords, offset: number): number {
  if (!late) return offset
  const { from, to } = invertSplice(line, late)
  if (offset <= from) return offset
  return offset < to ? late.from : offset - to + late.to
}
