/** Drafts over HTTP: what is drafted goes over the live connection, and comes to the table here. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { tableDraft } from './drafts.ts'
import type { Enter } from './enter.ts'
import { readProposal } from './read.ts'
import { proposal, refusals } from './schemas.ts'

const body = z.strictObject({
  proposals: z.array(z.string().max(80)).max(1000).optional().describe('Ids in the draft; all of it unless named')
})

export function draftRoutes(app: App, enter: Enter): void {
  app.post(
    '/api/instruments/:id/draft/tabling',
    {
      schema: {
        params: z.object({ id: z.string() }),
        body,
        response: { 201: z.array(proposal), ...refusals },
        summary: 'Tables the caller’s draft, or some of it, as one act'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const tabled = tableDraft(room, actor, request.body.proposals)
      return reply.code(201).send(tabled.map((id) => readProposal(room, id)))
    }
  )
}
