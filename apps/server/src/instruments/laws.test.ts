/**
 * The laws of a room over seeded negotiations: delegations write at random into copies of their layers, frames arrive in
 * random order, and chair, parties and restarts come between.
 */
import { composeAll, recordedProposals } from '@cartif/live'
import { compose, composedLength, isOpen, routeProposal } from '@cartif/negotiation'
import type { Actor, ChangeWording } from '@cartif/negotiation'
import { pieceLength, textLine } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Problem } from '../http/errors.ts'
import { decide, previewDecision } from './decisions.ts'
import { takePosition } from './positions.ts'
import { printComposed } from './print.ts'
import { propose } from './propose.ts'
import { readProposals } from './read.ts'
import { replayRegister } from './replay.ts'
import { reopenDecision } from './reopening.ts'
import type { Room } from './room.ts'
import { PARTIES, RandomRoom, copiesOf, writerOf } from './testing/random-room.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 25)
const STEPS = 40
/** Worlds that once broke a law. */
const PINNED = [
  20251158 // an amendment typed late into a change that a decision had voided was tabled and shown nowhere
]
const CHAIR: Actor = { user: 'chair', name: 'Chair', role: 'chair' }

test(`laws of the room, seed ${SEED}`, () => {
  const done = { edits: 0, decisions: 0, reopenings: 0, restarts: 0, late: 0 }
  for (const world of [...PINNED, ...Array.from({ length: WORLDS }, (_, index) => SEED + index)]) {
    try {
      runWorld(createRandom(world), done)
    } catch (error) {
      throw new Error(`world ${world}`, { cause: error })
    }
  }
  expect(Object.values(done).every((count) => count > WORLDS / 5)).toBe(true)
})

type Done = Record<'edits' | 'decisions' | 'reopenings' | 'restarts' | 'late', number>

function runWorld(random: Random, done: Done): void {
  const world = new RandomRoom(random)
  const restart = () => {
    world.restart()
    done.restarts++
  }
  for (let step = 0; step < STEPS; step++) {
    const { room } = world
    const act = random.int(20)
    if (act < 12) keepingText(room, () => void (done.edits += writeAtRandom(random, room)))
    else if (act < 13) proposeOnArticles(random, room)
    else if (act < 17) decideAtRandom(random, room, done)
    else if (act < 18) writeTooLate(random, room, done)
    else if (act < 19) takePositionAtRandom(random, room)
    else keepingEverything(() => world.room, restart)
    checkRoom(world.room)
  }
  world.stop()
}

const textOf = (room: Room): string =>
  printComposed(compose({ articles: room.live.negotiation.articles, proposals: [] }))

const shown = (room: Room) => [printComposed(room.live.composed), readProposals(room)]

function keepingText(room: Room, act: () => void): void {
  const before = textOf(room)
  act()
  expect(textOf(room)).toBe(before)
}

function keepingEverything(room: () => Room, act: () => void): void {
  const before = shown(room())
  act()
  expect(shown(room())).toEqual(before)
}

/** A delegate writes a few times into a copy, and what was written arrives in one frame or several. */
function writeAtRandom(random: Random, room: Room): number {
  const { holder, live, writer, frames } = enter(random, room)
  for (let count = 1 + random.int(4); count > 0; count--) {
    const article = random.pick(live.composed)
    const length = composedLength(article.segments)
    const from = 1 + random.int(length)
    const to = random.chance(0.5) ? from : Math.min(length, from + random.int(12))
    const line = textLine(random.chance(0.3) ? '' : `${holder[0]}`.repeat(1 + random.int(3)))
    writer.carryOut(routeProposal(article.id, article.segments, { from: Math.min(from, length), to, line }, holder))
  }
  deliver(random, room, holder, frames)
  expect(printComposed(room.live.composed)).toBe(printComposed(live.composed))
  return frames.length
}

/** A delegate with a copy of every document as it is at this moment. */
function enter(random: Random, room: Room) {
  const holder = random.pick(PARTIES)
  const live = copiesOf(room, random)
  const frames: Uint8Array[] = []
  live.documents.layers.get(holder)!.on('update', (update: Uint8Array) => void frames.push(update))
  return { holder, live, writer: writerOf(live, holder, random), frames }
}

function deliver(random: Random, room: Room, holder: string, frames: readonly Uint8Array[]): void {
  for (const update of random.chance(0.5) ? frames : [Y.mergeUpdates([...frames])].filter(() => frames.length > 0)) {
    const malformed = (reason: string) => expect.unreachable(reason)
    room.documents.receive({ document: `layer/${holder}`, update, user: holder, stored: () => {}, malformed })
    if (random.chance(0.3)) room.documents.flush()
  }
  room.documents.flush()
}

