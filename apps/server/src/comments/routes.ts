/** Comments over HTTP. */
import { randomUUID } from 'node:crypto'
import { AUDIENCES } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import type { Enter } from '../instruments/enter.ts'
import { refusals } from '../instruments/schemas.ts'
import { comment, readComments, resolveComment } from './comments.ts'

const params = z.object({ id: z.string() })
const time = z.string().describe('ISO 8601')
const audience = z
  .enum(AUDIENCES)
  .describe('all: everybody in the working group; delegation: one’s own; chair: one’s own, chair and secretariat')
const answer = z.object({
  id: z.string(),
  subject: z.string(),
  audience,
  text: z.string(),
  name: z.string(),
  holder: z.string(),
  at: time,
  resolved: z.object({ by: z.string(), at: time }).nullable()
})

export function commentRoutes(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/comments',
    {
      schema: {
        params,
        response: { 200: z.array(answer), ...refusals },
        summary: 'The comments the caller may read, oldest first'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return [...readComments(room, actor)]
    }
  )
  const body = z.strictObject({
    subject: z.string().max(200).describe('The id of a proposal, an article or a provision'),
    audience,
    text: z.string().trim().min(1).max(10_000)
  })
  app.post(
    '/api/instruments/:id/comments',
    {
      schema: { params, body, response: { 201: answer, ...refusals }, summary: 'Comments; no word of the text changes' }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      return reply.code(201).send(comment(room, actor, randomUUID(), request.body))
    }
  )
  const commentParams = z.object({ id: z.string(), cid: z.string() })
  app.put(
    '/api/instruments/:id/comments/:cid/resolution',
    {
      schema: {
        params: commentParams,
        body: z.strictObject({ resolved: z.boolean() }),
        response: { 200: answer, ...refusals },
        summary: 'Marks a comment as dealt with, or not'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return resolveComment(room, actor, request.params.cid, request.body.resolved)
    }
  )
}
