/**
 * The way to better-auth: the calls that are let through, one by one, with attempts counted before they are made and refusals
 * as problem documents after. What is not listed is not there, whatever better-auth may come to offer.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { identifyOwner, originOf } from '../http/sessions.ts'
import type { Services } from '../services.ts'
import { ADDRESS_HEADER } from './accounts.ts'
import type { AccountDesk } from './desk.ts'
import { toProblem } from './refusals.ts'

const OPEN: ReadonlySet<string> = new Set([
  'POST /sign-in/email',
  'POST /sign-in/social',
  'POST /sign-out',
  'POST /change-password',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'POST /passkey/sign-in',
  'GET /get-session',
  'GET /callback/oidc',
  'GET /error'
])

/** Where a wrong answer is a guess, and counts. */
const GUESSES: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
  '/passkey/sign-in'
])

type Body = Readonly<Record<string, unknown>>

export function signInRoutes(app: App, services: Services, desk: AccountDesk): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = request.url.split('?')[0]!.slice('/api/auth'.length)
      if (!OPEN.has(`${request.method} ${path}`))
        throw new Problem('not-allowed', 'There is no such call; accounts are made by invitation.')
      const body = (request.body ?? {}) as Body
      const guess = GUESSES.has(path) ? await beginGuess(services, desk, request, body) : undefined
      if (path === '/change-password') await mustBeStrong(services, desk, request, body)
      const answer = await services.accounts.handle(toRequest(services, request, body))
      guess?.(answer.status)
      return send(reply, answer)
    }
  })
}

/** Refuses who has to wait; otherwise whoever guessed says how it went. */
async function beginGuess(services: Services, desk: AccountDesk, request: FastifyRequest, body: Body) {
  const account = await accountOf(services, request, body)
  mustNotWait(desk, account, request.ip)
  return (status: number) => {
    if (status < 300) desk.attempts.succeeded(account, request.ip)
    else if (status < 500) desk.attempts.failed(account, request.ip)
  }
}

export function mustNotWait({ attempts }: AccountDesk, account: string, address: string): void {
  const retryAfter = attempts.waitFor(account, address)
  if (retryAfter > 0) throw new Problem('too-many-attempts', `Try again in ${retryAfter} seconds.`, { retryAfter })
}

/** Whose secret is guessed at; where that is not known yet, the guesses of one address stand together. */
async function accountOf(services: Services, request: FastifyRequest, { email }: Body): Promise<string> {
  if (typeof email === 'string') return email.trim().toLowerCase()
  return (await identifyOwner(services, request))?.email ?? `somebody at ${request.ip}`
}

async function mustBeStrong(services: Services, desk: AccountDesk, request: FastifyRequest, body: Body) {
  const user = await identifyOwner(services, request)
  if (!user) throw new Problem('not-signed-in')
  const weakness = desk.findWeakness(String(body['newPassword'] ?? ''), user)
  if (weakness !== undefined) throw new Problem('password-too-weak', weakness)
}

function toRequest(services: Services, request: FastifyRequest, body: Body): Request {
  const origin = originOf(services, request)
  const headers = new Headers({ origin, [ADDRESS_HEADER]: request.ip, accept: 'application/json' })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const url = origin + request.url
  if (request.method === 'GET') return new Request(url, { headers })
  headers.set('content-type', 'application/json')
  // No device is trusted to leave out the second factor.
  const sent = JSON.stringify({ ...body, trustDevice: undefined })
  return new Request(url, { method: 'POST', headers, body: sent })
}

async function send(reply: FastifyReply, answer: Response) {
  for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie)
  const location = answer.headers.get('location')
  const isElsewhere = answer.status >= 300 && answer.status < 400
  if (location !== null && isElsewhere) return reply.code(answer.status).header('location', location).send()
  const body = parse(await answer.text())
  if (answer.status >= 400) throw toProblem(answer.status, body)
  // The session is in its cookie, where no script can read it, and nowhere else.
  const { token: _, session: __, ...rest } = body
  return reply.code(answer.status).send(rest)
}

function parse(text: string): Body {
  try {
    return (JSON.parse(text) ?? {}) as Body
  } catch {
    return {}
  }
}
