/** Everybody against every call about accounts: who is answered, who is refused, and that a refusal changes nothing. */
import { beforeAll, expect, test } from 'vitest'
import { tokenOf, useRealServer } from './testing/real-server.ts'
import type { Visitor } from './testing/real-server.ts'

const server = useRealServer()

const WHO = ['nobody', 'observer', 'legal', 'chair', 'kaz', 'colleague', 'secretariat'] as const
type Who = (typeof WHO)[number]
const PASSWORD = 'seven quiet tractors sing'
const SEAT = { workingGroup: 'rtg', role: 'delegate', party: 'kaz', focalPoint: false } as const

const visitors = new Map<Who, Visitor>()
let pak = ''

async function newColleague(email: string): Promise<Visitor> {
  const secretariat = await server().as('secretariat')
  const { body } = await secretariat.post('/api/invitations', { email, name: 'A colleague', seats: [SEAT] })
  const token = tokenOf(body)
  await server().visitor().post('/api/invitations/acceptance', { token, name: 'A colleague', password: PASSWORD })
  const visitor = server().visitor()
  await visitor.signIn(email, PASSWORD)
  return visitor
}

const idOf = async (visitor: Visitor) =>
  ((await visitor.get('/api/me')).body as unknown as { user: { id: string } }).user.id

beforeAll(async () => {
  for (const who of WHO) visitors.set(who, who === 'nobody' ? server().visitor() : server().visitor())
  for (const who of ['observer', 'legal', 'chair', 'kaz', 'secretariat'] as const) await visitors.get(who)!.signIn(who)
  visitors.set('colleague', await newColleague('colleague@example.org'))
  pak = await idOf(await server().as('pak'))
})

/** What has changed where somebody was refused: nothing may have. */
const state = () => {
  const { sqlite } = server().running.services.db
  const tables = ['user', 'account', 'membership', 'invitation', 'closed_account', 'passkey', 'register']
  return JSON.stringify(tables.map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all()))
}

type Call = readonly [method: 'GET' | 'POST' | 'PUT', path: () => string, body: object | undefined, answers: string]

/** Statuses in the order of WHO. */
const CALLS: Readonly<Record<string, Call>> = {
  'who I am': ['GET', () => '/api/me', undefined, '401 200 200 200 200 200 200'],
  'my sessions': ['GET', () => '/api/account/sessions', undefined, '401 200 200 200 200 200 200'],
  'end a session of none': ['POST', () => '/api/account/sessions/none/end', {}, '401 404 404 404 404 404 404'],
  'my passkeys': ['GET', () => '/api/account/passkeys', undefined, '401 200 200 200 200 200 200'],
  'remove a passkey of none': ['POST', () => '/api/account/passkeys/none/removal', {}, '401 200 200 200 200 200 200'],
  'the people': ['GET', () => '/api/people', undefined, '401 403 403 403 200 403 200'],
  'what was done': ['GET', () => '/api/people/acts', undefined, '401 403 403 403 403 403 200'],
  'invite to another party': [
    'POST',
    () => '/api/invitations',
    { email: 'x@example.org', name: 'X', seats: [{ ...SEAT, party: 'uzb' }] },
    '401 403 403 403 403 403 201'
  ],
  'invite to the secretariat': [
    'POST',
    () => '/api/invitations',
    { email: 'x@example.org', name: 'X', seats: [{ ...SEAT, role: 'secretariat', party: null }] },
    '401 403 403 403 403 403 201'
  ],
  'take back an invitation of none': [
    'POST',
    () => '/api/invitations/none/revocation',
    {},
    '401 404 404 404 404 404 404'
  ],
  'give a seat to PAK': [
    'PUT',
    () => `/api/people/${pak}/seats`,
    { ...SEAT, party: 'pak' },
    '401 403 403 403 403 403 200'
  ],
  'make PAK a delegate of KAZ': ['PUT', () => `/api/people/${pak}/seats`, SEAT, '401 403 403 403 403 403 200'],
  'renew PAK': ['POST', () => `/api/people/${pak}/renewal`, {}, '401 403 403 403 403 403 201'],
  'take a seat of PAK': ['POST', () => `/api/people/${pak}/seats/sps/removal`, {}, '401 403 403 403 403 403 200'],
  'close PAK': ['POST', () => `/api/people/${pak}/closing`, {}, '401 403 403 403 403 403 200']
}

