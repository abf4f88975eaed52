/** What happens in rooms at random, the same in all of them: the pen and delegations write, the chair decides and agrees. */
import { PenWriter } from '@cartif/live'
import { composedLength, isOpen, routePen, routeProposal } from '@cartif/negotiation'
import type { Actor, Segment } from '@cartif/negotiation'
import { pieceLength, textLine } from '@cartif/treaty-text'
import type { Random } from '@cartif/treaty-text/testing'
import { expect } from 'vitest'
import { Problem } from '../../http/errors.ts'
import { setStatus } from '../agreement.ts'
import { decide } from '../decisions.ts'
import type { Room } from '../room.ts'
import { PARTIES, copiesOf, writerOf } from './random-room.ts'

const CHAIR: Actor = { user: 'chair', name: 'Chair', role: 'chair' }

/** How often what was done. */
export type Done = Record<'turns' | 'decisions' | 'statuses', number>

export type Rooms = readonly [Room, Room]

/** One of what may happen; most often a turn of writing. */
export function happenAtRandom(random: Random, rooms: Rooms, done: Done): void {
  const act = random.int(10)
  if (act < 8) turn(random, rooms, done)
  else if (act < 9) decideAtRandom(random, rooms, done)
  else setStatusAtRandom(random, rooms, done)
}

/** Some write at once, each into a copy; what they wrote arrives in one turn or in several, and may still wait to be flushed. */
function turn(random: Random, rooms: Rooms, done: Done): void {
  const who = random.chance(0.5) ? ['pen'] : ['pen', 'pen', ...PARTIES]
  const writers = new Set(Array.from({ length: 1 + random.int(3) }, () => random.pick(who)))
  const frames = [...writers].flatMap((writer) => writeAtRandom(random, rooms[0], writer))
  for (const frame of frames) {
    const isLast = random.chance(0.3)
    for (const { documents } of rooms) {
      documents.receive({ ...frame, stored: () => {}, malformed: (reason) => expect.unreachable(reason) })
      if (isLast) documents.flush()
    }
  }
  done.turns++
}

function writeAtRandom(random: Random, room: Room, writer: string) {
  const live = copiesOf(room, random)
  const isPen = writer === 'pen'
  const [document, user, doc] = isPen
    ? ['text', 'chair', live.documents.text]
    : [`layer/${writer}`, writer, live.documents.layers.get(writer)!]
  const frames: { document: string; user: string; update: Uint8Array }[] = []
  doc.on('update', (update: Uint8Array) => void frames.push({ document, user, update }))
  const { id, segments } = random.pick(live.composed)
  const length = composedLength(segments)
  const from = placeAtRandom(random, segments)
  const to = random.chance(isPen ? 0.8 : 0.3) ? from : Math.min(length, from + random.int(40))
  const line = textLine(random.chance(0.3) ? '' : writer[0]!.repeat(1 + random.int(8)))
  const edit = { from, to, line }
  if (isPen) new PenWriter(live.documents.text, 'pen-chair').carryOut(routePen(id, segments, edit))
  else writerOf(live, writer, random).carryOut(routeProposal(id, segments, edit, writer))
  live.destroy()
  return frames
}

/** Most often where a proposal begins or ends, or a few letters from there. */
function placeAtRandom(random: Random, segments: readonly Segment[]): number {
  const length = composedLength(segments)
  const edges: number[] = []
  let at = 0
  segments.forEach(({ piece, inserted, deleted }, index) => {
    const before = segments[index - 1]
    if (before && (before.deleted.length !== deleted.length || before.inserted.length !== inserted.length))
      edges.push(at)
    at += pieceLength(piece)
  })
  const place = edges.length > 0 && random.chance(0.6) ? random.pick(edges) + random.int(9) - 4 : 1 + random.int(length)
  return Math.min(length, Math.max(1, place))
}

function decideAtRandom(random: Random, rooms: Rooms, done: Done): void {
  const open = rooms[0].live.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return
  const { id } = random.pick(open)
  const outcome = random.chance(0.7) ? ('accept' as const) : ('reject' as const)
  const seen = rooms[0].version(rooms[0].mustFindProposal(id))
  alike(rooms, (room) => decide(room, CHAIR, id, { outcome, seen }))
  done.decisions++
}

function setStatusAtRandom(random: Random, rooms: Rooms, done: Done): void {
  const { id } = random.pick(rooms[0].live.composed)
  const status = random.chance(0.6) ? ('agreed' as const) : ('open' as const)
  alike(rooms, (room) => setStatus(room, CHAIR, id, status))
  done.statuses++
}

/** The same in both rooms, refusals too. */
function alike(rooms: Rooms, act: (room: Room) => void): void {
  const [asked, unasked] = rooms.map((room) => {
    try {
      act(room)
      return undefined
    } catch (error) {
      if (error instanceof Problem) return error.code
      throw error
    }
  })
  expect(unasked).toBe(asked)
}
