/** The legal scrub over HTTP: what is doubtful in the text as it stands or in a revision, with the text it was found in. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import type { Enter } from './enter.ts'
import { provisionKind, refusals, articleKind } from './schemas.ts'
import { Scrubs } from './scrub-room.ts'
import { untilGone } from '../workers/client-gone.ts'
import type { Workers } from '../workers/workers.ts'

const place = z.number().describe('UTF-16 code units of the provision’s words')
const finding = z.object({
  id: z.string().describe('The same for the same fault at the same place'),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  article: z.string(),
  provision: z.string(),
  from: place,
  to: place,
  quote: z.string(),
  message: z.string(),
  fix: z.object({ from: place, to: place, text: z.string() }).optional(),
  change: z
    .object({ provision: z.string(), quote: z.string(), text: z.string() })
    .optional()
    .describe('The fix, as POST …/proposals takes it among its changes'),
  place: z
    .object({ provision: z.string(), quote: z.string(), text: z.string() })
    .optional()
    .describe('Of a finding without a fix: the words as they are, for a change that puts them otherwise')
})
const provision = z.object({
  id: z.string(),
  kind: provisionKind,
  number: z.string(),
  designation: z.string(),
  words: z.string().describe('A cross-reference is one U+FFFC'),
  references: z.array(z.object({ at: place, name: z.string() }))
})
const article = z.object({
  id: z.string(),
  kind: articleKind,
  number: z.string(),
  title: z.string(),
  provisions: z.array(provision)
})
const scrubbed = z.object({
  symbol: z.string().describe('What was scrubbed: a revision, or live'),
  since: z.string().nullable().describe('What it was compared with for changed obligations'),
  rules: z.array(z.object({ name: z.string(), title: z.string() })),
  findings: z.array(finding),
  articles: z.array(article)
})

export function scrubRoutes(app: App, enter: Enter, workers: Workers): void {
  const scrubs = new Scrubs(workers)
  const side = z.string().min(1).max(100)
  app.get(
    '/api/instruments/:id/scrub',
    {
      schema: {
        params: z.object({ id: z.string() }),
        querystring: z.object({
          revision: side.optional().describe('A number or a symbol; without it the text as it stands'),
          since: side.optional().describe('A number or a symbol; without it the revision before')
        }),
        response: { 200: z.union([scrubbed, z.unknown()]), ...refusals },
        summary: 'What a legal reviewer would look at; what is only proposed is not in it'
      }
    },
    async (request, reply) => {
      const { room } = await enter(request)
      const found = await scrubs.read(room, request.query, untilGone(reply))
      return reply.type('application/json; charset=utf-8').send(Buffer.from(found))
    }
  )
}
