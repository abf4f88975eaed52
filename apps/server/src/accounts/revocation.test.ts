/** Whoever is shown out is out: from the commit on no frame of theirs is taken, and their sockets close with the reason. */
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { expect, test } from 'vitest'
import { LiveClient, turn } from './testing/live-client.ts'
import { tokenOf, useRealServer } from './testing/real-server.ts'
import type { Visitor } from './testing/real-server.ts'

const SEED = Number(process.env['SEED'] ?? 20261128)
const ROUNDS = Number(process.env['ROUNDS'] ?? 100)
const PASSWORD = 'seven quiet tractors sing'
const SEAT = { workingGroup: 'rtg', role: 'delegate', party: 'kaz', focalPoint: false } as const

const server = useRealServer()

interface Guest {
  readonly visitor: Visitor
  readonly id: string
  readonly session: string
  readonly email: string
}

let guests = 0

/** Somebody new in the delegation of Kazakhstan, signed in. */
async function newGuest(secretariat: Visitor): Promise<Guest> {
  const email = `writer-${++guests}@example.org`
  const { body } = await secretariat.post('/api/invitations', { email, name: 'A writer', seats: [SEAT] })
  const token = tokenOf(body)
  await server().visitor().post('/api/invitations/acceptance', { token, name: 'A writer', password: PASSWORD })
  return signIn(email)
}

async function signIn(email: string): Promise<Guest> {
  const visitor = server().visitor()
  await visitor.signIn(email, PASSWORD)
  const { user } = (await visitor.get('/api/me')).body as unknown as { user: { id: string } }
  const sessions = (await visitor.get('/api/account/sessions')).body as unknown as { id: string; isThis: boolean }[]
  return { visitor, id: user.id, session: sessions.find(({ isThis }) => isThis)!.id, email }
}

let connected = 0

/** By turns on a connection about the document alone and on one about many. */
const connect = async ({ visitor }: Guest, document = 'draft/kaz', isShared = ++connected % 2 === 0) => {
  const client = new LiveClient(server().address, document, { cookie: visitor.cookie }, isShared)
  await client.ready
  return client
}

/** How many updates of somebody are in the log. */
const logged = (user: string): number =>
  (
    server()
      .running.services.db.sqlite.prepare('SELECT COUNT(*) AS count FROM update_log WHERE user_id = ?')
      .get(user) as { count: number }
  ).count

const elsewheres = new Map<string, Visitor>()

/** Where the same person is signed in as well. */
async function elsewhereOf({ email }: Guest): Promise<Visitor> {
  const known = elsewheres.get(email) ?? (await signIn(email)).visitor
  elsewheres.set(email, known)
  return known
}

/** Ways of showing somebody out, and the code that their sockets close with. */
const WAYS = {
  'the owner ends the session elsewhere': async (guest: Guest) => {
    return [await elsewhereOf(guest), `/api/account/sessions/${guest.session}/end`, {}, 4401] as const
  },
  'the owner signs out': async ({ visitor }: Guest) => [visitor, '/api/auth/sign-out', {}, 4401] as const,
  'the owner changes the password': async (guest: Guest) => {
    const body = { currentPassword: PASSWORD, newPassword: PASSWORD, revokeOtherSessions: true }
    return [await elsewhereOf(guest), '/api/auth/change-password', body, 4401] as const
  },
  'the seat is taken': async ({ id }: Guest, secretariat: Visitor) =>
    [secretariat, `/api/people/${id}/seats/rtg/removal`, {}, 4403] as const,
  'the account is closed': async ({ id }: Guest, secretariat: Visitor) =>
    [secretariat, `/api/people/${id}/closing`, {}, 4401] as const
}

test.each(Object.entries(WAYS))('%s: sockets close, and nothing more is answered', async (_, way) => {
  const secretariat = await server().as('secretariat')
  const guest = await newGuest(secretariat)
  const names = ['text', 'layer/kaz', 'draft/kaz']
  const doors = names.flatMap((name) => [true, false].map((isShared) => connect(guest, name, isShared)))
  const clients = await Promise.all(doors)
  const [who, path, body, code] = await way(guest, secretariat)
  expect((await who.post(path, body)).status).toBe(200)
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(clients.map(() => code))
  const again = await connect(guest)
  expect(await again.closed).toBe(code)
  const status = (await guest.visitor.get('/api/instruments/framework-agreement')).status
  expect(status).toBe(code === 4401 ? 401 : 404)
})

