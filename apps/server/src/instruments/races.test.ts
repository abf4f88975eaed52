/**
 * Decisions in races, over seeded worlds: two chairs, the authors and everybody else act at the same moment. What is left is
 * what the acts that were allowed leave one after the other, in the order of the register; all others are told why.
 */
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { expect, test } from 'vitest'
import { replayRegister } from './replay.ts'
import { TestServer } from './testing/test-server.ts'
import type { Answer, Person, ProposalJson, Refusal } from './testing/test-server.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 25) / 5
const RACES = 8
/** Worlds that once broke a law. */
const PINNED = [
  20251125 // a proposal superseded by another's decision was reopened by its own, which had been reopened before
]
const PARTIES = ['kaz', 'pak', 'uzb'] as const
const TEXT = `Article 1 — Publication
1.  Each Party shall publish promptly the fees and charges.
`
const QUOTES = ['shall publish promptly', 'publish', 'the fees and charges', 'fees', 'promptly the', 'charges', 'shall']
const TEXTS = ['', 'should', 'may, where practicable,', 'all duties', 'without delay']
/** What who comes late may be told. */
const REFUSALS = ['proposal-not-open', 'proposal-not-decided', 'wording-changed', 'text-changed', 'decided-since']

interface Act {
  readonly who: Person
  readonly number: number
  readonly outcome: 'accept' | 'reject' | 'withdraw' | 'reopen' | 'support'
}

interface Row {
  readonly seq: number
  readonly kind: string
  readonly actor: Person
  readonly body: { readonly number: number; readonly version: string }
}

test(`races, seed ${SEED}`, async () => {
  const done = { won: 0, lost: 0 }
  for (const world of [...PINNED, ...Array.from({ length: WORLDS }, (_, index) => SEED + index)]) {
    try {
      await runWorld(createRandom(world), done)
    } catch (error) {
      throw new Error(`world ${world}`, { cause: error })
    }
  }
  expect(done.won).toBeGreaterThan(WORLDS * RACES)
  expect(done.lost).toBeGreaterThan(WORLDS * RACES)
})

async function runWorld(random: Random, done: { won: number; lost: number }): Promise<void> {
  const [server, serial] = [await TestServer.start(TEXT), await TestServer.start(TEXT)]
  try {
    for (let count = 0; count < 10; count++) {
      const who = random.pick(PARTIES)
      const change = { provision: 'Article 1(1)', quote: random.pick(QUOTES), text: random.pick(TEXTS) }
      for (const one of [server, serial]) await one.propose(who, change)
    }
    for (let race = 0; race < RACES; race++) await runRace(random, server, done)
    const acts = await actsIn(server)
    checkDecidedOnce(acts)
    for (const act of acts) {
      const { status, text } = await carryOut(serial, await serial.proposals(), act)
      expect(status, `${act.outcome} of no. ${act.number} one after the other: ${text}`).toBe(200)
    }
    expect(await standing(server)).toEqual(await standing(serial))
    expect(server.room.register.verify().intact).toBe(true)
    expect(replayRegister(server.room)).toEqual(server.room.live.negotiation.articles)
  } finally {
    await server.stop()
    await serial.stop()
  }
}

/** Several act at once on what all of them saw a moment before. */
async function runRace(random: Random, server: TestServer, done: { won: number; lost: number }): Promise<void> {
  const seen = await server.proposals()
  const contested = [random.pick(seen), random.pick(seen)]
  const acts = Array.from({ length: 6 }, () => actAtRandom(random, random.pick(contested)))
  const before = (await rowsOf(server)).length
  const answers = await Promise.all(acts.map((act) => carryOut(server, seen, act)))
  const rows = (await rowsOf(server)).slice(before)
  for (const { status, body } of answers) {
    if (status === 200) done.won++
    else {
      done.lost++
      expect(REFUSALS).toContain(body.code)
    }
  }
  // Each act that was allowed is one row, no other is any; what was accepted is the wording that the chair saw.
  const allowed = acts.filter((_, index) => answers[index]!.status === 200).map(nameAct)
  expect(rows.map(actOf).map(nameAct).toSorted()).toEqual(allowed.toSorted())
  for (const { kind, body } of rows) {
    const was = seen.find(({ number }) => number === body.number)
    if (kind === 'proposal-accept') expect(body.version).toBe(was?.version)
  }
}

function actAtRandom(random: Random, { number, party }: ProposalJson): Act {
  const outcome = random.pick(['accept', 'accept', 'reject', 'withdraw', 'reopen', 'support'] as const)
  const own = party?.toLowerCase()
  const holder = PARTIES.find((one) => one === own)!
  const who = outcome === 'withdraw' ? holder : outcome === 'support' ? random.pick(PARTIES) : 'chair'
  return { who, number: number!, outcome }
}

function carryOut(server: TestServer, seen: readonly ProposalJson[], act: Act): Promise<Answer<Refusal>> {
  const { id, version } = seen.find(({ number }) => number === act.number)!
  const position = { stance: 'support', seen: version }
  if (act.outcome === 'support') return server.ask(act.who, 'PUT', `/proposals/${id}/position`, position)
  return server.ask(act.who, 'POST', `/proposals/${id}/decision`, { outcome: act.outcome, seen: version })
}

async function rowsOf(server: TestServer): Promise<readonly Row[]> {
  const rows = await server.mustAsk<readonly Row[]>('legal', 'GET', '/register?limit=1000')
  const acts = rows.filter(({ kind }) => KINDS.has(kind))
  return acts.toSorted((a, b) => a.seq - b.seq)
}

const KINDS: ReadonlyMap<string, Act['outcome']> = new Map([
  ['proposal-accept', 'accept'],
  ['proposal-reject', 'reject'],
  ['proposal-withdraw', 'withdraw'],
  ['proposal-reopen', 'reopen'],
  ['position-taken', 'support']
])

function actOf({ kind, actor, body }: Row): Act {
  return { who: actor, number: body.number, outcome: KINDS.get(kind)! }
}

function nameAct({ who, number, outcome }: Act): string {
  return `${outcome} of no. ${number} by ${who}`
}

async function actsIn(server: TestServer): Promise<readonly Act[]> {
  return (await rowsOf(server)).map(actOf)
}

/** A proposal is decided once; before it is decided again, it was reopened. */
function checkDecidedOnce(acts: readonly Act[]): void {
  const decided = new Set<number>()
  for (const { number, outcome } of acts) {
    if (outcome === 'support') continue
    expect(decided.has(number), `no. ${number} before ${outcome}`).toBe(outcome === 'reopen')
    if (outcome === 'reopen') decided.delete(number)
    else decided.add(number)
  }
}

/** The text in brackets, and what became of each proposal. */
async function standing(server: TestServer) {
  const proposals = await server.proposals()
  const fates = proposals.map(({ number, status, positions }) => [number, status, positions.map(({ party }) => party)])
  return [await server.notation(), fates]
}
