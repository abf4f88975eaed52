/**
 * For those who watch the server: `/api/health` whether it is ready, with what the sign-in page asks before anybody is
 * somebody; `/api/health/live` whether it answers at all; `/metrics` for Prometheus.
 */
import { z } from 'zod'
import { DEMONSTRATION_ACCOUNTS } from '../demonstration/accounts.ts'
import type { Services } from '../services.ts'
import type { App } from './app-type.ts'

const account = z.object({ name: z.string(), email: z.string(), party: z.string().nullable(), role: z.string() })
const ready = z.object({
  status: z.literal('ready'),
  demonstration: z.boolean(),
  accounts: z.array(account),
  singleSignOn: z.string().nullable()
})
const notReady = z.object({ status: z.enum(['stopping', 'read-only']) })

export function healthRoutes(app: App, services: Services): void {
  const { config, desk, readiness, metrics } = services
  const accounts = config.demonstration
    ? DEMONSTRATION_ACCOUNTS.map(({ name, email, party, role }) => ({ name, email, party, role }))
    : []
  const singleSignOn = desk?.singleSignOn?.name ?? null
  const schema = { response: { 200: ready, 503: notReady }, summary: 'Whether the server is ready' }
  app.get('/api/health', { schema }, async (_, reply) => {
    const status = readiness?.whyNot()
    if (status !== undefined) return reply.code(503).header('retry-after', '5').send({ status })
    return reply.send({ status: 'ready', demonstration: config.demonstration, accounts, singleSignOn })
  })
  const live = { response: { 200: z.object({ status: z.literal('live') }) }, summary: 'Whether the server answers' }
  app.get('/api/health/live', { schema: live }, async () => ({ status: 'live' as const }))
  if (!metrics) return
  const printed = { summary: 'Prometheus metrics', produces: ['text/plain'] }
  app.get('/metrics', { schema: printed }, async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.print())
  )
}
