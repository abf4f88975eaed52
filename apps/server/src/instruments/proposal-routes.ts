/** Proposals over HTTP: reading them, tabling one, taking a position, deciding, and seeing beforehand what would follow. */
import { PROPOSAL_STATUSES } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { proposalSchema } from './change-request.ts'
import { cleanRequest } from './clean-request.ts'
import { confide, readConfidences } from './confidential-positions.ts'
import { decide, previewDecision } from './decisions.ts'
import type { Enter } from './enter.ts'
import { dropLateWords, proposeLateWords } from './late-words.ts'
import { sharePen } from './contributions.ts'
import { takeOver } from './take-over.ts'
import { takePosition } from './positions.ts'
import { propose } from './propose.ts'
import { readConsequence, readProposal, readProposals } from './read.ts'
import { reopenDecision } from './reopening.ts'
import {
  confidence,
  decision,
  decisionRequest,
  lateRequest,
  pensRequest,
  positionRequest,
  preview,
  proposal,
  refusals,
  tabledProposal
} from './schemas.ts'

const params = z.object({ id: z.string() })
const proposalParams = z.object({ id: z.string(), pid: z.string() })

export function proposalRoutes(app: App, enter: Enter): void {
  listRoutes(app, enter)
  actRoutes(app, enter)
  lateRoute(app, enter)
  const querystring = z.object({ outcome: z.enum(['accept', 'reject', 'withdraw']).default('accept') })
  app.get(
    '/api/instruments/:id/proposals/:pid/consequences',
    {
      schema: {
        params: proposalParams,
        querystring,
        response: { 200: preview, ...refusals },
        summary: 'What a decision would do'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      const { consequences, ...rest } = previewDecision(room, request.params.pid, request.query.outcome)
      return { ...rest, consequences: consequences.map(readConsequence) }
    }
  )
}

function listRoutes(app: App, enter: Enter): void {
  const querystring = z.object({
    status: z.enum(PROPOSAL_STATUSES).optional(),
    party: z.string().max(16).optional().describe('A code, or an office such as chair'),
    article: z.string().max(200).optional()
  })
  app.get(
    '/api/instruments/:id/proposals',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.array(proposal), ...refusals },
        summary: 'The proposals, in the order of tabling'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      const { status, party, article } = request.query
      return readProposals(room)
        .filter((one) => status === undefined || one.status === status)
        .filter((one) => party === undefined || one.holder === party.toLowerCase())
        .filter((one) => article === undefined || one.article?.id === article)
    }
  )
  app.get(
    '/api/instruments/:id/proposals/:pid',
    { schema: { params: proposalParams, response: { 200: proposal, ...refusals }, summary: 'One proposal' } },
    async (request) => {
      const { room } = await enter(request)
      return readProposal(room, request.params.pid)
    }
  )
}

function actRoutes(app: App, enter: Enter): void {
  app.post(
    '/api/instruments/:id/proposals',
    {
      schema: {
        params,
        body: proposalSchema,
        response: { 201: tabledProposal, ...refusals },
        summary: 'Tables a proposal in the layer of the caller'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const { request: cleaned, removed } = cleanRequest(request.body)
      const id = propose(room, actor, cleaned)
      return reply.code(201).send({ ...readProposal(room, id), removed })
    }
  )
  app.get(
    '/api/instruments/:id/confidences',
    {
      schema: {
        params,
        response: { 200: z.array(confidence), ...refusals },
        summary: 'Positions told to the chair’s table alone: the caller’s own, and there everybody’s'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return [...readConfidences(room, actor)]
    }
  )
  app.put(
    '/api/instruments/:id/proposals/:pid/position',
    {
      schema: {
        params: proposalParams,
        body: positionRequest,
        response: { 200: proposal, ...refusals },
        summary: 'Takes a position on the wording that was seen; null takes it back'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { stance, audience, ...details } = request.body
      if (audience === 'chair') confide(room, actor, request.params.pid, stance ?? undefined, details)
      else takePosition(room, actor, request.params.pid, stance ?? undefined, details)
      return readProposal(room, request.params.pid)
    }
  )
  app.put(
    '/api/instruments/:id/proposals/:pid/pens',
    {
      schema: {
        params: proposalParams,
        body: pensRequest,
        response: { 200: proposal, ...refusals },
        summary: 'Says which co-sponsors write in a proposal of the caller’s'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      sharePen(room, actor, request.params.pid, request.body.parties)
      return readProposal(room, request.params.pid)
    }
  )
  app.post(
    '/api/instruments/:id/proposals/:pid/take-over',
    {
      schema: {
        params: proposalParams,
        response: { 201: proposal, ...refusals },
        summary: 'Tables what was withdrawn as a proposal of the caller’s'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      return reply.code(201).send(readProposal(room, takeOver(room, actor, request.params.pid)))
    }
  )
  app.post(
    '/api/instruments/:id/proposals/:pid/decision',
    {
      schema: {
        params: proposalParams,
        body: decisionRequest,
        response: { 200: decision, ...refusals },
        summary: 'Decides on the wording seen'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { pid } = request.params
      const { outcome, seen, note } = request.body
      const { before, after, consequences } =
        outcome === 'reopen'
          ? { ...reopenDecision(room, actor, pid, note), consequences: [] }
          : decide(room, actor, pid, { outcome, seen, note })
      const decided = readProposal(room, pid)
      return { proposal: decided, consequences: consequences.map(readConsequence), before, after }
    }
  )
}

function lateRoute(app: App, enter: Enter): void {
  app.post(
    '/api/instruments/:id/proposals/:pid/late',
    {
      schema: {
        params: proposalParams,
        body: lateRequest,
        response: { 200: proposal, ...refusals },
        summary: 'Proposes or drops what the caller wrote after a decision; answers the new proposal, or the old one'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { pid } = request.params
      if (request.body.act === 'propose') return readProposal(room, proposeLateWords(room, actor, pid))
      dropLateWords(room, actor, pid)
      return readProposal(room, pid)
    }
  )
}
