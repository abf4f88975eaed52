import WebSocket from 'ws'
import { expect, test } from 'vitest'
import { useRealServer } from '../accounts/testing/real-server.ts'

const server = useRealServer()

const EVIL = { origin: 'https://evil.example' } as const

/** Every call that changes something, from the description of the calls, and those of better-auth. */
async function changingCalls(): Promise<readonly (readonly [string, string])[]> {
  const { body } = await server().visitor().get('/api/openapi.json')
  const described = Object.entries((body as { paths: Record<string, Record<string, object>> }).paths).flatMap(
    ([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const)
  )
  const own = ['sign-in/email', 'sign-out', 'change-password', 'two-factor/enable', 'passkey/sign-in']
  return [
    ...described.filter(([method]) => method !== 'GET'),
    ...own.map((path) => ['POST', `/api/auth/${path}`] as const)
  ]
}

test('no call that changes something is taken from a page of another site', async () => {
  const chair = await server().as('chair')
  const calls = await changingCalls()
  expect(calls.length).toBeGreaterThan(35)
  for (const [method, path] of calls) {
    const foreign = [EVIL, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }]
    for (const headers of foreign) {
      const answer = await chair.ask(method as 'POST' | 'PUT', path.replaceAll(/\{\w+\}/g, 'x'), {}, headers)
      expect([method, path, answer.status, answer.body['code']]).toEqual([method, path, 403, 'foreign-origin'])
    }
  }
})

const open = (headers: Readonly<Record<string, string>>) =>
  new Promise<number>((resolve) => {
    const socket = new WebSocket(`${server().address.replace('http', 'ws')}/api/live/framework-agreement/text`, {
      headers
    })
    socket.on('message', () => {
      resolve(0)
      socket.close()
    })
    socket.on('close', (code) => resolve(code))
    socket.on('error', () => undefined)
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? -1))
  })

test('nor a live document opened from one; scripts, which name no page, may', async () => {
  const { cookie } = await server().as('chair')
  expect(await open({ cookie, ...EVIL })).toBe(403)
  expect(await open({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await open({ cookie, origin: server().address })).toBe(0)
  expect(await open({ cookie })).toBe(0)
})

test('in the demonstration a name of somebody else’s that leads here is not ours', async () => {
  const { port } = new URL(server().address)
  const answer = await server().running.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
    payload: {}
  })
  expect(answer.json()).toMatchObject({ code: 'foreign-origin' })
})

test('pages load nothing from elsewhere, run nothing written into them, and stand in no frame', async () => {
  const { headers } = await server().visitor().get('/')
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "connect-src 'self'"])
    expect(policy).toContain(rule)
  expect(policy).not.toMatch(/unsafe-|https?:|wss?:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('texts as pages of their own run nothing at all', async () => {
  const chair = await server().as('chair')
  const path = '/api/instruments/framework-agreement/compare?from=1&to=2&format=html'
  const { headers, status } = await chair.get(path)
  expect(status).toBe(200)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy.split(';').find((rule) => rule.includes('script-src'))).not.toMatch(/unsafe|nonce/)
  expect(headers.get('cache-control')).toBe('no-store')
})
