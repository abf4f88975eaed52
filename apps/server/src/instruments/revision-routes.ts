/** Revisions over HTTP: the list, issuing one, and what is asked of several of them. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { compareRoutes } from './compare-routes.ts'
import type { Enter } from './enter.ts'
import { issueRevision, listRevisions } from './revisions.ts'
import { refusals, revision, revisionRequest } from './schemas.ts'
import type { Workers } from '../workers/workers.ts'

const params = z.object({ id: z.string() })

export function revisionRoutes(app: App, enter: Enter, workers: Workers): void {
  app.get(
    '/api/instruments/:id/revisions',
    {
      schema: {
        params,
        response: { 200: z.array(revision), ...refusals },
        summary: 'The revisions issued, oldest first'
      }
    },
    async (request) => [...listRevisions((await enter(request)).room)]
  )
  app.post(
    '/api/instruments/:id/revisions',
    {
      schema: {
        params,
        body: revisionRequest,
        response: { 201: revision, ...refusals },
        summary: 'Issues the next revision'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      return reply.code(201).send(issueRevision(room, actor, request.body))
    }
  )
  compareRoutes(app, enter, workers)
}
