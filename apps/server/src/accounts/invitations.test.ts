import { expect, test } from 'vitest'
import { tokenOf, useRealServer } from './testing/real-server.ts'

const server = useRealServer()

const SEAT = { workingGroup: 'rtg', role: 'delegate', party: 'kaz', focalPoint: false } as const
const PASSWORD = 'seven quiet tractors sing'
let count = 0

async function invite(who: string, { email = `guest-${++count}@example.org`, seats = [SEAT] as object[] } = {}) {
  const answer = await (await server().as(who)).post('/api/invitations', { email, name: 'Aigerim Bekova', seats })
  return { ...answer, email, token: tokenOf(answer.body) }
}

const accept = (token: string, password = PASSWORD) =>
  server().visitor().post('/api/invitations/acceptance', { token, name: 'Aigerim Bekova', password })
const read = (token: string) => server().visitor().post('/api/invitations/reading', { token })

test('an invitation is read, accepted once, and lets in as what it says', async () => {
  const { status, token, email } = await invite('secretariat')
  expect(status).toBe(201)
  expect((await read(token)).body).toMatchObject({
    email,
    invitedByName: 'CAREC Secretariat',
    seats: [{ group: 'Regional Trade Group', role: 'delegate', party: 'kaz' }]
  })
  expect((await accept(token)).status).toBe(201)
  const guest = server().visitor()
  expect((await guest.signIn(email, PASSWORD)).status).toBe(200)
  expect((await guest.get('/api/me')).body).toMatchObject({ party: 'kaz', administers: false, memberships: [SEAT] })
  expect((await accept(token)).body).toMatchObject({ code: 'invitation-not-open', status: 410 })
  expect((await read(token)).body).toMatchObject({ code: 'invitation-not-open' })
})

test('accepted twice at one moment it makes one account', async () => {
  const { token } = await invite('secretariat')
  const answers = await Promise.all([accept(token), accept(token), accept(token)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 410, 410])
})

test('weak passwords are refused with why, and the invitation stays open', async () => {
  const { token, email } = await invite('secretariat')
  for (const [weak, why] of [
    ['password1234', 'breaches'],
    ['short', 'At least 12'],
    ['x'.repeat(130), 'At most 128'],
    ['aigerimbekova', 'your own name']
  ] as const) {
    const answer = await accept(token, weak)
    expect(answer.body).toMatchObject({ status: 422, code: 'password-too-weak', detail: expect.stringContaining(why) })
  }
  expect((await accept(token)).status).toBe(201)
  expect((await server().visitor().signIn(email, 'password1234')).status).toBe(401)
})

test('taken back it lets nobody in; a second to the same person ends the first; the hash alone is kept', async () => {
  const secretariat = await server().as('secretariat')
  const first = await invite('secretariat')
  const { id } = first.body as { id: string }
  expect((await secretariat.post(`/api/invitations/${id}/revocation`)).status).toBe(200)
  expect((await accept(first.token)).body).toMatchObject({ code: 'invitation-not-open' })
  expect((await secretariat.post(`/api/invitations/${id}/revocation`)).body).toMatchObject({ status: 410 })
  const second = await invite('secretariat')
  const third = await invite('secretariat', { email: second.email })
  expect((await accept(second.token)).body).toMatchObject({ code: 'invitation-not-open' })
  expect((await accept(third.token)).status).toBe(201)
  const kept = JSON.stringify(server().running.services.db.sqlite.prepare('SELECT * FROM invitation').all())
  const rows = server().running.services.register.list({ instrument: 'accounts', limit: 10_000 })
  for (const { token } of [first, second, third]) {
    expect(kept).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(token)
  }
})

test('after fourteen days it lets nobody in', async () => {
  const { token } = await invite('secretariat')
  const { sqlite } = server().running.services.db
  const later = new Date(Date.now() - 1).toISOString()
  sqlite.prepare('UPDATE invitation SET expires_at = ? WHERE accepted_at IS NULL').run(later)
  expect((await accept(token)).body).toMatchObject({
    code: 'invitation-not-open',
    detail: expect.stringContaining('run out')
  })
})

test('an open invitation says when it ends: in fourteen days', async () => {
  const { body } = await invite('secretariat')
  const { invitations } = (await (await server().as('secretariat')).get('/api/people')).body as never as {
    invitations: readonly { id: string; createdAt: string; expiresAt: string }[]
  }
  const { createdAt, expiresAt } = invitations.find(({ id }) => id === (body as { id: string }).id)!
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(14 * 86_400_000)
})

test('a focal point invites delegates of its own party, and nobody else anybody', async () => {
  const tries: readonly [string, object, number][] = [
    ['kaz', SEAT, 201],
    ['kaz', { ...SEAT, workingGroup: 'sps' }, 201],
    ['kaz', { ...SEAT, party: 'pak' }, 403],
    ['kaz', { ...SEAT, focalPoint: true }, 403],
    ['kaz', { ...SEAT, role: 'observer', party: null }, 403],
    ['kaz', { ...SEAT, role: 'secretariat', party: null }, 403],
    ['secretariat', { ...SEAT, focalPoint: true }, 201],
    ['secretariat', { ...SEAT, role: 'chair' }, 400],
    ['secretariat', { ...SEAT, party: null }, 400],
    ['secretariat', { ...SEAT, party: 'xyz' }, 400],
    ['secretariat', { ...SEAT, workingGroup: 'none' }, 400],
    ['chair', SEAT, 403],
    ['legal', SEAT, 403],
    ['observer', SEAT, 403]
  ]
  for (const [who, seat, status] of tries)
    expect([who, seat, (await invite(who, { seats: [seat] })).status]).toEqual([who, seat, status])
  // One seat that is not theirs to give spoils the whole.
  expect((await invite('kaz', { seats: [SEAT, { ...SEAT, workingGroup: 'sps', party: 'pak' }] })).status).toBe(403)
  const { token, email } = await invite('kaz')
  await accept(token)
  const delegate = server().visitor()
  await delegate.signIn(email, PASSWORD)
  expect((await delegate.post('/api/invitations', { email: 'x@example.org', name: 'X', seats: [SEAT] })).status).toBe(
    403
  )
})

test('who has an account is not invited a second time', async () => {
  expect((await invite('secretariat', { email: 'PAK@demo.cartif.example' })).body).toMatchObject({
    code: 'account-exists'
  })
})

test('a made-up token is none, and whoever tries many waits', async () => {
  for (let tries = 0; tries < 100; tries++) expect((await read(`made-up-token-number-${tries}`)).status).toBe(404)
  const answer = await read('made-up-token-once-more')
  expect(answer.body).toMatchObject({ status: 429, code: 'too-many-attempts' })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('what was done is in the register, whose chain holds', async () => {
  const { register } = server().running.services
  const kinds = new Set(register.list({ instrument: 'accounts', limit: 10_000 }).map(({ kind }) => kind))
  expect(kinds).toEqual(new Set(['person-invited', 'invitation-accepted', 'invitation-revoked']))
  expect(register.verify()).toMatchObject({ intact: true })
})
