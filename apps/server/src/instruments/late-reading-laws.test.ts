/**
 * What the pen wrote may be read late, and nothing is different for it: two rooms are sent the same turns. One is asked after each of
 * them what it says, and reads whatever comes to an article with proposals at once; the other is not asked. In the end they say
 * the same, word for word, in documents and register.
 */
import { LiveInstrument } from '@cartif/live'
import { createRandom } from '@cartif/treaty-text/testing'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { printComposed } from './print.ts'
import { ProposalPlaces } from './proposal-places.ts'
import { readProposals } from './read.ts'
import type { Room } from './room.ts'
import { RandomRoom } from './testing/random-room.ts'
import { happenAtRandom } from './testing/random-turns.ts'
import type { Done } from './testing/random-turns.ts'

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

function runWorld(seed: number, done: Done): void {
  const random = createRandom(seed)
  const [asked, unasked] = [new RandomRoom(createRandom(-seed)), new RandomRoom(createRandom(-seed))]
  const rooms = [asked.room, unasked.room] as const
  readNearProposals(asked.room)
  for (let step = 1; step <= STEPS; step++) {
    happenAtRandom(random, rooms, done)
    for (const { documents } of rooms) documents.flush()
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
