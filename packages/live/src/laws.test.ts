import { describe, expect, test } from 'vitest'
import { accept, carryOut, close, compose, isOpen, routeProposal } from '@cartif/negotiation'
import type { ComposedArticle, Held, Negotiation, Proposal } from '@cartif/negotiation'
import { randomEdit, randomWorld, showNegotiation, unitsOf } from '@cartif/negotiation/testing'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { writeDecision } from './decision-writer.ts'
import { LiveInstrument } from './live-instrument.ts'
import type { LiveDocuments } from './live-instrument.ts'
import { recordedProposals } from './record-mirror.ts'
import { Room } from './testing/index.ts'
import type { Replica } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 150)
const STEPS = 30

describe(`laws of the live documents, seed ${SEED}`, () => {
  test('routing shows the edit, incremental equals full, decisions land as decided, replicas converge', () => {
    const done = { edits: 0, decisions: 0 }
    for (let world = 0; world < WORLDS; world++) {
      try {
        runWorld(SEED + world, done)
      } catch (error) {
        throw new Error(`world ${SEED + world}`, { cause: error })
      }
    }
    expect(done.edits).toBeGreaterThan(WORLDS)
    expect(done.decisions).toBeGreaterThan(WORLDS / 4)
  })
})

function runWorld(seed: number, done: { edits: number; decisions: number }): void {
  const random = createRandom(seed)
  const seeds = randomWorld(random, 2)
  const room = new Room(seeds.negotiation.articles)
  for (let step = 0; step < STEPS; step++) {
    const act = random.int(10)
    if (act < 5) done.edits += editAtRandom(random, seeds, random.pick(room.replicas))
    else if (act < 9) deliverAtRandom(random, room)
    else done.decisions += decideAtRandom(random, room)
  }
  while (room.deliver(random));
  const shown = showLive(room.live)
  for (const { live } of room.replicas) expect(showLive(live)).toBe(shown)
}

/** Those that only read are checked too, not only the one that wrote. */
function deliverAtRandom(random: Random, room: Room): void {
  if (room.deliver(random)) checkIncremental(random.pick([room, ...room.replicas]).live)
}

function editAtRandom(random: Random, seeds: { nextId: number; negotiation: Negotiation }, replica: Replica): number {
  const { live, writer, holder } = replica
  if (live.composed.length === 0) return 0
  const article = random.pick(live.composed)
  const edit = randomEdit(random, seeds, article, holder[0]!)
  const operations = routeProposal(article.id, article.segments, edit, holder)
  const expected = carryOut(live.negotiation, operations, {
    holder,
    tabled: 1e12,
    newId: () => `${holder}-x${seeds.nextId++}`
  })
  writer.carryOut(operations)
  expect(unitsShown(live.composed)).toEqual(unitsShown(compose(expected)))
  checkIncremental(live)
  return operations.length
}

function decideAtRandom(random: Random, room: Room): number {
  const { live, server } = room
  register(live.negotiation, server)
  const open = live.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return 0
  const { id } = random.pick(open)
  const decision = random.chance(0.7) ? accept(live.negotiation, id) : close(live.negotiation, id, 'rejected')
  register(decision.negotiation, server)
  writeDecision(live, decision, 'decision-1')
  expect(showUnits(compose(live.negotiation))).toEqual(showUnits(compose(decision.negotiation)))
  checkIncremental(live)
  return 1
}

/** What the server does with every new proposal and every new status. */
function register({ proposals }: Negotiation, { record }: LiveDocuments): void {
  const map = recordedProposals(record)
  record.transact(() => {
    for (const { id, status, voided, holder } of proposals) {
      const number = map.get(id)?.number ?? 1 + map.size
      const rest = { version: '', tabledAt: '', tabledBy: '', sponsors: [], positions: [] }
      map.set(id, { number, holder, status, ...(voided ? { voided } : {}), ...rest })
    }
  })
}

/** What was read piece by piece is in every part what a reading from the beginning gives. */
function checkIncremental(live: LiveInstrument): void {
  const fresh = new LiveInstrument(live.documents)
  expect(live.composed.map(wholeOf)).toEqual(fresh.composed.map(wholeOf))
  expect(live.outline).toEqual(fresh.outline)
  expect(byId(live.negotiation.proposals)).toEqual(byId(fresh.negotiation.proposals))
  expect(live.negotiation.articles).toEqual(fresh.negotiation.articles)
  fresh.destroy()
}

function wholeOf({ segments, inserted, deleted, moved, ...rest }: ComposedArticle) {
  return {
    ...rest,
    whole: [...(inserted ? [inserted] : []), ...deleted, ...moved].map(heldOf),
    segments: segments.map((one) => ({
      ...one,
      inserted: one.inserted.map(heldOf),
      deleted: one.deleted.map(heldOf),
      bracketed: one.bracketed.map(heldOf)
    }))
  }
}

/** A change with what is asked of its proposal; the proposal's other changes are asked of the negotiation. */
function heldOf({ change, proposal: { id, holder, status, tabled } }: Held) {
  return { change, id, holder, status, tabled }
}

const byId = (proposals: readonly Proposal[]) => proposals.toSorted((a, b) => (a.id < b.id ? -1 : 1))

const showLive = (live: LiveInstrument): string => showNegotiation(live.negotiation)

function showUnits(articles: readonly ComposedArticle[]) {
  return articles.map(({ id, segments }) => [id, unitsOf(segments)])
}

/** Words with the holders of what brings and strikes them: ids of new proposals differ between the two ways. */
function unitsShown(articles: readonly ComposedArticle[]) {
  return articles.map(({ id, segments }) => [
    id,
    unitsOf(segments).map(({ unit, inserted, deleted }) => [unit, inserted.map(nameOf), deleted.map(nameOf).sort()])
  ])
}

const nameOf = (id: string): string => id.split('-')[0]!