test.each(Object.entries(CALLS))('%s', async (_, [method, path, body, answers]) => {
  const statuses: number[] = []
  for (const who of WHO) {
    const before = state()
    const { status } = await visitors.get(who)!.ask(method, path(), body)
    statuses.push(status)
    if (status >= 400) expect(state()).toBe(before)
  }
  expect(statuses.join(' ')).toBe(answers)
})

test('a focal point sees, invites and takes back its own delegation, and takes its seats', async () => {
  const kaz = visitors.get('kaz')!
  const { body } = await kaz.get('/api/people')
  const { people, invitations } = body as unknown as {
    people: { name: string; seats: { party: string | null }[] }[]
    invitations: { seats: { party: string | null }[] }[]
  }
  expect(body).toMatchObject({ authority: 'focal-point', party: 'kaz' })
  expect(people.map(({ name }) => name)).toContain('A colleague')
  for (const { seats } of [...people, ...invitations]) for (const { party } of seats) expect(party).toBe('kaz')
  const colleague = await newColleague('another@example.org')
  const id = await idOf(colleague)
  expect((await kaz.post(`/api/people/${id}/seats/rtg/removal`)).status).toBe(200)
  expect((await colleague.get('/api/instruments/framework-agreement')).status).toBe(404)
  const own = await idOf(kaz)
  expect((await kaz.post(`/api/people/${own}/seats/rtg/removal`)).status).toBe(403)
  expect((await kaz.post(`/api/people/${id}/renewal`)).status).toBe(403)
})

test('nobody ends another’s session, and nobody in the secretariat shuts out themselves', async () => {
  const secretariat = visitors.get('secretariat')!
  const own = await idOf(secretariat)
  const { body } = await secretariat.get('/api/account/sessions')
  const [{ id = '' } = {}] = body as unknown as { id: string }[]
  expect((await visitors.get('chair')!.post(`/api/account/sessions/${id}/end`)).status).toBe(404)
  expect((await secretariat.post(`/api/people/${own}/closing`)).status).toBe(403)
  expect((await secretariat.post(`/api/people/${own}/seats/rtg/removal`)).status).toBe(403)
  const observer = { ...SEAT, role: 'observer', party: null }
  expect((await secretariat.ask('PUT', `/api/people/${own}/seats`, observer)).status).toBe(403)
  expect(await secretariat.whoAmI()).toBe(200)
})

test('the calls are these and no others', async () => {
  const { body } = await server().visitor().get('/api/openapi.json')
  const paths = Object.entries((body as { paths?: Record<string, object> }).paths ?? {})
  const calls = paths
    .filter(([path]) => /^\/api\/(me\b|account|people|invitations|passkeys)/.test(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
  expect(calls).toMatchInlineSnapshot(`
    [
      "get /api/me",
      "get /api/account/sessions",
      "post /api/account/sessions/{session}/end",
      "get /api/account/passkeys",
      "post /api/account/passkeys",
      "post /api/account/passkeys/options",
      "post /api/account/passkeys/{passkey}/removal",
      "post /api/passkeys/sign-in-options",
      "post /api/invitations/reading",
      "post /api/invitations/acceptance",
      "get /api/people",
      "get /api/people/acts",
      "put /api/people/{user}/seats",
      "post /api/people/{user}/seats/{group}/removal",
      "post /api/people/{user}/closing",
      "post /api/people/{user}/renewal",
      "post /api/invitations",
      "post /api/invitations/{invitation}/revocation",
    ]
  `)
})
