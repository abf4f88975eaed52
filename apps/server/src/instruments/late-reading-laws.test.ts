/**
 * What the pen wrote may be read late, and nothing is different for it: two rooms are sent the same turns. One is asked after each of
 * them what it says, and reads whatever comes to an article with proposals at once; the other is not asked. In the end they say
 * the same, word for word, in documents and register.
 */
import { LiveInstrument, PenWriter } from '@cartif/live'
import { composedLength, isOpen, routePen, routeProposal } from '@cartif/negotiation'
import type { Actor, Segment } from '@cartif/negotiation'
import { pieceLength, textLine } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Problem } from '../http/errors.ts'
import { setStatus } from './agreement.ts'
import { decide } from './decisions.ts'
import { printComposed } from './print.ts'
import { ProposalPlaces } from './proposal-places.ts'
import { readProposals } from './read.ts'
import type { Room } from './room.ts'
import { PARTIES, RandomRoom, copiesOf, writerOf } from './testing/random-room.ts'

const SEED = Number(process.env['SEED'] ?? 20261129)
const WORLDS = Number(process.env['WORLDS'] ?? 25)
const STEPS = 30
/** Steps after which the room that is not asked is. */
const LOOKS = 10
/** Worlds that differ when one thing is left out. */
const PINNED = [
  5031, // catching up before others' frames
  9001, // reading at once what comes with proposals
  9028, // following the places while the pen writes before them
  9029, // catching up before a strike is split
  9030 // reading what touches a proposal
]
const CHAIR: Actor = { user: 'chair', name: 'Chair', role: 'chair' }

test(`reading late changes nothing, seed ${SEED}`, () => {
  const postpone = vi.spyOn(LiveInstrument.prototype, 'postpone')
  const isClear = vi.spyOn(ProposalPlaces.prototype, 'isClear')
  const done = { turns: 0, decisions: 0, statuses: 0 }
  for (const world of [...PINNED, ...Array.from({ length: WORLDS }, (_, index) => SEED + index)]) {
    try {
      runWorld(world, done)
    } catch (error) {
      throw new Error(`world ${world}`, { cause: error })
    }
  }
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(WORLDS)
  expect(postpone.mock.calls.length).toBeGreaterThan(WORLDS)
  // In articles with proposals too, and not always.
  for (const clear of [true, false])
    expect(isClear.mock.results.filter(({ value }) => value === clear).length).toBeGreaterThan(WORLDS)
})

type Done = Record<'turns' | 'decisions' | 'statuses', number>

function runWorld(seed: number, done: Done): void {
  const random = createRandom(seed)
  const [asked, unasked] = [new RandomRoom(createRandom(-seed)), new RandomRoom(createRandom(-seed))]
  const rooms = [asked.room, unasked.room] as const
  readNearProposals(asked.room)
  for (let step = 1; step <= STEPS; step++) {
    const act = random.int(10)
    if (act < 8) turn(random, rooms, done)
    else if (act < 9) decideAtRandom(random, rooms, done)
    else setStatusAtRandom(random, rooms, done)
    void asked.room.live
    if (step % LOOKS === 0) expect(saidBy(unasked.room)).toEqual(saidBy(asked.room))
  }
  asked.stop()
  unasked.stop()
}

/** Whatever the pen writes in an article with proposals is read at once there: what the other room finds clear has to be. */
function readNearProposals(room: Room): void {
  void room.live
  room['attached']!.pen['places'].isClear = () => false
}

/** Some write at once, each into a copy; what they wrote arrives in one turn or in several. */
function turn(random: Random, rooms: readonly [Room, Room], done: Done): void {
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
  for (const { documents } of rooms) documents.flush()
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

function decideAtRandom(random: Random, rooms: readonly [Room, Room], done: Done): void {
  const open = rooms[0].live.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return
  const { id } = random.pick(open)
  const outcome = random.chance(0.7) ? ('accept' as const) : ('reject' as const)
  const seen = rooms[0].version(rooms[0].mustFindProposal(id))
  alike(rooms, (room) => decide(room, CHAIR, id, { outcome, seen }))
  done.decisions++
}

function setStatusAtRandom(random: Random, rooms: readonly [Room, Room], done: Done): void {
  const { id } = random.pick(rooms[0].live.composed)
  const status = random.chance(0.6) ? ('agreed' as const) : ('open' as const)
  alike(rooms, (room) => setStatus(room, CHAIR, id, status))
  done.statuses++
}

/** The same in both rooms, refusals too. */
function alike(rooms: readonly [Room, Room], act: (room: Room) => void): void {
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

function saidBy(room: Room) {
  room.settle()
  const { text, record, layers } = room.live.documents
  return {
    composed: printComposed(room.live.composed),
    proposals: readProposals(room),
    documents: [text, record, ...layers.values()].map((doc) => Y.encodeStateAsUpdate(doc)),
    register: room.register.list({ limit: 1_000_000 })
  }
}
