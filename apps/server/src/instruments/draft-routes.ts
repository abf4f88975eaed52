/** Drafts over HTTP: what is drafted goes over the live connection, and comes to the table here, at once or at a moment. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { tableDraft } from './drafts.ts'
import { liftEmbargo, readEmbargoes, setEmbargo } from './embargoes.ts'
import type { Embargo } from './embargoes.ts'
import type { Enter } from './enter.ts'
import { readProposal } from './read.ts'
import type { RoomClocks } from './room-clock.ts'
import { proposal, refusals } from './schemas.ts'

const params = z.object({ id: z.string() })
const proposals = z
  .array(z.string().max(80))
  .min(1)
  .max(1000)
  .optional()
  .describe('Ids in the draft; all of it unless named')
const embargo = z.object({
  id: z.string(),
  proposals: z.array(z.string()),
  at: z.string().describe('ISO 8601'),
  by: z.string(),
  failed: z.string().nullable().describe('Why it could not be tabled')
})

export function draftRoutes(app: App, enter: Enter, clocks: RoomClocks): void {
  app.post(
    '/api/instruments/:id/draft/tabling',
    {
      schema: {
        params,
        body: z.strictObject({ proposals }),
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
  embargoRoutes(app, enter, clocks)
}

function embargoRoutes(app: App, enter: Enter, clocks: RoomClocks): void {
  app.get(
    '/api/instruments/:id/draft/embargoes',
    {
      schema: {
        params,
        response: { 200: z.array(embargo), ...refusals },
        summary: 'When the caller’s delegation tables what it has drafted'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return readEmbargoes(room, actor).map(plain)
    }
  )
  app.post(
    '/api/instruments/:id/draft/embargoes',
    {
      schema: {
        params,
        body: z.strictObject({ proposals, at: z.iso.datetime({ offset: true }) }),
        response: { 201: embargo, ...refusals },
        summary: 'Tables the caller’s draft, or some of it, at a given moment'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const set = setEmbargo(room, actor, randomUUID(), request.body)
      clocks.set(request.params.id)
      return reply.code(201).send(plain(set))
    }
  )
  app.post(
    '/api/instruments/:id/draft/embargoes/:embargo/lifting',
    {
      schema: {
        params: z.object({ id: z.string(), embargo: z.string() }),
        response: { 200: z.array(embargo), ...refusals },
        summary: 'Takes a moment back; what was to be tabled then stays in the draft'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      liftEmbargo(room, actor, request.params.embargo)
      clocks.set(request.params.id)
      return readEmbargoes(room, actor).map(plain)
    }
  )
}

/** As the answers are described: lists that can be changed. */
function plain({ proposals: ids, ...rest }: Embargo) {
  return { ...rest, proposals: [...ids] }
}
