import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { DEMONSTRATION_PASSWORD as PASSWORD } from '../demonstration/accounts.ts'
import { codeOf, useRealServer } from './testing/real-server.ts'
import type { Visitor } from './testing/real-server.ts'

const server = useRealServer({ secondFactor: 'office' })
const TEXT = '/api/live/framework-agreement/text'

/** The code with which the server closes a live document; 'open' where it answers instead. */
function knock({ cookie }: Visitor): Promise<number | 'open'> {
  const headers = { cookie, origin: server().address }
  const socket = new WebSocket(server().address.replace('http', 'ws') + TEXT, { headers })
  return new Promise((resolve, reject) => {
    socket.once('close', (code) => resolve(code))
    socket.once('error', reject)
    socket.once('message', () => {
      resolve('open')
      socket.terminate()
    })
    // Sync step 1 with an empty state vector: whoever is let in is answered.
    socket.once('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
  })
}

test('who keeps the negotiation does nothing before the second factor is set up, by page, call or socket', async () => {
  const chair = await server().as('chair')
  expect((await chair.get('/api/me')).body).toMatchObject({ secondFactor: false, secondFactorDue: true })
  expect((await chair.get('/api/instruments')).body).toMatchObject({ status: 403, code: 'second-factor-due' })
  expect((await chair.get('/api/audit')).status).toBe(403)
  expect(await knock(chair)).toBe(4401)
  expect((await chair.get('/api/account/sessions')).status).toBe(200)

  const { body } = await chair.post('/api/auth/two-factor/enable', { password: PASSWORD })
  expect((await chair.get('/api/instruments')).status).toBe(403)
  const code = codeOf(String(body['totpURI']))
  expect((await chair.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200)
  expect((await chair.get('/api/me')).body).toMatchObject({ secondFactor: true, secondFactorDue: false })
  expect((await chair.get('/api/instruments')).status).toBe(200)
  expect(await knock(chair)).toBe('open')
})

test('a focal point is asked, an observer is not', async () => {
  expect((await (await server().as('kaz')).get('/api/me')).body).toMatchObject({ secondFactorDue: true })
  const observer = await server().as('observer')
  expect((await observer.get('/api/me')).body).toMatchObject({ secondFactorDue: false })
  expect((await observer.get('/api/instruments')).status).toBe(200)
})

test('who turns it off is asked again', async () => {
  const legal = await server().as('legal')
  const { body } = await legal.post('/api/auth/two-factor/enable', { password: PASSWORD })
  await legal.post('/api/auth/two-factor/verify-totp', { code: codeOf(String(body['totpURI'])) })
  expect((await legal.get('/api/instruments')).status).toBe(200)
  expect((await legal.post('/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200)
  expect((await legal.get('/api/instruments')).body).toMatchObject({ code: 'second-factor-due' })
})
