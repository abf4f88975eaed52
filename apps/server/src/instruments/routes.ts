/** The HTTP contract of an instrument. Every call names its rights through `mustEnter` and the acts it runs. */
import { isOpen } from '@cartif/negotiation'
import { PROPOSAL_STATUSES, STANCES, VIEWS, treeOf, viewOf } from '@cartif/negotiation'
import { printNotation } from '@cartif/treaty-text'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import type { Services } from '../services.ts'
import { mustIdentify } from '../http/identify.ts'
import { compareRoutes } from './compare-routes.ts'
import { decide, previewDecision, setStatus, takePosition } from './decisions.ts'
import { createEnter } from './enter.ts'
import type { Enter } from './enter.ts'
import { proposalSchema, propose } from './propose.ts'
import { readArticles, readOutline, readProposal, readSummary } from './read.ts'
import { issueRevision, listRevisions, mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'

const params = z.object({ id: z.string() })
const proposalParams = z.object({ id: z.string(), pid: z.string() })
const note = z.string().max(10_000).default('')

export function instrumentRoutes(app: App, services: Services): void {
  const enter = createEnter(services)

  app.get('/api/instruments', { schema: { summary: 'The instruments under negotiation' } }, async (request) => {
    const user = await mustIdentify(services, request)
    const rooms = [...services.rooms.values()].filter(({ info }) =>
      services.memberships.actorIn(info.workingGroup, user)
    )
    return rooms.map(readSummary)
  })

  app.get(
    '/api/instruments/:id',
    { schema: { params, summary: 'One instrument with its outline' } },
    async (request) => {
      const { room, actor } = await enter(request)
      return {
        ...readSummary(room),
        role: actor.role,
        party: actor.party ?? null,
        holders: room.holders,
        outline: readOutline(room)
      }
    }
  )

  textRoute(app, enter)
  proposalRoutes(app, enter)

  const statusBody = z.strictObject({ status: z.enum(['open', 'agreed-ad-referendum', 'agreed']) })
  const statusParams = z.object({ id: z.string(), provision: z.string() })
  app.put(
    '/api/instruments/:id/provisions/:provision/status',
    { schema: { params: statusParams, body: statusBody, summary: 'Agrees an article, or opens it again' } },
    async (request) => {
      const { room, actor } = await enter(request)
      setStatus(room, actor, request.params.provision, request.body.status)
      return { article: request.params.provision, status: request.body.status }
    }
  )

  app.get('/api/instruments/:id/revisions', { schema: { params, summary: 'The revisions issued' } }, async (request) =>
    listRevisions((await enter(request)).room)
  )
  const revisionBody = z.strictObject({ title: z.string().min(1).max(300), note })
  app.post(
    '/api/instruments/:id/revisions',
    { schema: { params, body: revisionBody, summary: 'Issues the next revision' } },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      return reply.code(201).send(issueRevision(room, actor, request.body))
    }
  )

  app.get(
    '/api/instruments/:id/register',
    { schema: { params, summary: 'The acts on the instrument' } },
    async (request) => {
      const { room } = await enter(request)
      return room.register
        .list({ instrument: room.info.id, limit: 10_000 })
        .map(({ body, ...row }) => ({ ...row, body: withoutReversal(body) }))
    }
  )
  compareRoutes(app, enter)
}

/** What undoes a decision is for the server alone, and long. */
function withoutReversal(body: unknown): unknown {
  const { reversal: _, ...rest } = body as { reversal?: unknown }
  return rest
}

