/**
 * What has waited for quiet may be written down a little at a time: two rooms are sent the same, and one of them is a step or more
 * further after each turn. In the end they say the same, and the register of each gives its text; also where the server was killed
 * between two steps.
 */
import { proposalsOf, recordedArticles } from '@cartif/live'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { printComposed } from './print.ts'
import { readProposals } from './read.ts'
import { areSameTexts, replayRegister } from './replay.ts'
import type { Room } from './room.ts'
import { settleInSteps } from './settle-in-steps.ts'
import { RandomRoom } from './testing/random-room.ts'
import { happenAtRandom } from './testing/random-turns.ts'
import type { Done } from './testing/random-turns.ts'

const SEED = Number(process.env['SEED'] ?? 20261129)
const WORLDS = Number(process.env['WORLDS'] ?? 25)
const TURNS = 30

test(`writing down in steps changes nothing, seed ${SEED}`, () => {
  const done = { turns: 0, decisions: 0, statuses: 0, steps: 0, between: 0 }
  for (let world = SEED; world < SEED + WORLDS; world++) {
    try {
      runWorld(world, done)
    } catch (error) {
      throw new Error(`world ${world}`, { cause: error })
    }
  }
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(WORLDS)
})

/** `between`: how often something happened while steps were left. */
type DoneInSteps = Done & Record<'steps' | 'between', number>

function runWorld(seed: number, done: DoneInSteps): void {
  const random = createRandom(seed)
  const [stepwise, atOnce] = [new RandomRoom(createRandom(-seed)), new RandomRoom(createRandom(-seed))]
  const rooms = [stepwise.room, atOnce.room] as const
  let steps: Generator<void> | undefined
  for (let turn = 0; turn < TURNS; turn++) {
    happenAtRandom(random, rooms, done)
    if (steps) done.between++
    steps = goOn(random, stepwise.room, steps, done)
    for (const { documents } of rooms) documents.flush()
  }
  if (random.chance(0.5)) stepwise.kill()
  expect(saidBy(stepwise.room)).toEqual(saidBy(atOnce.room))
  stepwise.stop()
  atOnce.stop()
}

/** Some steps, one article or proposal each; undefined when none is left. */
function goOn(random: Random, room: Room, begun: Generator<void> | undefined, done: DoneInSteps) {
  const steps = begun ?? settleInSteps(room, room['attach'](), 1)
  for (let left = random.int(3); left > 0; left--) {
    done.steps++
    room.documents.flush()
    if (steps.next().done === true) return undefined
  }
  return steps
}

function saidBy(room: Room) {
  room.settle()
  const { pen, registration } = room['attach']()
  expect([pen.isBehind, registration.isBehind]).toEqual([false, false])
  const { text, record, layers } = room.live.documents
  expect(areSameTexts(replayRegister(room), room.live.negotiation.articles)).toBe(true)
  expect(room.register.verify().intact).toBe(true)
  return {
    composed: printComposed(room.live.composed),
    proposals: readProposals(room),
    versions: Object.fromEntries(
      room.live.negotiation.proposals.map(({ id }) => [id, room.live.recordOf(id)?.version])
    ),
    statuses: Object.fromEntries(recordedArticles(record)),
    text: Y.encodeStateAsUpdate(text),
    layers: [...layers.values()].map((layer) => proposalsOf(layer).toJSON() as unknown)
  }
}
