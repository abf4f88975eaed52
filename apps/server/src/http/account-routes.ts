import { z } from 'zod'
import type { Services } from '../services.ts'
import { mustIdentify } from './sessions.ts'
import type { App } from './app-type.ts'
import { Problem } from './errors.ts'

/** Signing in and out is better-auth's; making accounts is not for visitors. */
export function accountRoutes(app: App, services: Services): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      if (/\/sign-up|\/delete-user|\/change-email/.test(request.url))
        throw new Problem('not-allowed', 'Accounts are made by the secretariat.')
      const headers = new Headers()
      for (const [key, value] of Object.entries(request.headers))
        if (value !== undefined) headers.set(key, String(value))
      // Scripts send no origin; what another site sends has been refused before it came here.
      if (!headers.has('origin')) headers.set('origin', `http://${request.headers.host ?? 'localhost'}`)
      const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) }
      const url = `http://${request.headers.host ?? 'localhost'}${request.url}`
      const answer = await services.accounts.handle(new Request(url, { method: request.method, headers, ...body }))
      reply.code(answer.status)
      answer.headers.forEach((value, key) => void reply.header(key, value))
      return reply.send(Buffer.from(await answer.arrayBuffer()))
    }
  })
  const membership = z.object({ workingGroup: z.string(), role: z.string(), party: z.string().nullable() })
  const user = z.object({ id: z.string(), name: z.string(), email: z.string() })
  const response = { 200: z.object({ user, party: z.string().nullable(), memberships: z.array(membership) }) }
  app.get('/api/me', { schema: { response, summary: 'Who is signed in, and as what' } }, async (request) => {
    const signedIn = await mustIdentify(services, request)
    const memberships = services.memberships.of(signedIn.id)
    return {
      user: signedIn,
      party: memberships.find(({ party }) => party !== null)?.party ?? null,
      memberships: [...memberships]
    }
  })
}