function textRoute(app: App, enter: Enter): void {
  const querystring = z.object({
    view: z.enum(VIEWS).default('bracketed'),
    names: z.enum(['0', '1']).default('1'),
    party: z.string().optional(),
    revision: z.string().optional()
  })
  app.get(
    '/api/instruments/:id/text',
    { schema: { params, querystring, summary: 'The text, in bracketed notation or as JSON by Accept' } },
    async (request, reply) => {
      const { room } = await enter(request)
      const { view, names, party, revision } = request.query
      if (request.headers.accept?.includes('application/json')) {
        return {
          symbol: room.info.symbol,
          view,
          articles: readArticles(room, viewOf(room.live.negotiation, view, party))
        }
      }
      return reply
        .type('text/plain; charset=utf-8')
        .send(printText(room, { view, names: names === '1', party, revision }))
    }
  )
  const exportQuery = querystring.extend({ format: z.enum(['txt']) })
  app.get(
    '/api/instruments/:id/export',
    { schema: { params, querystring: exportQuery, summary: 'The text as a file' } },
    async (request, reply) => {
      const { room } = await enter(request)
      const { view, names, party, revision } = request.query
      const file = `${room.info.symbol.replaceAll('/', '-')}-${revision ?? view}.txt`
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="${file.replace(/[^\w.-]/g, '-')}"`)
        .send(printText(room, { view, names: names === '1', party, revision }))
    }
  )
}

interface PrintOptions {
  readonly view: (typeof VIEWS)[number]
  readonly names: boolean
  readonly party: string | undefined
  readonly revision: string | undefined
}

function printText(room: Room, { view, names, party, revision }: PrintOptions): string {
  if (revision !== undefined) return mustFindRevision(room, revision).composed
  const { negotiation, designations } = room.live
  return printNotation(treeOf(viewOf(negotiation, view, party), { names, designations }))
}

function proposalRoutes(app: App, enter: Enter): void {
  const querystring = z.object({
    status: z.enum(PROPOSAL_STATUSES).optional(),
    party: z.string().optional(),
    article: z.string().optional()
  })
  app.get(
    '/api/instruments/:id/proposals',
    { schema: { params, querystring, summary: 'The proposals' } },
    async (request) => {
      const { room } = await enter(request)
      const { status, party, article } = request.query
      return room.live.negotiation.proposals
        .filter(
          (one) =>
            (status === undefined || one.status === status) &&
            (party === undefined || one.holder === party.toLowerCase())
        )
        .map((one) => readProposal(room, one))
        .filter((one) => article === undefined || one.article?.id === article)
        .toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity))
    }
  )

  app.post(
    '/api/instruments/:id/proposals',
    { schema: { params, body: proposalSchema, summary: 'Tables a proposal' } },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const id = propose(room, actor, request.body)
      return reply.code(201).send(readProposal(room, room.mustFindProposal(id)))
    }
  )

  const position = z.strictObject({ stance: z.enum(STANCES).nullable(), note: z.string().max(10_000).optional() })
  app.put(
    '/api/instruments/:id/proposals/:pid/position',
    { schema: { params: proposalParams, body: position, summary: 'Takes a position' } },
    async (request) => {
      const { room, actor } = await enter(request)
      takePosition(room, actor, request.params.pid, request.body.stance ?? undefined, request.body.note)
      return readProposal(room, room.mustFindProposal(request.params.pid))
    }
  )

  const decision = z.strictObject({
    outcome: z.enum(['accept', 'reject', 'withdraw', 'reopen']),
    seen: z.string().max(64).optional(),
    note: z.string().max(10_000).optional()
  })
  app.post(
    '/api/instruments/:id/proposals/:pid/decision',
    { schema: { params: proposalParams, body: decision, summary: 'Decides on the wording seen' } },
    async (request) => {
      const { room, actor } = await enter(request)
      const { consequences } = decide(room, actor, request.params.pid, request.body)
      return {
        proposal: readProposal(room, room.mustFindProposal(request.params.pid)),
        consequences: named(room, consequences)
      }
    }
  )

  const preview = z.object({ outcome: z.enum(['accept', 'reject', 'withdraw']).default('accept') })
  app.get(
    '/api/instruments/:id/proposals/:pid/consequences',
    { schema: { params: proposalParams, querystring: preview, summary: 'What a decision would do' } },
    async (request) => {
      const { room } = await enter(request)
      const proposal = room.mustFindProposal(request.params.pid)
      if (!isOpen(proposal)) return { version: room.version(proposal), consequences: [] }
      const { consequences } = previewDecision(room, proposal.id, request.query.outcome)
      return { version: room.version(proposal), consequences: named(room, consequences) }
    }
  )
}

function named(room: Room, consequences: readonly { proposal: string; effect: string }[]) {
  return consequences.map(({ proposal, effect }) => {
    const record = room.live.recordOf(proposal)
    return { proposal, effect, number: record?.number ?? null, party: record?.holder.toUpperCase() ?? null }
  })
}
