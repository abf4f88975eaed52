/**
 * Provisions that were split or joined. A group is one provision on one side and the neighbouring ones on the other side
 * that have its words; it is compared as one text and cut where the other side is cut, so that what went on in the new
 * provision is seen to have stood in the old.
 */
import { lineLength, normalizeLine } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import { contained } from './likeness.ts'
import type { Likeness } from './likeness.ts'
import type { Placed, Side } from './side.ts'
import { LineReader } from './words.ts'
import type { Hunk } from './words.ts'

/** Places on either side, ascending; one side has one, and where the other has more it was split or joined. */
export interface Group {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** So much of a provision's pairs of words the whole must have, and its other parts must not. */
const CONTAINED = 0.6

/** Every pair as a group, with the neighbours that belong to it. */
export function groupsOf(a: Side, b: Side, pairs: ReadonlyMap<number, number>, likeness: Likeness): readonly Group[] {
  const takenAfter = new Set(pairs.values())
  const takenBefore = new Set(pairs.keys())
  return [...pairs].map(([from, to]): Group => {
    const after = neighbours(b, to, takenAfter, ownOf(likeness, 'after', from))
    if (after.length > 1) return { before: [from], after }
    const before = neighbours(a, from, takenBefore, ownOf(likeness, 'before', to))
    return { before, after: [to] }
  })
}

function ownOf(likeness: Likeness, side: 'before' | 'after', whole: number) {
  const pairsOf = (of: 'before' | 'after', place: number) =>
    of === 'after' ? likeness.pairsAfter(place) : likeness.pairsBefore(place)
  return (one: number, others: readonly number[]) => {
    const part = pairsOf(side, one)
    if (part.length <= 2) return false
    const wholeOf = pairsOf(side === 'after' ? 'before' : 'after', whole)
    return (
      contained(
        part,
        wholeOf,
        others.map((other) => pairsOf(side, other))
      ) >= CONTAINED
    )
  }
}

/** The place and those beside it, in the same article, that nothing else is paired with and that belong to it. */
function neighbours(
  { provisions }: Side,
  place: number,
  taken: Set<number>,
  belongs: (one: number, others: readonly number[]) => boolean
): readonly number[] {
  const found = [place]
  for (const step of [1, -1]) {
    for (let one = place + step; canJoin(provisions[one], provisions[place]!) && !taken.has(one); one += step) {
      if (!belongs(one, found)) break
      taken.add(one)
      found.push(one)
    }
  }
  return found.toSorted((x, y) => x - y)
}

function canJoin(one: Placed | undefined, place: Placed): boolean {
  return one !== undefined && one.article === place.article && one.kind !== 'heading' && place.kind !== 'heading'
}

/** The words of several provisions as one line. */
export function joinedLine(provisions: readonly Placed[]): Line {
  return provisions.length === 1 ? provisions[0]!.line : normalizeLine(provisions.flatMap(({ line }) => line))
}

/** Hunks cut where one side is cut: after so many units of it each. What the side does not have stays with the part before. */
export function cutHunks(
  hunks: readonly Hunk[],
  side: 'before' | 'after',
  lengths: readonly number[]
): readonly (readonly Hunk[])[] {
  const parts: Hunk[][] = lengths.map(() => [])
  let part = 0
  let room = lengths[0]!
  for (const whole of hunks) {
    let hunk: Hunk | undefined = whole
    while (hunk) {
      const isLast = part === parts.length - 1
      const size: number = lengthOn(hunk, side)
      if (isLast || size <= room) {
        parts[part]!.push(hunk)
        room -= size
        break
      }
      const [head, tail]: readonly [Hunk | undefined, Hunk] = room > 0 ? cutHunk(hunk, room) : [undefined, hunk]
      if (head) parts[part]!.push(head)
      hunk = tail
      room = lengths[++part]!
    }
  }
  return parts
}

function lengthOn(hunk: Hunk, side: 'before' | 'after'): number {
  if (hunk.op === 'equal') return lineLength(side === 'before' ? (hunk.before ?? hunk.line) : hunk.line)
  return hunk.op === (side === 'before' ? 'delete' : 'insert') ? lineLength(hunk.line) : 0
}

/** Cuts a hunk that is longer than `at` on that side; a reference that followed may be shorter on the other. */
function cutHunk(hunk: Hunk, at: number): readonly [Hunk, Hunk] {
  const [head, tail] = cutLine(hunk.line, at)
  if (hunk.op !== 'equal')
    return [
      { op: hunk.op, line: head },
      { op: hunk.op, line: tail }
    ]
  if (!hunk.before)
    return [
      { op: 'equal', line: head },
      { op: 'equal', line: tail }
    ]
  const [headBefore, tailBefore] = cutLine(hunk.before, at)
  const followed = hunk.followed ? { followed: true as const } : {}
  return [
    { op: 'equal', line: head, before: headBefore, ...followed },
    { op: 'equal', line: tail, before: tailBefore, ...followed }
  ]
}

function cutLine(line: Line, at: number): readonly [Line, Line] {
  const length = lineLength(line)
  const reader = new LineReader(line)
  return [reader.upTo(Math.min(at, length)), reader.upTo(length)]
}
