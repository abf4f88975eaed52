import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toLoggedError, toLoggedReason } from '../http/logging.ts'
import { ServerProcess } from './server-process.ts'

/** Words that stand nowhere else. */
const CANARIES = ['zanzibarquine', 'quokkalumen', 'brimstonefig', 'velvetjackal'] as const
const [QUOTE, TEXT, PASSWORD, COOKIE] = CANARIES
let directory: string
let server: ServerProcess | undefined

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-logs-'))))
afterEach(async () => {
  await server?.end('SIGKILL')
  rmSync(directory, { recursive: true })
})

test(
  'no word of a text, no password and no cookie comes into the log, however much is logged',
  { timeout: 120_000 },
  async () => {
    server = await ServerProcess.start(directory, { LOG_LEVEL: 'trace' })
    const kaz = await server.signIn('kaz')
    const calls = '/api/instruments/framework-agreement'
    const change = { provision: 'Article 2(1)', quote: QUOTE, text: TEXT }
    const asked = [
      await server.call(kaz, 'POST', `${calls}/proposals`, JSON.stringify({ changes: [change] })),
      await server.call(kaz, 'POST', `${calls}/proposals`, `{"changes": "${TEXT}`),
      await server.call(kaz, 'POST', `${calls}/proposals`, JSON.stringify({ changes: [{ [TEXT]: QUOTE }] })),
      await server.call(`better-auth.session_token=${COOKIE}`, 'GET', `${calls}/text`),
      await server.call(kaz, 'GET', `${calls}/text?view=${TEXT}`),
      await server.call(
        '',
        'POST',
        '/api/auth/sign-in/email',
        JSON.stringify({ email: 'kaz@demo.cartif.example', password: PASSWORD })
      )
    ]
    for (const { status } of asked) expect(status).toBeGreaterThanOrEqual(400)
    await server.end('SIGTERM')
    expect(server.printed).toContain('"level":')
    for (const canary of [...CANARIES, kaz.split('=')[1]!]) expect(server.printed).not.toContain(canary)
  }
)

test('of an error the log has its kind and its place, and its words only where nobody wrote them', () => {
  const refused = toLoggedError(
    Object.assign(new Error(`“${QUOTE}” is not in Article 2.`), { name: 'Problem', code: 'quote-not-found' })
  )
  expect(refused).toMatchObject({ type: 'Problem', code: 'quote-not-found', message: '' })
  expect(JSON.stringify(refused)).not.toContain(QUOTE)
  expect(refused.stack).toContain('logs.test.ts')
  expect(toLoggedError(new TypeError('x is not a function')).message).toBe('x is not a function')
  expect(toLoggedReason(`Problem: “${QUOTE}” stands 2 times in Article 2`)).toBe(
    'Problem: “…” stands 2 times in Article 2'
  )
})
