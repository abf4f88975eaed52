import { expect, test } from 'vitest'
import { useRealServer } from './testing/real-server.ts'

const server = useRealServer({ signInAttempts: 5, trustProxy: '127.0.0.1' })

const guess = (who: string, from = '203.0.113.9') =>
  server()
    .visitor()
    .ask(
      'POST',
      '/api/auth/sign-in/email',
      { email: `${who}@demo.cartif.example`, password: 'a wrong guess' },
      { 'x-forwarded-for': from }
    )

test('after five wrong guesses an account waits, and says for how long', async () => {
  for (let tries = 0; tries < 5; tries++) expect((await guess('kaz')).status).toBe(401)
  const answer = await guess('kaz')
  expect(answer.body).toMatchObject({ status: 429, code: 'too-many-attempts', title: 'Too many attempts' })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const wait = Number(answer.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  // Written otherwise it is the same account.
  expect((await guess('KAZ')).status).toBe(429)
})

test('its owner is somewhere else and comes in', async () => {
  expect((await server().as('kaz')).cookies.size).toBeGreaterThan(0)
})

test('guesses at the password of whoever is signed in count as well', async () => {
  const owner = await server().as('uzb')
  for (let tries = 0; tries < 5; tries++)
    expect((await owner.post('/api/auth/two-factor/enable', { password: 'a wrong guess' })).status).toBe(401)
  expect((await owner.post('/api/account/passkeys/options', { password: 'a wrong guess' })).status).toBe(429)
  expect(await owner.whoAmI()).toBe(200)
})

test('who has the right password is never counted', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => server().visitor().signIn('pak')))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
})

test('an address that nobody vouches for is not believed', async () => {
  const { services } = server().running
  expect(services.config.trustProxy).toBe('127.0.0.1')
  const sessions = async (headers: Readonly<Record<string, string>>) => {
    const visitor = server().visitor()
    const body = { email: 'geo@demo.cartif.example', password: 'zero-draft-2026' }
    await visitor.ask('POST', '/api/auth/sign-in/email', body, headers)
    const all = (await visitor.get('/api/account/sessions')).body as unknown as { isThis: boolean; address: string }[]
    return all.find(({ isThis }) => isThis)!.address
  }
  expect(await sessions({ 'x-forwarded-for': '198.51.100.7' })).toBe('198.51.100.7')
  expect(await sessions({ 'x-cartif-address': '198.51.100.7' })).toBe('127.0.0.1')
})
