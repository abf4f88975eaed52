/** Calls for consensus over HTTP. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { ANSWERS, answerCall, callForConsensus, closeCall, readCalls } from './consensus.ts'
import type { Enter } from './enter.ts'
import type { RoomClocks } from './room-clock.ts'
import { refusals } from './schemas.ts'

const params = z.object({ id: z.string() })
const callParams = z.object({ id: z.string(), call: z.string() })
const time = z.string().describe('ISO 8601')
const note = z.string().max(10_000).optional()
const call = z.object({
  id: z.string(),
  subject: z.string(),
  name: z.string(),
  version: z.string().optional().describe('Of the wording that was put to the room'),
  words: z.string().optional().describe('Of the text it stands in, as it was put to the room'),
  by: z.string(),
  at: time,
  until: time,
  answers: z.array(
    z.object({ party: z.string(), answer: z.string(), by: z.string(), at: time, note: z.string().optional() })
  ),
  closed: z
    .object({
      at: time,
      by: z.string(),
      outcome: z.string().describe('consensus, objection or lapsed'),
      reason: z.string().optional().describe('Why it lapsed by itself'),
      became: z
        .string()
        .optional()
        .describe('What the proposal is that is open no more: rejected, accepted, withdrawn …'),
      silent: z.array(z.string()).describe('Who said nothing; silence is nobody’s support'),
      positions: z
        .array(z.object({ party: z.string(), stance: z.string() }))
        .optional()
        .describe('Of those, who has a position on the proposal'),
      note: z.string().optional()
    })
    .optional()
})

export function consensusRoutes(app: App, enter: Enter, clocks: RoomClocks): void {
  app.get(
    '/api/instruments/:id/calls',
    {
      schema: {
        params,
        response: { 200: z.array(call), ...refusals },
        summary: 'The calls for consensus, oldest first'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      return readCalls(room).map(plain)
    }
  )
  app.post(
    '/api/instruments/:id/calls',
    {
      schema: {
        params,
        body: z.strictObject({
          subject: z.string().max(200).describe('A proposal or an article'),
          minutes: z
            .number()
            .int()
            .min(1)
            .max(14 * 24 * 60)
        }),
        response: { 201: call, ...refusals },
        summary: 'Puts a wording to the room for a stated time'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const called = callForConsensus(room, actor, randomUUID(), request.body)
      clocks.set(request.params.id)
      return reply.code(201).send(plain(called))
    }
  )
  app.put(
    '/api/instruments/:id/calls/:call/answer',
    {
      schema: {
        params: callParams,
        body: z.strictObject({ answer: z.enum(ANSWERS).nullable(), note }),
        response: { 200: call, ...refusals },
        summary: 'Joins, reserves or objects for the caller’s party; null takes it back'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { answer, note: why } = request.body
      return plain(answerCall(room, actor, request.params.call, answer ?? undefined, why))
    }
  )
  app.post(
    '/api/instruments/:id/calls/:call/close',
    {
      schema: {
        params: callParams,
        body: z.strictObject({ note }),
        response: { 200: call, ...refusals },
        summary: 'Ends a call; it decides nothing by itself'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return plain(closeCall(room, actor, request.params.call, request.body.note))
    }
  )
}

/** As the answers are described: lists that can be changed. */
function plain({ answers, closed, ...call }: ReturnType<typeof readCalls>[number]) {
  const plainCall = { ...call, answers: [...answers] }
  if (!closed) return plainCall
  const { silent, positions, ...rest } = closed
  return {
    ...plainCall,
    closed: { ...rest, silent: [...silent], ...(positions ? { positions: [...positions] } : {}) }
  }
}
