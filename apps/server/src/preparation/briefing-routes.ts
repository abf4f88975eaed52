/** Regional briefings over HTTP: the list, writing one, a version of one, its Word file. */
import { z } from 'zod'
import type { SignedIn } from '../accounts/accounts.ts'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import { sendReport } from '../instruments/send-docx.ts'
import type { Services } from '../services.ts'
import type { Workers } from '../workers/workers.ts'
import { beginBriefing, listBriefings, saveBriefing } from './briefings.ts'
import type { BriefingVersion } from './briefings.ts'
import { briefing, briefingList, briefingRequest, briefingVersionRequest } from './schemas.ts'
import { mustFindSeat, seatsOf } from './topics.ts'

const params = z.object({ briefing: z.string().max(80) })
const querystring = z.object({ version: z.coerce.number().int().min(1).optional() })

export function briefingRoutes(app: App, services: Services, workers: Workers): void {
  const summary = 'The regional briefings that the caller may read'
  const listSchema = { response: { 200: briefingList, ...refusals }, summary }
  app.get('/api/briefings', { schema: listSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    return { briefings: readableBy(services, user).map(summaryOf) }
  })
  const readSchema = {
    params,
    querystring,
    response: { 200: briefing, ...refusals },
    summary: 'A briefing, or a version'
  }
  app.get('/api/briefings/:briefing', { schema: readSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    return read(mustOpen(services, user, request.params.briefing), request.query.version)
  })
  app.get(
    '/api/briefings/:briefing/export',
    { schema: { params, querystring, summary: 'A briefing as a Word file' } },
    async (request, reply) => {
      const open = mustOpen(services, await mustIdentify(services, request), request.params.briefing)
      const { title, sections, at, isIssued, number } = mustFindVersion(open, request.query.version)
      const note = isIssued ? `Regional briefing, ${open.group.name}` : `Draft ${number}, not issued`
      return sendReport(reply, workers, title, { title, sections, at, note })
    }
  )
  writingRoutes(app, services)
}

function writingRoutes(app: App, services: Services): void {
  const beginSchema = {
    body: briefingRequest,
    response: { 201: briefing, ...refusals },
    summary: 'Writes a briefing for a working group from what countries have shared'
  }
  app.post('/api/briefings', { schema: beginSchema }, async (request, reply) => {
    const user = await mustIdentify(services, request)
    const id = beginBriefing(services, mustFindSeat(services, user, request.body.group))
    return reply.code(201).send(read(mustOpen(services, user, id)))
  })
  const saveSchema = {
    params,
    body: briefingVersionRequest,
    response: { 201: briefing, ...refusals },
    summary: 'Saves a briefing as a new version, or issues it'
  }
  app.post('/api/briefings/:briefing/versions', { schema: saveSchema }, async (request, reply) => {
    const user = await mustIdentify(services, request)
    const { id, group } = mustOpen(services, user, request.params.briefing)
    saveBriefing(services, mustFindSeat(services, user, group.id), id, request.body)
    return reply.code(201).send(read(mustOpen(services, user, id)))
  })
}

type OpenBriefing = ReturnType<typeof listBriefings>[number]

function readableBy(services: Services, user: SignedIn): readonly OpenBriefing[] {
  return seatsOf(services, user).flatMap((seat) => listBriefings(services, seat))
}

function mustOpen(services: Services, user: SignedIn, id: string): OpenBriefing {
  const found = readableBy(services, user).find((one) => one.id === id)
  if (!found) throw new Problem('not-found', 'There is no such briefing.')
  return found
}

function mustFindVersion({ versions }: OpenBriefing, number?: number): BriefingVersion {
  const found = number === undefined ? versions.at(-1) : versions.find((one) => one.number === number)
  if (!found) throw new Problem('not-found', 'There is no such version of the briefing.')
  return found
}

function summaryOf({ id, group, mayWrite, versions }: OpenBriefing) {
  const last = versions.at(-1)!
  const issued = versions.findLast(({ isIssued }) => isIssued)
  return { id, group, mayWrite, title: last.title, last: markOf(last), issued: issued ? markOf(issued) : null }
}

function markOf({ number, at, by, isIssued }: BriefingVersion) {
  return { number, at, by, isIssued }
}

function read(open: OpenBriefing, number?: number) {
  const shown = mustFindVersion(open, number)
  return { ...summaryOf(open), shown, versions: open.versions.map(markOf) }
}
