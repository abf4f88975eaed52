import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeArticles } from '@cartif/live'
import { PARTY_CODES } from '@cartif/negotiation'
import { parseNotation } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Database } from '../storage/database.ts'
import { mustReadDraft } from './must-read-draft.ts'
import { printComposed } from './print.ts'
import { readDraft } from './read-draft.ts'
import type { DraftArticle } from './read-draft.ts'
import { readProposals } from './read.ts'
import { Room } from './room.ts'
import { joinSponsors, tableBrackets } from './table-brackets.ts'
import { randomDraft } from './testing/random-draft.ts'
import { tableOneByOne } from './testing/table-one-by-one.ts'

const SEED = Number(process.env['SEED'] ?? 20261128)
const WORLDS = Number(process.env['WORLDS'] ?? 40)

let directory: string
let db: Database
const now = () => '2026-01-01T00:00:00.000Z'

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-'))
  db = new Database(directory, now, { synchronous: 'OFF' })
  db.run(db.query.insertInto('working_group').values({ id: 'tf', name: 'Trade Facilitation' }))
})
afterEach(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

/** A room with the articles that stand, and nothing on the table. */
function roomWith(id: string, articles: readonly DraftArticle[]): Room {
  const row = { id, working_group: 'tf', title: id, symbol: id, kind: 'agreement' as const, created_at: now() }
  db.run(db.query.insertInto('instrument').values(row))
  const info = { id, workingGroup: 'tf', title: id, symbol: id }
  const room = new Room({ info, parties: PARTY_CODES, db, now, nameOf: () => undefined, quiet: Infinity })
  const standing = articles.filter(({ whole }) => whole?.kind !== 'insert')
  room.act(() => {
    writeArticles(
      room.documents.open('text'),
      standing.map(({ id: article, kind, order, line }) => ({ id: article, kind, order, line }))
    )
    room.live.flush()
  })
  return room
}

/** All that anybody reads of it, with the numbers of proposals for their random names. */
function readAll(room: Room) {
  const proposals = readProposals(room)
  const names = proposals.flatMap(({ id, number, changes }) => [
    [id, `no. ${number}`] as const,
    ...changes.map((change) => [change.id, `words of no. ${number}`] as const)
  ])
  const named = new Map(names)
  const say = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replace(/"([a-z]+-[a-z0-9]+)"/g, (all, id) => `"${named.get(id) ?? id}"`))
  const acts = room.register.list({ instrument: room.info.id, limit: 1000 })
  return {
    proposals: say(
      proposals.map(({ number, holder, status, sponsors, article, changes, positions }) => ({
        number,
        holder,
        status,
        sponsors,
        article,
        changes,
        positions: positions.map(({ party, stance, stale }) => ({ party, stance, stale }))
      }))
    ),
    text: printComposed(room.live.composed),
    acts: acts.map(({ kind, party, body }) => [kind, party, (body as { number?: number }).number ?? null]),
    problems: room.live.problems
  }
}

test(`tabled together they are what they are tabled one by one (SEED=${SEED})`, () => {
  let most = 0
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(SEED + world)
    const notation = randomDraft(random, { articles: 1 + random.int(4), paragraphs: 2, brackets: 3, words: 2 })
    const { articles } = readDraft(parseNotation(notation).tree)
    const together = roomWith(`together-${world}`, articles)
    joinSponsors(
      together,
      together.act(() => tableBrackets(together, articles, 'somebody')),
      'somebody'
    )
    const oneByOne = roomWith(`one-by-one-${world}`, articles)
    tableOneByOne(oneByOne, articles, 'somebody')
    const found = readAll(together)
    expect(found, `SEED=${SEED + world}\n${notation}`).toEqual(readAll(oneByOne))
    most = Math.max(most, (found.proposals as unknown[]).length)
  }
  expect(most).toBeGreaterThan(10)
})

test('a text of 60,000 words with 3,000 brackets is read as often as brackets stand in brackets', () => {
  const notation = randomDraft(createRandom(SEED), { articles: 70, paragraphs: 20, brackets: 2, words: 24 })
  const { articles, brackets } = mustReadDraft(notation, PARTY_CODES)
  expect(brackets).toBeGreaterThan(3000)
  expect(notation.split(/\s+/).length).toBeGreaterThan(60_000)
  const room = roomWith('large', articles)
  let readings = 0
  room.live.onChange(() => void readings++)
  const joined = room.act(() => tableBrackets(room, articles, 'somebody'))
  expect(joined.length).toBeGreaterThan(500)
  joinSponsors(room, joined, 'somebody')
  expect(readings).toBeLessThan(10)
  const numbers = readProposals(room).map(({ number }) => number)
  expect(numbers.length).toBeGreaterThan(2500)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(room.live.problems).toEqual([])
}, 60_000)

test('more than can be tabled while everybody waits are refused with how many there are', () => {
  const notation = `Article 1 — Fees\n1.  Fees${' [are] published'.repeat(5001)}.\n`
  expect(() => mustReadDraft(notation, PARTY_CODES)).toThrow('There are 5001 brackets in it, and a draft may have 5000')
})
