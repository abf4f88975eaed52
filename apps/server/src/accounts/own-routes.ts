/** What everybody may do with their own account: see where they are signed in, end that, and keep passkeys. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustBeOwner, originOf } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from './accounts.ts'
import type { AccountDesk } from './desk.ts'
import { mustNotWait } from './sign-in-routes.ts'

const time = z.string().describe('ISO 8601')
const session = z.object({
  id: z.string(),
  since: time,
  lastSeen: time,
  address: z.string(),
  browser: z.string(),
  isThis: z.boolean()
})
const passkey = z.object({ id: z.string(), name: z.string(), createdAt: time, usedAt: time.nullable() })
const done = z.object({ done: z.literal(true) })
/** What the browser's own call for passkeys takes. */
const options = z.looseObject({ challenge: z.string() })
const DONE = { done: true } as const

export function ownRoutes(app: App, services: Services, desk: AccountDesk): void {
  sessionRoutes(app, services, desk)
  passkeyRoutes(app, services, desk)
}

function sessionRoutes(app: App, services: Services, { sessions }: AccountDesk): void {
  app.get(
    '/api/account/sessions',
    { schema: { response: { 200: z.array(session), ...refusals }, summary: 'Where the caller is signed in' } },
    async (request) => {
      const user = await mustBeOwner(services, request)
      return sessions.of(user.id).map((one) => ({ ...one, isThis: one.id === user.session }))
    }
  )
  const params = z.object({ session: z.string() })
  app.post(
    '/api/account/sessions/:session/end',
    { schema: { params, response: { 200: done, ...refusals }, summary: 'Signs the caller out there, at once' } },
    async (request) => {
      const user = await mustBeOwner(services, request)
      if (!sessions.end(user.id, request.params.session)) throw new Problem('not-found', 'There is no such session.')
      return DONE
    }
  )
}

function passkeyRoutes(app: App, services: Services, desk: AccountDesk): void {
  const { passkeys } = desk
  app.get(
    '/api/account/passkeys',
    { schema: { response: { 200: z.array(passkey), ...refusals }, summary: 'The passkeys of the caller' } },
    async (request) => [...passkeys.of((await mustBeOwner(services, request)).id)]
  )
  const password = z.strictObject({ password: z.string().max(200) })
  app.post(
    '/api/account/passkeys/options',
    {
      schema: {
        body: password,
        response: { 200: options, ...refusals },
        summary: 'Begins a passkey; asks for the password'
      }
    },
    async (request) => {
      const user = await mustBeOwner(services, request)
      await mustKnowPassword(desk, user, request.body.password, request.ip)
      return { ...(await passkeys.registrationOptions(user, originOf(services, request))) }
    }
  )
  const made = z.strictObject({ name: z.string().trim().min(1).max(80), response: z.looseObject({ id: z.string() }) })
  app.post(
    '/api/account/passkeys',
    { schema: { body: made, response: { 200: done, ...refusals }, summary: 'Keeps a passkey that was made' } },
    async (request) => {
      const user = await mustBeOwner(services, request)
      const { name, response } = request.body
      const origin = originOf(services, request)
      if (!(await passkeys.register(user, origin, name, response as unknown as RegistrationResponseJSON)))
        throw new Problem('passkey-not-right')
      return DONE
    }
  )
  const params = z.object({ passkey: z.string().max(2000) })
  app.post(
    '/api/account/passkeys/:passkey/removal',
    { schema: { params, response: { 200: done, ...refusals }, summary: 'Forgets a passkey' } },
    async (request) => {
      passkeys.remove((await mustBeOwner(services, request)).id, request.params.passkey)
      return DONE
    }
  )
  app.post(
    '/api/passkeys/sign-in-options',
    { schema: { response: { 200: options, ...refusals }, summary: 'A challenge to sign in with a passkey' } },
    async (request) => ({ ...(await passkeys.signInOptions(originOf(services, request))) })
  )
}

/** A stolen session alone must not make a key that outlives it. */
async function mustKnowPassword(desk: AccountDesk, user: SignedIn, password: string, address: string): Promise<void> {
  mustNotWait(desk, user.email, address)
  if (await desk.passwords.isRight(user.id, password)) return
  desk.attempts.failed(user.email, address)
  throw new Problem('sign-in-refused', 'The password is not right.')
}
