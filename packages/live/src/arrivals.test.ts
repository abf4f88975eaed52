/**
 * A decision and an edit cross on their way: whichever reaches the server first, everybody sees the same in the end. What
 * the decided proposal's own holder types into it is another matter: those letters wait in the layer.
 */
import { expect, test } from 'vitest'
import { accept, close, compose, isOpen, routeProposal, settleArrivals } from '@cartif/negotiation'
import type { Decision, Negotiation, Proposal } from '@cartif/negotiation'
import { randomEdit, randomWorld, showNegotiation, unitsOf } from '@cartif/negotiation/testing'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import * as Y from 'yjs'
import { writeDecision } from './decision-writer.ts'
import { LayerWriter } from './layer-writer.ts'
import { LiveInstrument } from './live-instrument.ts'
import type { LiveDocuments } from './live-instrument.ts'
import { recordedProposals } from './record-mirror.ts'
import { HOLDERS, createServerDocuments } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 120)

test(`an edit and a decision that cross end the same, whichever comes first, seed ${SEED}`, () => {
  let crossed = 0
  for (let world = SEED; world < SEED + WORLDS; world++) {
    try {
      crossed += cross(createRandom(world))
    } catch (error) {
      throw new Error(`world ${world}`, { cause: error })
    }
  }
  expect(crossed).toBeGreaterThan(WORLDS / 10)
})

function cross(random: Random): number {
  const seeds = randomWorld(random, 2)
  const documents = createServerDocuments(seeds.negotiation.articles)
  const server = new LiveInstrument(documents)
  let ids = 0
  const writerFor = (live: LiveInstrument, holder: string) =>
    new LayerWriter(live, { holder, by: holder, newSuffix: () => `n${++ids}`, now: () => '2026-01-01T00:00:00Z' })
  const edit = (live: LiveInstrument, holder: string) => {
    const article = random.pick(live.composed)
    const asked = randomEdit(random, seeds, article, holder[0]!)
    const operations = routeProposal(article.id, article.segments, asked, holder)
    writerFor(live, holder).carryOut(operations)
    return operations
  }
  for (let count = 3 + random.int(8); count > 0; count--) edit(server, random.pick(HOLDERS))
  register(documents, server.negotiation)
  const open = server.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return 0
  const decided = random.pick(open)
  const holder = random.pick(HOLDERS.filter((one) => one !== decided.holder))
  const outcome = random.chance(0.8) ? 'accept' : 'reject'

  const copy = copyOf(documents)
  const theirs = new LiveInstrument(copy)
  const before = Y.encodeStateVector(copy.layers.get(holder)!)
  const known = new Set(server.negotiation.proposals.flatMap(({ changes }) => changes.map(({ id }) => id)))
  const operations = edit(theirs, holder)
  if (operations.length === 0 || operations.some(({ kind }) => kind !== 'propose')) return 0
  const update = Y.encodeStateAsUpdate(copy.layers.get(holder)!, before)

  const first = copyOf(documents)
  Y.applyUpdate(first.layers.get(holder)!, update)
  const writtenFirst = new LiveInstrument(first)
  register(first, writtenFirst.negotiation)
  land(writtenFirst, decide(writtenFirst.negotiation, decided, outcome))

  land(server, decide(server.negotiation, decided, outcome))
  Y.applyUpdate(documents.layers.get(holder)!, update)
  register(documents, server.negotiation)
  const isNew = (change: string) => !known.has(change)
  const settled = settleArrivals(server.negotiation, { isNew, quoteOf: (change) => server.quoteOf(change) })
  if (settled) land(server, settled)
  expect(shown(server), showNegotiation(server.negotiation)).toEqual(shown(writtenFirst))
  return 1
}

function decide(negotiation: Negotiation, { id }: Proposal, outcome: string): Decision {
  return outcome === 'accept' ? accept(negotiation, id) : close(negotiation, id, 'rejected')
}

function land(live: LiveInstrument, decision: Decision): void {
  register(live.documents, decision.negotiation)
  writeDecision(live, decision, 'decision')
}

/** Every unit where it stands in the text; what several bring at one point in any order. */
function shown(live: LiveInstrument) {
  return compose(live.negotiation).map(({ id, segments }) => {
    const runs: string[][] = [[]]
    for (const unit of unitsOf(segments)) {
      if (unit.inserted.length === 0) runs.push([JSON.stringify(unit)], [])
      else runs.at(-1)!.push(JSON.stringify(unit))
    }
    return [id, runs.flatMap((run) => run.toSorted())]
  })
}

/** What the server does with every new proposal and every new status. */
function register({ record }: LiveDocuments, { proposals }: Negotiation): void {
  const map = recordedProposals(record)
  record.transact(() => {
    for (const { id, status, voided, holder } of proposals) {
      const number = map.get(id)?.number ?? 1 + map.size
      const rest = { version: '', tabledAt: '', tabledBy: '', sponsors: [], positions: [] }
      map.set(id, { number, holder, status, ...(voided ? { voided } : {}), ...rest })
    }
  })
}

function copyOf({ text, record, layers }: LiveDocuments): LiveDocuments {
  const copy = (doc: Y.Doc) => {
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
    return fresh
  }
  return {
    text: copy(text),
    record: copy(record),
    layers: new Map([...layers].map(([name, doc]) => [name, copy(doc)]))
  }
}
