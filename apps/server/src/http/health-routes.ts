import { z } from 'zod'
import { DEMONSTRATION_ACCOUNTS } from '../demonstration/accounts.ts'
import type { Services } from '../services.ts'
import type { App } from './app-type.ts'

/** Readiness, and numbers for Prometheus. */
export function healthRoutes(app: App, { config, rooms, desk }: Services): void {
  const accounts = config.demonstration
    ? DEMONSTRATION_ACCOUNTS.map(({ name, email, party, role }) => ({ name, email, party, role }))
    : []
  const account = z.object({ name: z.string(), email: z.string(), party: z.string().nullable(), role: z.string() })
  const response = {
    200: z.object({
      status: z.literal('ready'),
      demonstration: z.boolean(),
      accounts: z.array(account),
      singleSignOn: z.string().nullable()
    })
  }
  app.get('/api/health', { schema: { response, summary: 'Whether the server is ready' } }, async () => ({
    status: 'ready' as const,
    demonstration: config.demonstration,
    accounts,
    singleSignOn: desk?.singleSignOn?.name ?? null
  }))
  app.get('/metrics', { schema: { summary: 'Prometheus metrics', produces: ['text/plain'] } }, async (_, reply) => {
    const { rss, heapUsed } = process.memoryUsage()
    const lines = [
      ['cartif_instruments', rooms.size],
      ['cartif_open_connections', [...rooms.values()].reduce((count, room) => count + room.connections, 0)],
      ['process_resident_memory_bytes', rss],
      ['nodejs_heap_used_bytes', heapUsed],
      ['process_uptime_seconds', process.uptime()]
    ]
    return reply
      .type('text/plain; version=0.0.4')
      .send(lines.map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`).join(''))
  })
}