/**
 * Somebody types into open words while those are decided on: it changes no text, and is shown, or told to be late, or has
 * lapsed with what it amends, its words in the register.
 */
function writeTooLate(random: Random, room: Room, done: Done): void {
  const { holder, live, writer, frames } = enter(random, room)
  const words = live.composed.flatMap(({ id, segments }) => {
    let at = 0
    return segments.map((segment) => ({ id, segments, segment, from: (at += pieceLength(segment.piece)) }))
  })
  const inOpenWords = words.filter(({ segment }) => segment.inserted.length > 0 && segment.piece.type === 'text')
  if (inOpenWords.length === 0) return
  const { id, segments, segment, from } = random.pick(inOpenWords)
  const typed = `<${random.int(2 ** 31)}>`
  const at = from - random.int(pieceLength(segment.piece) + 1)
  writer.carryOut(routeProposal(id, segments, { from: at, to: at, line: textLine(typed) }, holder))
  const { id: decided } = segment.inserted[0]!.proposal
  const outcome = random.chance(0.5) ? ('accept' as const) : ('reject' as const)
  decide(room, CHAIR, decided, { outcome, seen: room.version(room.mustFindProposal(decided)) })
  keepingText(room, () => deliver(random, room, holder, frames))
  const late = [...recordedProposals(room.live.documents.record).values()].find((one) =>
    one.late?.inserted.includes(typed)
  )
  const isShown = printComposed(room.live.composed).includes(typed.replace('<', ''))
  expect(isShown || late !== undefined || hasLapsed(room, typed)).toBe(true)
  if (late) done.late++
}

function hasLapsed(room: Room, words: string): boolean {
  const rows = room.register.list({ kind: 'proposal-lapsed', limit: 1_000_000 })
  const wordings = rows.flatMap(({ body }) => (body as { wording: readonly ChangeWording[] }).wording)
  return wordings.some(({ inserted }) => inserted.includes(words))
}

/** Whole articles: brought, struck or moved. */
function proposeOnArticles(random: Random, room: Room): void {
  const party = random.pick(PARTIES)
  const { articles } = room.live.negotiation
  if (articles.length === 0) return
  const [article, after] = [random.pick(articles).id, random.pick(articles).id]
  const change = random.pick([
    { deleteArticle: article },
    { moveArticle: { article, after } },
    { newArticle: { after, notation: `Article — Of ${party}\n1.  Words.` } }
  ])
  propose(room, { user: party, name: party, role: 'delegate', party }, { changes: [change], rationale: '' })
}

/** What is shown beforehand is what happens; reopening at once gives back what was. */
function decideAtRandom(random: Random, room: Room, done: Done): void {
  const open = room.live.negotiation.proposals.filter(isOpen)
  if (open.length === 0) return
  const proposal = random.pick(open)
  const outcome = random.chance(0.7) ? ('accept' as const) : ('reject' as const)
  const before = shown(room)
  const base = textOf(room)
  const preview = previewDecision(room, proposal.id, outcome)
  expect(shown(room)).toEqual(before)
  const decided = decide(room, CHAIR, proposal.id, { outcome, seen: preview.version })
  expect(decided).toEqual(preview)
  expect(outcome === 'accept' || textOf(room) === base).toBe(true)
  for (const { proposal: other } of decided.consequences) expect(room.live.recordOf(other)).toBeDefined()
  done.decisions++
  if (random.chance(0.5)) return
  const [notation] = before
  reopenDecision(room, CHAIR, proposal.id, undefined)
  expect(printComposed(room.live.composed)).toBe(notation)
  expect(readProposals(room).map(({ id, status, version }) => [id, status, version])).toEqual(
    (before[1] as ReturnType<typeof readProposals>).map(({ id, status, version }) => [id, status, version])
  )
  done.reopenings++
}

function takePositionAtRandom(random: Random, room: Room): void {
  const party = random.pick(PARTIES)
  const { proposals } = room.live.negotiation
  if (proposals.length === 0) return
  try {
    takePosition(room, { user: party, name: party, role: 'delegate', party }, random.pick(proposals).id, 'support')
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'proposal-not-open') throw error
  }
}

function checkRoom(room: Room): void {
  const { live } = room
  expect(printComposed(live.composed)).toBe(printComposed(composeAll(live.documents)))
  const tabled = live.negotiation.proposals.filter(({ changes }) => changes.length > 0)
  const numbers = tabled.map(({ id }) => live.recordOf(id)?.number)
  expect(new Set(numbers).size).toBe(tabled.length)
  expect(numbers).not.toContain(undefined)
  room.settle()
  for (const proposal of tabled.filter(isOpen)) expect(live.recordOf(proposal.id)?.version).toBe(room.version(proposal))
  expect(room.register.verify().intact).toBe(true)
  expect(replayRegister(room)).toEqual(live.negotiation.articles)
}
