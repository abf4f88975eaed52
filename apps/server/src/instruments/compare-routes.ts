import { compare, redlineToHtml, summarize } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'
import type { Enter } from './enter.ts'

/** The redline between two revisions, or a revision and the text as it stands. */
export function compareRoutes(app: App, enter: Enter): void {
  const params = z.object({ id: z.string() })
  const querystring = z.object({
    from: z.string(),
    to: z.string().default('live'),
    format: z.enum(['json', 'html']).default('json')
  })
  app.get(
    '/api/instruments/:id/compare',
    { schema: { params, querystring, summary: 'Compares two revisions' } },
    async (request, reply) => {
      const { room } = await enter(request)
      const { from, to, format } = request.query
      const [before, after] = [sideOf(room, from), sideOf(room, to)]
      const redline = compare(before.articles, after.articles)
      if (format === 'html') return reply.type('text/html; charset=utf-8').send(redlineToHtml(redline))
      return { from: before.symbol, to: after.symbol, summary: summarize(redline), redline }
    }
  )
}

function sideOf(room: Room, name: string): { symbol: string; articles: readonly Article[] } {
  if (name === 'live') return { symbol: 'live', articles: room.live.negotiation.articles }
  return mustFindRevision(room, name)
}
