/**
 * The register: page by page, whether its chain holds, and as a file that anybody can check without us. A member reads the acts
 * on the instruments of the own working groups; the whole file is for those who chair or keep the office of every group.
 */
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Services } from '../services.ts'
import { AuditKey } from '../storage/audit-key.ts'
import { exportRegister } from '../storage/register-export.ts'
import { RegisterHeads } from '../storage/register-heads.ts'
import { readableActs } from '../negotiation/acts.ts'
import { unpublishedActs } from '../outreach/unpublished-acts.ts'
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
const head = z.object({ seq: z.number(), hash: z.string(), at: z.string(), key: z.string(), signature: z.string() })

/** How often a head is kept, in milliseconds. */
const KEEP_EVERY = 60 * 60_000

export function auditRoutes(app: App, services: Services): void {
  const key = AuditKey.open(services.db.directory)
  const heads = new RegisterHeads(services.db, services.register, key)
  keepHeads(app, services, heads)
  readingRoutes(app, services)
  const publicKey = z.object({ key: z.string(), publicKey: z.string() })
  const keyRoute = { schema: { response: { 200: publicKey }, summary: 'The key that signs the register' } }
  app.get('/api/audit/key', keyRoute, async () => ({ key: key.id, publicKey: key.publicKey }))
  const headRoute = { schema: { response: { 200: z.array(head) }, summary: 'Signed heads of the register, now last' } }
  app.get('/api/audit/heads', headRoute, async (request) => {
    await mustRead(services, request)
    return [...heads.kept(), heads.sign(services.now())]
  })
  const exportRoute = { schema: { summary: 'The register as a signed file', produces: ['application/x-ndjson'] } }
  app.get('/api/audit/export', exportRoute, async (request, reply) => {
    const { isWhole, instruments, without } = await mustRead(services, request)
    const { register } = services
    const at = services.now()
    const lines = exportRegister({ register, heads, key, at, instruments: isWhole ? undefined : instruments, without })
    reply.header('content-disposition', 'attachment; filename="register.ndjson"')
    return reply.type('application/x-ndjson').send(Readable.from(lines))
  })
}

function readingRoutes(app: App, services: Services): void {
  const querystring = z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200)
  })
  app.get(
    '/api/audit',
    { schema: { querystring, response: { 200: z.array(row) }, summary: 'The register' } },
    async (request) => {
      const { instruments, without } = await mustRead(services, request)
      return [...services.register.list({ ...request.query, instruments, without })]
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

/** What somebody may read of the register; a Problem for those who may read nothing. */
async function mustRead(services: Services, request: Parameters<typeof mustIdentify>[1]) {
  const user = await mustIdentify(services, request)
  const groups = services.memberships.groupsWhere(user.id, 'read-register')
  if (groups.length === 0) throw new Problem('not-allowed')
  const keeps = services.memberships.groupsWhere(user.id, 'take-away-register')
  const all = services.db.all(services.db.query.selectFrom('working_group').select('id'))
  const rooms = [...services.rooms.values()].filter(({ info }) => groups.includes(info.workingGroup))
  const instruments = [...rooms.map(({ info }) => info.id), ...readableActs(groups)]
  const without = unpublishedActs(services.db, services.memberships, user.id)
  return { isWhole: all.every(({ id }) => keeps.includes(id)), instruments, without }
}

/** Heads are kept while the server runs and when it stops: what they hold can no longer be rewritten unnoticed. */
function keepHeads(app: App, { now }: Services, heads: RegisterHeads): void {
  const keep = () => {
    try {
      heads.keep(now)
    } catch (error) {
      app.log.warn({ reason: String(error) }, 'a head of the register could not be kept')
    }
  }
  const timer = setInterval(keep, KEEP_EVERY).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    keep()
  })
}
