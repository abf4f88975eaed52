/**
 * Two hundred words and more that only one working group has written are in no byte that a member of another one is sent, by any call
 * or document, whatever the refusal; nor are any of them in what the server writes into its log, whoever reads that.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DRAFT, TestServer } from '../instruments/testing/test-server.ts'
import { RawClient } from './testing/raw-client.ts'
import { SharedClient } from './testing/shared-client.ts'
import * as Y from 'yjs'

const CANARIES = Array.from({ length: 206 }, (_, at) => `canary${String(at).padStart(3, '0')}zq`)
let server: TestServer
let next = 0
const canary = () => CANARIES[next++]!
const log: string[] = []
let restore = () => {}
const ids: Record<string, string> = { id: 'fa' }

beforeAll(async () => {
  restore = listenToLog()
  process.env['LOG_LEVEL'] = 'trace'
  server = await TestServer.start(draft())
  delete process.env['LOG_LEVEL']
  seatStranger()
  await speak()
})
afterAll(async () => {
  restore()
  await server.stop()
})

/** Whatever would be written to standard output is kept. */
function listenToLog(): () => void {
  const { write } = process.stdout
  process.stdout.write = ((chunk: string | Uint8Array) => log.push(String(chunk)) > 0) as typeof write
  return () => void (process.stdout.write = write)
}

/** Seventy of them in the text itself. */
function draft(): string {
  const lines = Array.from({ length: 70 }, (_, at) => `${at + 3}.  Each Party shall ${canary()}.`)
  return `${DRAFT}${lines.join('\n')}\n`
}

/** The stranger chairs another working group. */
function seatStranger(): void {
  const { sqlite } = server.db
  sqlite.prepare(`INSERT INTO working_group (id, name) VALUES ('other', 'Another Group')`).run()
  const columns = `working_group, user_id, role`
  sqlite.prepare(`INSERT INTO membership (${columns}) VALUES ('other', 'stranger', 'chair')`).run()
}

/** In proposals, reasons, positions, comments, decisions, revisions: wherever somebody may say something. */
async function speak(): Promise<void> {
  for (const who of ['kaz', 'pak', 'uzb', 'chair', 'legal'] as const) {
    for (let count = 6; count > 0; count--) {
      const changes = [{ provision: 'Article 2(2)', quote: 'shall', text: canary() }]
      const { id } = await server.mustAsk<{ id: string }>(who, 'POST', '/proposals', { changes, rationale: canary() })
      ids['pid'] = ids['issue'] = id
      for (const audience of ['all', 'delegation'])
        await server.mustAsk(who, 'POST', '/comments', { subject: id, audience, text: canary() })
    }
  }
  const { outline } = await server.instrument()
  ids['article'] = outline[2]!.id
  ids['provision'] = outline[2]!.provisions[1]!.id
  await server.mustAsk('pak', 'PUT', `/proposals/${ids['pid']}/position`, { stance: 'oppose', note: canary() })
  await server.mustAsk('chair', 'POST', '/revisions', { title: canary(), note: canary() })
  await prepare()
  await warn()
}

/** In what a country notes for itself and shares, in briefings, and in requests for assistance. */
async function prepare(): Promise<void> {
  ids['topic'] = 'fa:'
  const consulted = [{ who: canary(), sector: 'ministry', on: '2026-01-02', note: canary() }]
  const record = { readiness: 2, priorities: canary(), sensitivities: canary(), consulted }
  await server.mustAsk('kaz', 'PUT', '/api/preparation/fa:', { ...record, seen: 0 })
  await server.mustAsk('kaz', 'POST', '/api/preparation/fa:/sharing', { sharedWith: 'all', seen: 1 })
  const { id: briefing } = await server.mustAsk<Made>('secretariat', 'POST', '/api/briefings', { group: 'rtg' })
  const asked = { group: 'rtg', kind: 'training', need: canary(), topic: canary(), submit: true }
  const { id: request } = await server.mustAsk<Made>('kaz', 'POST', '/api/assistance/requests', asked)
  const held = { group: 'rtg', title: canary(), on: '2026-02-03', place: 'Tashkent' }
  await server.mustAsk('chair', 'POST', '/api/assistance/workshops', held)
  Object.assign(ids, { briefing, request })
}

/** In what threatens the group, and in what it has not told the public yet. */
async function warn(): Promise<void> {
  const graded = { category: 'other', likelihood: 3, impact: 3, reviewOn: null, status: 'open', indicator: null }
  const said = { title: canary(), description: canary(), mitigation: canary(), owner: canary(), threshold: null }
  const risk = { workingGroup: 'rtg', ...graded, ...said }
  const { id } = await server.mustAsk<Made>('chair', 'POST', '/api/risks', risk)
  const en = { title: canary(), summary: '', text: canary() }
  const publication = { groups: ['rtg'], kind: 'notice', happenedOn: '2026-01-02', words: { en, ru: null }, facts: [] }
  const { id: drafted } = await server.mustAsk<Made>('secretariat', 'POST', '/api/publications', publication)
  Object.assign(ids, { risk: id, publication: drafted, table: 'proposals' })
}

interface Made {
  readonly id: string
}

/** What the negotiation is to bring about, the same for everybody, has an instrument's kind in its name. */
const FIXED = 'Agreed text of the Framework Agreement'

