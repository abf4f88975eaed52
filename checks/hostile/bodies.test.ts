import { setFlagsFromString } from 'node:v8'
import { DRAFT, PEOPLE, TestServer } from '@cartif/server/testing/server'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { describe, expect, test } from 'vitest'
import { addressOf, bodyOf, callsOf } from './described-calls.ts'
import type { Call, Description, Words } from './described-calls.ts'
import { mutateBody } from './mutate-body.ts'

const SEED = Number(process.env['SEED'] ?? 1)
const BODIES = Number(process.env['BODIES'] ?? 3000)
/** What is accepted makes the instrument grow; after so many it begins anew. */
const BODIES_OF_A_SERVER = 1000
/** Milliseconds of processor time. */
const LONGEST = 100

interface Request {
  readonly who: string
  readonly method: Call['method']
  readonly url: string
  readonly payload: string | undefined
  readonly type: string
}

describe(`bodies, seed ${SEED}`, () => {
  test(`${BODIES} hostile ones are refused properly, or do what they may`, { timeout: 0 }, async () => {
    const statuses = new Map<number, number>()
    const reached = new Set<string>()
    for (let sent = 0; sent < BODIES; sent += BODIES_OF_A_SERVER) {
      const count = Math.min(BODIES_OF_A_SERVER, BODIES - sent)
      for (const { status, call } of await attackOne(SEED + sent, count)) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        reached.add(`${call.method} ${call.path}`)
      }
    }
    // What is always refused, or never, tests nothing.
    for (const status of [200, 400, 403, 404]) expect(statuses.get(status), `${status}`).toBeGreaterThan(BODIES / 200)
    expect(reached.size).toBeGreaterThan(50)
  })
})

// As the server has it: its collector comes early and has little to do.
setFlagsFromString('--heap-growing-percent=50')

async function attackOne(seed: number, count: number) {
  const random = createRandom(seed)
  const server = await TestServer.start(DRAFT)
  try {
    // A draft is begun when somebody first asks for it, whatever becomes of what they ask.
    for (const holder of server.room.holders) server.room.documents.open(`draft/${holder}`)
    const calls = callsOf(await server.mustAsk<Description>('nobody', 'GET', '/api/openapi.json'))
    const results: { status: number; call: Call }[] = []
    let words = await wordsOf(server)
    for (let number = 0; number < count; number++) {
      if (number % 50 === 0) words = await wordsOf(server)
      // Those that bring something are sent more often than those that only ask.
      const call = random.pick(random.chance(0.75) ? calls.filter(({ body }) => body) : calls)
      const request = aim(random, call, words)
      results.push({ status: await hold(server, request, `server ${seed}, body ${number}`), call })
    }
    return results
  } finally {
    await server.stop()
  }
}

function aim(random: Random, call: Call, words: Words): Request {
  const who = random.chance(0.9) ? random.pick(PEOPLE) : random.pick(['nobody', 'stranger'])
  const url = addressOf(random, call, words, random.chance(0.3))
  const body = call.body && bodyOf(random, call.body, words)
  const payload = body === undefined ? undefined : random.chance(0.2) ? JSON.stringify(body) : mutateBody(random, body)
  const type = random.chance(0.95) ? 'application/json' : random.pick(['text/plain', 'multipart/form-data', 'x/y', ''])
  return { who, method: call.method, url, payload, type }
}

/** Sends it, and holds the answer and the database to the laws. */
async function hold(server: TestServer, request: Request, name: string): Promise<number> {
  const tell = `${name}: ${request.who} ${request.method} ${request.url} ${request.payload?.slice(0, 400)}`
  server.room.settle()
  const before = rowsOf(server)
  const began = process.cpuUsage()
  const { status, type, body } = await send(server, request)
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1000, tell).toBeLessThan(LONGEST)
  const said = `${tell} → ${body.slice(0, 2000)}`
  expect(status, said).not.toBe(500)
  expect(status < 500 || status === 501, said).toBe(true)
  if (status < 400) return status
  expect(type, `${tell} → ${status}`).toContain('application/problem+json')
  expect(JSON.parse(body), tell).toMatchObject({ status, code: expect.any(String), title: expect.any(String) })
  expect(rowsOf(server), `${tell} → ${status}`).toEqual(before)
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  return status
}

async function send({ app }: TestServer, { who, method, url, payload, type }: Request) {
  const headers = {
    cookie: `who=${who}`,
    accept: 'application/json',
    ...(payload === undefined ? {} : { 'content-type': type })
  }
  const answer = await app.inject({
    method,
    url: url as `/${string}`,
    headers,
    ...(payload === undefined ? {} : { payload })
  })
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.body }
}

/** How many rows there are in every table, and the last of each. */
function rowsOf({ db }: TestServer): Readonly<Record<string, unknown>> {
  const tables = db.sqlite.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[]
  return Object.fromEntries(
    tables.map((table) => [table, db.sqlite.prepare(`SELECT count(*) n, max(rowid) last FROM "${table}"`).get()])
  )
}

async function wordsOf(server: TestServer): Promise<Words> {
  const proposals = (await server.proposals()).slice(-20)
  const { outline } = await server.instrument()
  const articles = outline.map(({ id }) => id)
  const provisions = outline.flatMap((one) => one.provisions.map(({ id }) => id))
  return {
    id: ['fa'],
    pid: proposals.map(({ id }) => id).concat('kaz-none'),
    issue: proposals.map(({ id }) => id).concat('none'),
    take: proposals.map(({ id }) => id).concat('none'),
    amends: proposals.map(({ id }) => id).concat('none'),
    seen: proposals.map(({ version }) => version).concat('none'),
    article: articles,
    subject: [...articles, ...proposals.map(({ id }) => id), ...provisions],
    provision: [...provisions, 'Article 2(1)', 'Article 2'],
    party: ['kaz', 'pak', 'uzb', 'KAZ'],
    parties: ['kaz', 'pak', 'uzb'],
    quote: ['shall', 'promptly', 'fees and charges'],
    text: ['should', '[may]', '1. ', 'words'],
    after: ['publish', 'shall'],
    revision: ['0', 'ZD', 'live'],
    from: ['0', 'live'],
    to: ['live', '0'],
    base: ['0'],
    until: ['2026-01-02T00:00:00Z', '2030-01-01T00:00:00Z'],
    content: [DRAFT, 'Article 1 — Aims\n1.  Words.']
  }
}
