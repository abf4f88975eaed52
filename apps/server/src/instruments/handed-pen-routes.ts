/** The pen in the hand of delegations, over HTTP. */
import { randomUUID } from 'node:crypto'
import type { RecordedHandedPen } from '@cartif/live'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import type { Enter } from './enter.ts'
import { endHandedPen, handOver, putIntoText, readHandedPens, settleHandedPen } from './handed-pens.ts'
import { refusals } from './schemas.ts'

const params = z.object({ id: z.string() })
const penParams = z.object({ id: z.string(), pen: z.string() })
const who = z.object({ by: z.string(), at: z.string() })
const handed = z.object({
  id: z.string(),
  article: z.string(),
  name: z.string(),
  parties: z.array(z.string()),
  by: z.string(),
  at: z.string(),
  until: z.string().describe('ISO 8601'),
  put: z
    .array(z.object({ proposal: z.string(), number: z.number(), party: z.string(), at: z.string() }))
    .describe('What was put into the text with it, in order'),
  ended: who.optional(),
  settled: who.extend({ outcome: z.enum(['seen', 'taken-back']) }).optional()
})
const handOverRequest = z.strictObject({
  article: z.string().max(200),
  parties: z.array(z.string().max(16)).min(1).max(11).describe('Codes in lower case'),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60)
})
const putRequest = z.strictObject({
  proposals: z
    .array(z.strictObject({ proposal: z.string().max(80), seen: z.string().max(64) }))
    .min(1)
    .max(200)
})

export function handedPenRoutes(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/handed-pens',
    {
      schema: {
        params,
        response: { 200: z.array(handed), ...refusals },
        summary: 'Pens that were handed over, oldest first'
      }
    },
    async (request) => readHandedPens((await enter(request)).room).map(plain)
  )
  app.post(
    '/api/instruments/:id/handed-pens',
    {
      schema: {
        params,
        body: handOverRequest,
        response: { 201: handed, ...refusals },
        summary: 'Hands the pen to parties, for an article and a time'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      return reply.code(201).send(plain(handOver(room, actor, randomUUID(), request.body)))
    }
  )
  app.post(
    '/api/instruments/:id/handed-pens/:pen/text',
    {
      schema: {
        params: penParams,
        body: putRequest,
        response: { 200: handed, ...refusals },
        summary: 'Puts proposals of the caller’s own into the text, all of them or none'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return plain(putIntoText(room, actor, request.params.pen, request.body.proposals))
    }
  )
  app.post(
    '/api/instruments/:id/handed-pens/:pen/end',
    { schema: { params: penParams, response: { 200: handed, ...refusals }, summary: 'Gives or takes the pen back' } },
    async (request) => {
      const { room, actor } = await enter(request)
      return plain(endHandedPen(room, actor, request.params.pen))
    }
  )
  app.post(
    '/api/instruments/:id/handed-pens/:pen/settlement',
    {
      schema: {
        params: penParams,
        body: z.strictObject({ outcome: z.enum(['seen', 'taken-back']) }),
        response: { 200: handed, ...refusals },
        summary: 'The room has seen what was written with it, or all of it is taken out of the text again'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return plain(settleHandedPen(room, actor, request.params.pen, request.body.outcome))
    }
  )
}

/** As the answers are described: lists that can be changed. */
function plain({ parties, put, ...rest }: RecordedHandedPen) {
  return { ...rest, parties: [...parties], put: [...put] }
}