test('a session that has run out ends as well', async () => {
  const guest = await newGuest(await server().as('secretariat'))
  const client = await connect(guest)
  const { db, desk } = server().running.services
  db.sqlite.prepare('UPDATE session SET expiresAt = ? WHERE id = ?').run(new Date(0).toISOString(), guest.session)
  desk!.sessions.sweep()
  expect(await client.closed).toBe(4401)
})

test('others stay: of one delegation one is shown out, and the other writes on', async () => {
  const secretariat = await server().as('secretariat')
  const [one, other] = [await newGuest(secretariat), await newGuest(secretariat)]
  const [gone, stays] = [await connect(one), await connect(other)]
  await secretariat.post(`/api/people/${one.id}/closing`)
  await gone.closed
  const before = logged(other.id)
  stays.write()
  while (logged(other.id) === before) await turn()
  expect(stays.socket.readyState).toBe(stays.socket.OPEN)
})

test(
  `no frame is taken after the commit, in ${ROUNDS} revocations under load, seed ${SEED}`,
  async () => {
    const random = createRandom(SEED)
    const secretariat = await server().as('secretariat')
    const load = beginLoad(await Promise.all(['uzb', 'pak', 'geo'].map((who) => server().as(who))))
    const done = { taken: 0, refused: 0, codes: new Set<number>() }
    let guest = await newGuest(secretariat)
    for (let round = 0; round < ROUNDS; round++) {
      const ways = Object.values(WAYS).slice(0, round % 20 === 19 ? 5 : 3)
      await revokeWhileWriting(random, guest, secretariat, random.pick(ways), done)
      const isOpen = server().running.services.memberships.of(guest.id).length > 0
      guest = isOpen ? await signIn(guest.email) : await newGuest(secretariat)
    }
    await load.end()
    expect(done.taken).toBeGreaterThan(ROUNDS)
    expect(done.refused).toBeGreaterThan(ROUNDS)
    expect(load.written()).toBeGreaterThan(ROUNDS)
    expect(server().running.services.register.verify()).toMatchObject({ intact: true })
  },
  ROUNDS * 2400
)

type Way = (typeof WAYS)[keyof typeof WAYS]

async function revokeWhileWriting(
  random: Random,
  guest: Guest,
  secretariat: Visitor,
  way: Way,
  done: { taken: number; refused: number; codes: Set<number> }
): Promise<void> {
  const client = await connect(guest)
  const [who, path, body, code] = await way(guest, secretariat)
  const before = logged(guest.id)
  let atCommit: number | undefined
  let writtenAtCommit = 0
  const { doors } = server().running.services
  doors.onChange(() => {
    // The first thing that happens after the commit, before any frame is read.
    if (atCommit !== undefined) return
    atCommit = logged(guest.id)
    writtenAtCommit = client.written
    // It has not heard yet, and goes on.
    for (let late = 0; late < 4; late++) client.write()
  })
  const revoked = who.post(path, body)
  let isOver = false
  void client.closed.then(() => (isOver = true))
  const most = 4 + random.int(60)
  while (!isOver) {
    if (client.written < most || (atCommit !== undefined && client.written < most + 20)) client.write()
    await turn()
  }
  expect((await revoked).status).toBe(200)
  expect(await client.closed).toBe(code)
  for (let turns = 0; turns < 5; turns++) await turn()
  expect(logged(guest.id)).toBe(atCommit)
  done.taken += atCommit! - before
  done.refused += client.written - writtenAtCommit
}

/** Others who write all the while. */
function beginLoad(visitors: readonly Visitor[]) {
  let isOver = false
  const clients: LiveClient[] = []
  const run = async (visitor: Visitor, who: string) => {
    const client = new LiveClient(server().address, `draft/${who}`, { cookie: visitor.cookie })
    clients.push(client)
    await client.ready
    for (let count = 0; !isOver; count++) {
      if (count % 50 === 0) client.write()
      await turn()
    }
    client.socket.close()
  }
  const runs = visitors.map((visitor, index) => run(visitor, ['uzb', 'pak', 'geo'][index]!))
  return {
    written: () => clients.reduce((sum, { written }) => sum + written, 0),
    end: () => {
      isOver = true
      return Promise.all(runs)
    }
  }
}
