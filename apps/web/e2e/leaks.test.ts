/**
 * A delegate of another working group walks through all pages, takes every file home and tries the group's addresses, while its members
 * write: more than two hundred words that only they have are in no byte that the browser is sent, nor in the server's log at
 * its finest.
 */
import { expect, test } from '@playwright/test'
import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test'
import { fromBufferPromise } from 'yauzl'
import { bracketed, enterRoom, provisionOf, putCaretBefore, signIn } from './people.ts'
import { TestServer } from './server.ts'

const CANARIES = Array.from({ length: 220 }, (_, at) => `canary${String(at).padStart(3, '0')}zq`)
const IN_TEXT = 140
const NAME = `Canary${CANARIES.length}zq`
let spoken = 0
const canary = () => CANARIES[spoken++]!

let server: TestServer
/** Of the group that the visitor is not in: its id, and that of its text. */
const secret = { group: '', text: '' }

test.beforeAll(async ({ browser }) => {
  server = await TestServer.start({ LOG_LEVEL: 'trace' })
  await speak(browser)
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function requestsOf(browser: Browser, who: string): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL: server.base, extraHTTPHeaders: { origin: server.base } })
  await signIn(server, context, who)
  return context.request
}

/** The group with its text, and whatever may be said beside it. */
async function speak(browser: Browser): Promise<void> {
  const [secretariat, chair, kaz, uzb] = await Promise.all(
    ['secretariat', 'chair', 'kaz', 'uzb'].map((who) => requestsOf(browser, who))
  )
  const send = async <T>(by: APIRequestContext | undefined, method: 'post' | 'put', path: string, data: object) => {
    const answer = await by![method](path, { data })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json()) as T
  }
  const people = (await (await secretariat!.get('/api/directory')).json()) as {
    people: { user: string; role: string }[]
  }
  const { user } = people.people.find(({ role }) => role === 'chair')!
  const words = { mandate: canary(), modalities: canary(), isOpenToObservers: false }
  const seats = { chair: user, parties: ['kaz', 'uzb', 'mng'] }
  const made = await send<{ id: string }>(secretariat, 'post', '/api/groups', { name: NAME, ...words, ...seats })
  secret.group = made.id
  const lines = Array.from({ length: IN_TEXT }, (_, at) => `${at + 1}.  Each Party shall ${canary()} without delay.`)
  const draft = { title: `Terms of ${NAME}`, symbol: 'CARTIF/ZQ', kind: 'terms-of-reference', file: 'draft.txt' }
  const notation = `Article 1 — Purpose\n${lines.join('\n')}\n`
  const text = { ...draft, notation }
  secret.text = (await send<{ id: string }>(secretariat, 'post', `/api/groups/${secret.group}/instruments`, text)).id
  const at = `/api/instruments/${secret.text}`
  for (const [index, by] of [kaz, uzb, kaz, uzb, kaz, uzb].entries()) {
    const changes = [{ provision: `Article 1(${index + 1})`, quote: 'without delay', text: canary() }]
    const { id } = await send<{ id: string }>(by, 'post', `${at}/proposals`, { changes, rationale: canary() })
    await send(by, 'post', `${at}/comments`, { subject: id, audience: 'all', text: canary() })
    await send(by, 'post', `${at}/comments`, { subject: id, audience: 'delegation', text: canary() })
    const other = by === kaz ? uzb : kaz
    await send(other, 'put', `${at}/proposals/${id}/position`, { stance: 'oppose', note: canary() })
  }
  await send(chair, 'post', `${at}/revisions`, { title: canary(), note: canary() })
  const proof = { kind: 'noted' }
  const milestone = { title: canary(), due: '2027-01-15', responsible: 'chair', proof }
  await send(chair, 'post', `/api/groups/${secret.group}/milestones`, milestone)
  const graded = { category: 'other', likelihood: 3, impact: 3, reviewOn: null, status: 'open', indicator: null }
  const said = { title: canary(), description: canary(), mitigation: canary(), owner: canary(), threshold: null }
  await send(chair, 'post', '/api/risks', { workingGroup: secret.group, ...graded, ...said })
  const need = { group: secret.group, kind: 'training', need: canary(), topic: canary(), submit: true }
  await send(kaz, 'post', '/api/assistance/requests', need)
  const workshop = { group: secret.group, title: canary(), on: '2027-02-03', place: canary() }
  await send(chair, 'post', '/api/assistance/workshops', workshop)
}

/** Everything that a browser is sent, headers and frames too; what could not be read any more, because the page had gone on, is nothing. */
function listen(context: BrowserContext): Promise<string>[] {
  const heard: Promise<string>[] = []
  context.on('response', (response) => {
    if (response.url().includes('/assets/')) return
    heard.push(response.allHeaders().then(JSON.stringify, () => ''))
    heard.push(response.body().then(readBytes, () => ''))
  })
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => void heard.push(readBytes(Buffer.from(payload))))
    )
  )
  return heard
}

/** With the parts of a Word file as they are when they are unpacked. */
async function readBytes(bytes: Buffer): Promise<string> {
  const plain = bytes.toString('latin1')
  if (!plain.startsWith('PK')) return plain
  const parts: string[] = []
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    parts.push(Buffer.concat(chunks).toString('latin1'))
  }
  return parts.join('\n')
}

