/** Signing in with a passkey, as a better-auth plugin: what it adds to `Passkeys` is the session and its cookie. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Passkeys } from './passkeys.ts'

const body = z.object({ response: z.looseObject({ id: z.string() }) })

export function passkeySignIn(passkeys: Passkeys) {
  return {
    id: 'cartif-passkey',
    endpoints: {
      passkeySignIn: createAuthEndpoint('/passkey/sign-in', { method: 'POST', body }, async (ctx) => {
        const origin = new URL(ctx.request!.url).origin
        const response = ctx.body.response as unknown as AuthenticationResponseJSON
        const id = await passkeys.verify(origin, response)
        const user = id === undefined ? null : await ctx.context.internalAdapter.findUserById(id)
        if (!user) throw new APIError('UNAUTHORIZED', { code: 'PASSKEY_NOT_KNOWN' })
        const session = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ user: { id: user.id, name: user.name } })
      })
    }
  }
}