const found = (bytes: string) => CANARIES.filter((one) => bytes.includes(one))

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: { readonly enum?: readonly string[]; readonly default?: string }
}

/** Every address that can be asked for, in every format and view there is. */
async function addresses(): Promise<readonly string[]> {
  const { paths } = await server.mustAsk<Description>('nobody', 'GET', '/api/openapi.json')
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get) return []
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none')
    const queries = (get.parameters ?? []).filter(({ in: where }) => where === 'query')
    const required = queries.filter((one) => one.required).map((one) => `${one.name}=${one.schema.enum?.[0] ?? '0'}`)
    const base = `${filled}?${required.join('&')}`
    return [base, ...queries.flatMap(({ name, schema }) => (schema.enum ?? []).map((one) => `${base}&${name}=${one}`))]
  })
}

test('the canaries sing where they should', async () => {
  expect(next).toBe(CANARIES.length)
  const heard = new Set<string>()
  for (const path of ['/text', '/proposals', '/comments', '/revisions', '/register?limit=1000'])
    for (const one of found((await server.ask('legal', 'GET', path)).text)) heard.add(one)
  expect(heard.size).toBeGreaterThan(150)
})

test('none is in what a member of another working group, or nobody, is answered', async () => {
  const all = [...(await addresses()), '/metrics', '/', '/api/nothing', '/api/openapi.json']
  expect(all.length).toBeGreaterThan(60)
  for (const who of ['stranger', 'nobody'] as const) {
    for (const url of all) {
      for (const accept of ['application/json', 'text/plain', '*/*']) {
        const headers = { cookie: `who=${who}`, accept }
        const answer = await server.app.inject({ method: 'GET', url: url as `/${string}`, headers })
        const bytes = `${answer.rawPayload.toString('latin1')}${JSON.stringify(answer.headers)}`
        expect([url, found(bytes)]).toEqual([url, []])
        expect(bytes.replaceAll(FIXED, ''), url).not.toMatch(/Framework Agreement|CARTIF\/FA/)
      }
    }
  }
})

test('none is in what another working group’s members hear at the doors of documents', async () => {
  const names = ['text', 'record', ...server.room.holders.flatMap((holder) => [`layer/${holder}`, `draft/${holder}`])]
  for (const name of names) {
    const client = new RawClient({ address: server.address, path: `/api/live/fa/${name}`, cookie: 'who=stranger' })
    client.socket.on('open', () => client.say(Uint8Array.of(0, 0, 1, 0)))
    await client.until(() => client.closed !== undefined)
    expect([name, client.closed?.code, client.messages]).toEqual([name, 4403, []])
  }
  const many = await SharedClient.open(server.address, 'stranger')
  many.ask({ all: true })
  await many.until(() => many.closed !== undefined)
  expect([many.closed?.code, many.messages]).toEqual([4403, []])
})

test('what a delegation drafts is in nothing that another hears who asks for all there is and by name', async () => {
  const kaz = await SharedClient.open(server.address, 'kaz')
  await kaz.asked({ all: true })
  const doc = new Y.Doc()
  doc.getMap('proposals').set('draft-canary', 'unsungcanary')
  kaz.sayAbout('draft/kaz', Uint8Array.of(0, 1, 2, 0, 0))
  kaz.sayUpdateOf('draft/kaz', Y.encodeStateAsUpdate(doc))
  await kaz.until(() => kaz.told.some((one) => one.kind === 'acknowledged' && one.count === 2))
  for (const who of ['pak', 'chair', 'observer']) {
    const other = await SharedClient.open(server.address, who)
    const wanted = server.room.holders.map((holder) => ({ name: `draft/${holder}`, vector: Uint8Array.of(0) }))
    await other.asked({ all: true, wanted })
    const heard = other.messages.map((bytes) => new TextDecoder('latin1').decode(bytes)).join('')
    expect([who, heard.includes('unsungcanary'), other.named('shut').includes('draft/kaz')]).toEqual([who, false, true])
    other.leave()
  }
  kaz.leave()
})

test('a refusal says the same of an instrument that is there and of one that is not', async () => {
  for (const path of ['', '/text', '/proposals', '/export?format=txt', `/proposals/${ids['pid']}`]) {
    const say = async (id: string) =>
      (await server.ask('stranger', 'GET', `/api/instruments/${id}${path}`)).text.replaceAll(id, '…')
    expect(await say('fa')).toBe(await say('zz'))
  }
})

test('none is in the log, refused frames and refused calls included', async () => {
  const client = new RawClient({ address: server.address, path: '/api/live/fa/layer/kaz', cookie: 'who=kaz' })
  await client.heard([0, 0])
  client.say(new TextEncoder().encode(CANARIES[0]))
  await client.until(() => client.closed !== undefined)
  await server.ask('kaz', 'POST', '/proposals', {
    changes: [{ provision: CANARIES[1], quote: CANARIES[2], text: 'x' }]
  })
  await server.ask('observer', 'POST', '/proposals', { changes: [{ provision: 'x', quote: CANARIES[3], text: 'x' }] })
  expect(log.join('')).toMatch(/refused/)
  expect(found(log.join(''))).toEqual([])
  expect(found(server.reports.join(''))).toEqual([])
})
