import { z } from 'zod'
import type { Services } from '../services.ts'
import { mustIdentify } from './sessions.ts'
import type { App } from './app-type.ts'
import { Problem } from './errors.ts'

const row = z.object({
  seq: z.number(),
  instrument: z.string(),
  kind: z.string(),
  actor: z.string(),
  party: z.string().nullable(),
  at: z.string(),
  body: z.unknown(),
  hash: z.string()
})

/** The register, and whether its chain holds. A member reads the acts on the instruments of the own working groups. */
export function auditRoutes(app: App, services: Services): void {
  const querystring = z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200)
  })
  app.get(
    '/api/audit',
    { schema: { querystring, response: { 200: z.array(row) }, summary: 'The register' } },
    async (request) => {
      const user = await mustIdentify(services, request)
      const groups = new Set(
        services.memberships
          .of(user.id)
          .filter(({ role }) => role !== 'observer')
          .map(({ workingGroup }) => workingGroup)
      )
      if (groups.size === 0) throw new Problem('not-allowed')
      const { after, limit } = request.query
      const rows = services.register.list({ after, limit })
      return rows.filter(({ instrument }) => groups.has(services.rooms.get(instrument)?.info.workingGroup ?? ''))
    }
  )
  const response = {
    200: z.union([
      z.object({ intact: z.literal(true), rows: z.number(), head: z.string() }),
      z.object({ intact: z.literal(false), brokenAt: z.number() })
    ])
  }
  app.get('/api/audit/verify', { schema: { response, summary: 'Whether the register is intact' } }, async (request) => {
    await mustIdentify(services, request)
    return services.register.verify()
  })
}
