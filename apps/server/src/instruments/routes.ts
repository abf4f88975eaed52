/** The instruments: which there are, one with its outline, its register, and agreeing its articles. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { mustIdentify } from '../http/sessions.ts'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { assistanceRoutes } from '../assistance/routes.ts'
import { workshopRoutes } from '../assistance/workshop-routes.ts'
import { commentRoutes } from '../comments/routes.ts'
import { commitmentRoutes } from '../commitments/routes.ts'
import { setStatus } from './agreement.ts'
import { enterThrough } from './enter.ts'
import { consensusRoutes } from './consensus-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { handedPenRoutes } from './handed-pen-routes.ts'
import { issueRoutes } from './issue-routes.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { STANCES } from '@cartif/negotiation'
import { takeStanding } from './positions.ts'
import { isAbout } from './history.ts'
import { monitoringRoutes } from '../monitoring/routes.ts'
import { readableRooms } from '../monitoring/seats.ts'
import { publicRoutes } from '../outreach/public-routes.ts'
import { outreachRoutes } from '../outreach/routes.ts'
import { briefingRoutes } from '../preparation/briefing-routes.ts'
import { preparationRoutes } from '../preparation/routes.ts'
import { meetingRoutes } from '../meetings/routes.ts'
import { negotiationRoutes } from '../negotiation/routes.ts'
import { reportRoutes } from '../reports/routes.ts'
import { riskRoutes } from '../risks/routes.ts'
import { areSameTexts, replayRegister } from './replay.ts'
import { RoomClocks } from './room-clock.ts'
import { readInstrument, readSummary } from './read.ts'
import { revisionRoutes } from './revision-routes.ts'
import { agreedPart, agreementStatus, instrument, refusals, registerRow, standing, summary } from './schemas.ts'
import { scrubRoutes } from './scrub-routes.ts'
import { textRoutes } from './text-routes.ts'
import { tableRoutes } from '../tables/routes.ts'
import { trainingRoutes } from '../training/routes.ts'
import { wtoRoutes } from '../wto/routes.ts'
import { Workers } from '../workers/workers.ts'

const params = z.object({ id: z.string() })

export function instrumentRoutes(app: App, services: Services): void {
  const enter = enterThrough(services)
  app.get(
    '/api/instruments',
    { schema: { response: { 200: z.array(summary), ...refusals }, summary: 'The instruments under negotiation' } },
    async (request) => {
      const user = await mustIdentify(services, request)
      return readableRooms(services, user).map(readSummary)
    }
  )
  app.get(
    '/api/instruments/:id',
    { schema: { params, response: { 200: instrument, ...refusals }, summary: 'One instrument with its outline' } },
    async (request) => {
      const { room, actor } = await enter(request)
      return readInstrument(room, actor)
    }
  )
  const clocks = new RoomClocks(services)
  app.addHook('onClose', async () => clocks.stop())
  const workers = services.workers ?? new Workers()
  app.addHook('onClose', () => workers.stop())
  textRoutes(app, enter, workers)
  proposalRoutes(app, enter)
  issueRoutes(app, enter)
  commentRoutes(app, enter)
  commitmentRoutes(app, enter, workers)
  consensusRoutes(app, enter, clocks)
  draftRoutes(app, enter, clocks)
  handedPenRoutes(app, enter)
  revisionRoutes(app, enter, workers)
  scrubRoutes(app, enter, workers)
  wtoRoutes(app, enter)
  monitoringRoutes(app, services)
  reportRoutes(app, services, workers)
  negotiationRoutes(app, services)
  meetingRoutes(app, services, workers)
  preparationRoutes(app, services, workers)
  briefingRoutes(app, services, workers)
  assistanceRoutes(app, services)
  workshopRoutes(app, services)
  trainingRoutes(app, services)
  riskRoutes(app, services)
  outreachRoutes(app, services)
  publicRoutes(app, services)
  tableRoutes(app, services)
  statusRoute(app, services)
  registerRoute(app, services)
  replayRoute(app, services)
}

function statusRoute(app: App, services: Services): void {
  const enter = enterThrough(services)
  const body = z.strictObject({ status: agreementStatus, note: z.string().max(10_000).optional() })
  const partParams = z.object({ id: z.string(), provision: z.string() })
  app.put(
    '/api/instruments/:id/provisions/:provision/status',
    {
      schema: {
        params: partParams,
        body,
        response: { 200: agreedPart, ...refusals },
        summary: 'Agrees an article or a provision, or opens it again'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { status, note } = request.body
      return setStatus(room, actor, request.params.provision, status, note)
    }
  )
  app.put(
    '/api/instruments/:id/provisions/:provision/position',
    {
      schema: {
        params: partParams,
        body: z.strictObject({ stance: z.enum(STANCES).nullable(), note: z.string().max(10_000).optional() }),
        response: { 200: z.array(standing), ...refusals },
        summary: 'Takes a position on the text as it stands; null takes it back'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { stance, note } = request.body
      const taken = takeStanding(room, actor, request.params.provision, stance ?? undefined, note)
      return taken.map(({ note: why = '', ...rest }) => ({ ...rest, note: why }))
    }
  )
}

function registerRoute(app: App, services: Services): void {
  const enter = enterThrough(services)
  const querystring = z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
    article: z.string().max(200).optional().describe('The history of one article')
  })
  app.get(
    '/api/instruments/:id/register',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.array(registerRow), ...refusals },
        summary: 'The acts on the instrument'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      if (!mayDo(actor, 'read-register')) throw new Problem('not-allowed')
      const { article, ...page } = request.query
      if (article !== undefined && !room.live.findComposed(article))
        throw new Problem('not-found', 'There is no such article.')
      const rows = room.register.list({ instrument: room.info.id, ...page })
      const wanted = article === undefined ? rows : rows.filter(isAbout(room, article))
      return wanted.map(({ body, ...row }) => ({
        ...row,
        actorName: room.nameOf(row.actor) ?? row.actor,
        body: withoutReversal(body)
      }))
    }
  )
}

function replayRoute(app: App, services: Services): void {
  const enter = enterThrough(services)
  app.get(
    '/api/instruments/:id/replay',
    {
      schema: {
        params,
        response: { 200: z.object({ articles: z.number(), matches: z.boolean() }), ...refusals },
        summary: 'Whether the register alone, carried out from the zero draft on, gives the text letter for letter'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      if (!mayDo(actor, 'read-register')) throw new Problem('not-allowed')
      room.settle()
      const replayed = replayRegister(room)
      return { articles: replayed?.length ?? 0, matches: areSameTexts(replayed, room.live.negotiation.articles) }
    }
  )
}

/** What undoes a decision is for the server alone, and long. */
function withoutReversal(body: unknown): unknown {
  const { reversal: _, left: __, ...rest } = body as { reversal?: unknown; left?: unknown }
  return rest
}
