/**
 * Every role walks through all the pages of the negotiation in a browser, and every byte that it is sent is searched: what one may
 * not read is on no page, in no answer and in no frame, and what one may read has come. Heads of delegation and senior officials
 * sit as delegates (docs/rights.md).
 */
import { expect, test } from '@playwright/test'
import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { ROOM, signIn } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async ({ browser }) => {
  server = await TestServer.start()
  await writeSecrets(browser)
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const ABOUT_ALL =
  '/ /groups /groups/rtg /meetings /preparation /assistance /progress /reports /risks /outputs /directory /register /outreach /tables /public'
const PAGES = [...ABOUT_ALL.split(' '), `${ROOM}/register`]
const AT = '/api/instruments/framework-agreement'

/** A word that stands nowhere else, by what it was written into. */
const SECRETS = {
  preparation: 'zzpreparation',
  'request in preparation': 'zzrequest',
  'comment for the delegation': 'zzdelegation',
  'comment for the chair': 'zzforthechair',
  risk: 'zzrisk',
  'publication in preparation': 'zzpublication'
} as const
type Secret = keyof typeof SECRETS

/** What each reads; everything else is kept from it. Who is nobody has not signed in. */
const READS: Readonly<Record<string, readonly Secret[]>> = {
  'uzb, who wrote it, a delegate': [
    'preparation',
    'request in preparation',
    'comment for the delegation',
    'comment for the chair',
    'risk'
  ],
  'kaz, a focal point': ['risk'],
  'geo, a senior official': ['risk'],
  chair: ['comment for the chair', 'risk', 'publication in preparation'],
  secretariat: ['comment for the chair', 'risk', 'publication in preparation'],
  observer: [],
  nobody: []
}

async function requestsOf(browser: Browser, who: string): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL: server.base, extraHTTPHeaders: { origin: server.base } })
  await signIn(server, context, who)
  return context.request
}

async function mustSend(request: APIRequestContext, method: 'post' | 'put', path: string, data: object): Promise<void> {
  const answer = await request[method](path, { data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
}

async function writeSecrets(browser: Browser): Promise<void> {
  const uzb = await requestsOf(browser, 'uzb')
  const secretariat = await requestsOf(browser, 'secretariat')
  const { groups } = await (await uzb.get('/api/preparation')).json()
  const topics = groups.flatMap((group: { topics: { id: string; own: unknown }[] }) => group.topics)
  const fresh = topics.find(({ own }: { own: unknown }) => !own)
  const record = { readiness: 2, priorities: SECRETS.preparation, seen: 0 }
  await mustSend(uzb, 'put', `/api/preparation/${encodeURIComponent(fresh.id)}`, record)
  const need = { kind: 'training', need: SECRETS['request in preparation'], submit: false, group: 'rtg' }
  await mustSend(uzb, 'post', '/api/assistance/requests', need)
  const { outline } = await (await uzb.get(AT)).json()
  const about = outline.find(({ kind }: { kind: string }) => kind === 'article').id
  for (const [audience, text] of [
    ['delegation', SECRETS['comment for the delegation']],
    ['chair', SECRETS['comment for the chair']]
  ])
    await mustSend(uzb, 'post', `${AT}/comments`, { subject: about, audience, text })
  const risk = {
    workingGroup: 'rtg',
    category: 'fatigue',
    title: SECRETS.risk,
    likelihood: 2,
    impact: 2,
    status: 'open'
  }
  const rest = { description: '', mitigation: '', owner: '', reviewOn: null, indicator: null, threshold: null }
  await mustSend(secretariat, 'post', '/api/risks', { ...risk, ...rest })
  const words = { en: { title: SECRETS['publication in preparation'], summary: '', text: '' }, ru: null }
  const publication = { groups: ['rtg'], kind: 'notice', happenedOn: '2026-11-01', words, facts: [] }
  await mustSend(secretariat, 'post', '/api/publications', publication)
}

/** Everything that a page is sent, pages and pictures aside; what could not be read any more, because the page had gone on, is nothing. */
function listen(page: Page): Promise<string>[] {
  const heard: Promise<string>[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/assets/')) heard.push(response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => {
    socket.on(
      'framereceived',
      ({ payload }) => void heard.push(Promise.resolve(Buffer.from(payload).toString('latin1')))
    )
  })
  return heard
}

for (const [role, reads] of Object.entries(READS))
  test(`what is kept from them never reaches the browser, and what they read does: ${role}`, async ({ browser }) => {
    const who = role.split(',')[0]!
    const context = await browser.newContext({ baseURL: server.base, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    if (who !== 'nobody') await signIn(server, context, who)
    const heard = listen(page)
    for (const path of PAGES) await page.goto(path, { waitUntil: 'networkidle' })
    const comments =
      who === 'nobody' ? undefined : page.waitForResponse((response) => response.url().endsWith('/comments'))
    await page.goto(ROOM, { waitUntil: 'networkidle' })
    await (await comments)?.finished()
    const texts = await Promise.all(heard)
    const found = Object.entries(SECRETS).filter(([, word]) => texts.some((text) => text.includes(word)))
    expect(found.map(([secret]) => secret).toSorted()).toEqual(reads.toSorted())
    await context.close()
  })
