import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLIENT, IdentityProvider, findPort } from './testing/identity-provider.ts'
import { RealServer } from './testing/real-server.ts'
import type { Visitor } from './testing/real-server.ts'
import { readSingleSignOn } from './single-sign-on.ts'

let provider: IdentityProvider
const server = new RealServer()

beforeAll(async () => {
  const port = await findPort()
  provider = await IdentityProvider.start(`http://127.0.0.1:${port}/api/auth/callback/oidc`)
  const singleSignOn = readSingleSignOn({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: 'the Ministry of Economy'
  })!
  await server.open({ port, singleSignOn })
})

afterAll(async () => {
  await server.close()
  await provider.stop()
})

async function signIn(login: string): Promise<{ visitor: Visitor; back: string }> {
  const visitor = server.visitor()
  const asked = await visitor.post('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/instruments/framework-agreement',
    errorCallbackURL: '/sign-in'
  })
  const back = await provider.visit(String(asked.body['url']), login)
  expect(back).toMatch(new RegExp(`^${server.address}/api/auth/callback/oidc\\?`))
  const { headers } = await visitor.get(back.slice(server.address.length))
  return { visitor, back: headers.get('location') ?? '' }
}

const people = () => server.running.services.db.sqlite.prepare('SELECT COUNT(*) AS count FROM user').get()

test('who has been invited comes in under the address the ministry vouches for', async () => {
  provider.people.set('minister', { email: 'kaz@demo.cartif.example', email_verified: true, name: 'Another name' })
  const { visitor, back } = await signIn('minister')
  expect(back).toBe('/instruments/framework-agreement')
  expect((await visitor.get('/api/me')).body).toMatchObject({ user: { name: 'Delegate of Kazakhstan' }, party: 'kaz' })
  const again = await signIn('minister')
  expect(await again.visitor.whoAmI()).toBe(200)
})

test('a stranger is turned away, and no account is made', async () => {
  provider.people.set('stranger', { email: 'stranger@example.org', email_verified: true, name: 'A stranger' })
  const before = people()
  const { visitor, back } = await signIn('stranger')
  expect(back).toMatch(/^\/sign-in\?error=/)
  expect(await visitor.whoAmI()).toBe(401)
  expect(people()).toEqual(before)
})

test('an address that nobody has verified opens nothing', async () => {
  provider.people.set('impostor', { email: 'chair@demo.cartif.example', email_verified: false, name: 'Chair' })
  const { visitor, back } = await signIn('impostor')
  expect(back).toMatch(/^\/sign-in\?error=/)
  expect(await visitor.whoAmI()).toBe(401)
})

test('a closed account stays closed by this way too', async () => {
  provider.people.set('gone', { email: 'uzb@demo.cartif.example', email_verified: true, name: 'Gone' })
  const first = await signIn('gone')
  const { user } = (await first.visitor.get('/api/me')).body as unknown as { user: { id: string } }
  await (await server.as('secretariat')).post(`/api/people/${user.id}/closing`)
  const { visitor } = await signIn('gone')
  expect(await visitor.whoAmI()).toBe(401)
})

test('an answer of the provider is for the browser that asked, and holds once', async () => {
  const asked = await server.visitor().post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/' })
  const back = (await provider.visit(String(asked.body['url']), 'minister')).slice(server.address.length)
  const thief = server.visitor()
  await thief.get(back)
  expect(await thief.whoAmI()).toBe(401)
})

test('nobody is sent to another site afterwards', async () => {
  for (const callbackURL of ['https://evil.example/', '//evil.example/']) {
    const { status } = await server.visitor().post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL })
    expect([callbackURL, status]).toEqual([callbackURL, 403])
  }
})

test('the sign-in page knows its name; half a configuration is none', async () => {
  expect((await server.visitor().get('/api/health')).body).toMatchObject({ singleSignOn: 'the Ministry of Economy' })
  expect(readSingleSignOn({})).toBeUndefined()
  expect(() => readSingleSignOn({ OIDC_ISSUER: 'https://id.example' })).toThrow(/all three/)
})