const found = (texts: readonly string[]) =>
  [...CANARIES, NAME].filter((one) => texts.some((text) => text.includes(one)))

const ABOUT_ALL =
  '/ /welcome /account /people /groups /outputs /directory /register /training /assistance /meetings /meetings/new /preparation /progress /reports /risks /outreach /tables /public'
const OF_A_TEXT = ['', '/progress', '/positions', '/projector', '/revisions', '/commitments', '/commitments/wto']
const LATER = ['/compare?from=0&to=live', '/scrub', '/register']
const pagesOf = (text: string) => [...OF_A_TEXT, ...LATER].map((page) => `/instruments/${text}${page}`)

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: { readonly enum?: readonly string[] }
}

/** Every call that only asks, in every format and view there is. */
async function callsAbout(request: APIRequestContext, text: string, group: string): Promise<readonly string[]> {
  const { paths } = (await (await request.get('/api/openapi.json')).json()) as Description
  const known: Readonly<Record<string, string>> = { id: text, group, party: 'kaz', table: 'proposals' }
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get) return []
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'none')
    const queries = (get.parameters ?? []).filter(({ in: where }) => where === 'query')
    const required = queries.filter((one) => one.required).map((one) => `${one.name}=${one.schema.enum?.[0] ?? '0'}`)
    const base = `${filled}?${required.join('&')}`
    return [base, ...queries.flatMap(({ name, schema }) => (schema.enum ?? []).map((one) => `${base}&${name}=${one}`))]
  })
}

/** Asks from within the page, so that what is answered is heard like everything else. */
async function askAll(page: Page, calls: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    for (const one of all) await (await fetch(one)).arrayBuffer()
  }, calls)
}

/** Knocks at the doors of a text's documents; resolves when all are shut. */
async function knock(page: Page, text: string): Promise<readonly number[]> {
  return page.evaluate(async (id) => {
    const names = ['', '/text', '/record', '/layer/kaz', '/layer/geo', '/draft/geo', '/draft/kaz']
    const knockAt = (name: string) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/api/live/${id}${name}`)
        socket.onopen = () => socket.send(Uint8Array.of(0, 0, 1, 0))
        socket.onclose = ({ code }) => resolve(code)
      })
    return Promise.all(names.map(knockAt))
  }, text)
}

test('nothing of a working group reaches the browser of somebody who is not in it, nor the log', async ({
  browser
}) => {
  const member = await enterRoom(server, browser, 'kaz')
  const ours = listen(member.context())
  await member.goto(`/instruments/${secret.text}`)
  const provision = await provisionOf(member, `Each Party shall ${CANARIES[9]}`)
  const type = async () => {
    await putCaretBefore(member, provision, 'without')
    // At once, so that a frame holds the whole word: letter by letter it would stand in none.
    await member.keyboard.insertText(`${canary()} `)
  }

  const context = await browser.newContext({ baseURL: server.base, viewport: { width: 1440, height: 900 } })
  const theirs = listen(context)
  await signIn(server, context, 'geo')
  const visitor = await context.newPage()
  await visitor.goto('/', { waitUntil: 'networkidle' })
  const { groups } = (await (await context.request.get('/api/groups')).json()) as {
    groups: { id: string; instruments: { id: string }[] }[]
  }
  const texts = groups.flatMap(({ instruments }) => instruments.map(({ id }) => id))
  expect(texts.length).toBeGreaterThan(3)
  const pages = [
    ...ABOUT_ALL.split(' '),
    ...groups.map(({ id }) => `/groups/${id}`),
    ...pagesOf(texts[0]!),
    ...texts.slice(1).map((id) => `/instruments/${id}`),
    `/groups/${secret.group}`,
    ...pagesOf(secret.text)
  ]
  const written = spoken
  for (const path of pages) {
    if (spoken < CANARIES.length) await type()
    await visitor.goto(path, { waitUntil: 'networkidle' })
  }
  expect(spoken).toBe(CANARIES.length)
  expect(spoken - written).toBeGreaterThan(20)
  await askAll(visitor, await callsAbout(context.request, texts[0]!, groups[0]!.id))
  await askAll(visitor, await callsAbout(context.request, secret.text, secret.group))
  expect(new Set(await knock(visitor, secret.text))).toEqual(new Set([4403]))

  await test.step('those who may read them have them', async () => {
    await expect.poll(() => bracketed(member, provision)).toContain(CANARIES.at(-1))
    await askAll(member, await callsAbout(member.request, secret.text, secret.group))
    expect(found(await Promise.all(ours)).length).toBeGreaterThan(200)
  })
  const heard = await Promise.all(theirs)
  // Answers, frames and what is packed in Word files have been read at all.
  for (const sign of ['"Framework Agreement', '<w:document', 'layer/geo'])
    expect([sign, heard.some((text) => text.includes(sign))]).toEqual([sign, true])
  expect(heard.length).toBeGreaterThan(500)
  expect(found(heard)).toEqual([])
  expect(found([server.printed])).toEqual([])
})
