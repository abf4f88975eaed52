/** Assistance over HTTP: requests with their steps, offers, and the table of both as a file. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import type { SignedIn } from '../accounts/accounts.ts'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import { mustFindSeat, seatsOf } from '../preparation/topics.ts'
import type { Seat } from '../preparation/topics.ts'
import type { Services } from '../services.ts'
import { assistanceToCsv } from './assistance-csv.ts'
import { offersIn, readableRequests } from './assistance-store.ts'
import type { AssistanceRequest } from './assistance-store.ts'
import { makeOffer } from './offers.ts'
import { readAssistance } from './read-assistance.ts'
import { beginRequest, changeRequest, discardRequest } from './requests.ts'
import { assistance, made, offerBody, requestBody, requestChange, stepBody, withdrawalBody } from './schemas.ts'
import { mustFindServed } from './served.ts'
import { takeStep, withdrawOffer } from './take-step.ts'

const requestParams = z.object({ request: z.string().max(80) })

export function assistanceRoutes(app: App, services: Services): void {
  const readSchema = {
    response: { 200: assistance, ...refusals },
    summary: 'Requests for assistance, offers and workshops in the caller’s working groups; drafts of the own country'
  }
  app.get('/api/assistance', { schema: readSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    return { groups: seatsOf(services, user).map((seat) => readAssistance(services, seat)) }
  })
  requestRoutes(app, services)
  stepRoutes(app, services)
  offerRoutes(app, services)
  fileRoute(app, services)
}

function requestRoutes(app: App, services: Services): void {
  const beginSchema = {
    body: requestBody,
    response: { 201: made, ...refusals },
    summary: 'Asks for assistance in the name of the caller’s country, or keeps a draft of that'
  }
  app.post('/api/assistance/requests', { schema: beginSchema }, async (request, reply) => {
    const { group, instrument, article, submit, ...words } = request.body
    const seat = mustFindSeat(services, await mustIdentify(services, request), group)
    const served = mustFindServed(services, seat, instrument, article)
    return reply.code(201).send({ id: beginRequest(services, seat.actor, group, { ...words, served }, submit) })
  })
  const changeSchema = {
    params: requestParams,
    body: requestChange,
    response: { 200: made, ...refusals },
    summary: 'Writes a request otherwise, or submits a draft'
  }
  app.put('/api/assistance/requests/:request', { schema: changeSchema }, async (request) => {
    const { seat, found } = mustFindRequest(services, await mustIdentify(services, request), request.params.request)
    const { instrument, article, seen, submit, ...words } = request.body
    const isSame = instrument === found.served.instrument && article === found.served.article
    const served = isSame ? found.served : mustFindServed(services, seat, instrument, article)
    changeRequest(services, seat.actor, found, { ...words, served }, { seen, submit })
    return { id: found.id }
  })
}

function stepRoutes(app: App, services: Services): void {
  const stepSchema = {
    params: requestParams,
    body: stepBody,
    response: { 200: made, ...refusals },
    summary: 'Takes a step: offers, declines, accepts, starts, delivers, withdraws'
  }
  app.post('/api/assistance/requests/:request/steps', { schema: stepSchema }, async (request) => {
    const { seat, found } = mustFindRequest(services, await mustIdentify(services, request), request.params.request)
    takeStep(services, seat.actor, found, request.body)
    return { id: found.id }
  })
  const discardSchema = {
    params: requestParams,
    response: { 200: made, ...refusals },
    summary: 'Discards a draft that was never submitted'
  }
  app.post('/api/assistance/requests/:request/discard', { schema: discardSchema }, async (request) => {
    const { seat, found } = mustFindRequest(services, await mustIdentify(services, request), request.params.request)
    discardRequest(services, seat.actor, found)
    return { id: found.id }
  })
}

function offerRoutes(app: App, services: Services): void {
  const offerSchema = {
    body: offerBody,
    response: { 201: made, ...refusals },
    summary:
      'Offers assistance, to a request or to whoever asks: for one’s country, or for ADB, a partner, the secretariat'
  }
  app.post('/api/assistance/offers', { schema: offerSchema }, async (request, reply) => {
    const user = await mustIdentify(services, request)
    const { group, request: to, ...words } = request.body
    const seat = mustFindSeat(services, user, group)
    const asked = to === null ? undefined : mustFindRequest(services, user, to, group).found
    return reply.code(201).send({ id: makeOffer(services, seat.actor, group, words, asked) })
  })
  const withdrawSchema = {
    params: z.object({ offer: z.string().max(80) }),
    body: withdrawalBody,
    response: { 200: made, ...refusals },
    summary: 'Withdraws an offer that nobody has accepted'
  }
  app.post('/api/assistance/offers/:offer/withdrawal', { schema: withdrawSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    for (const { group, actor } of seatsOf(services, user)) {
      const found = offersIn(services, group.id).find(({ id }) => id === request.params.offer)
      if (!found) continue
      withdrawOffer(services, actor, found, request.body.note)
      return { id: found.id }
    }
    throw new Problem('not-found', 'There is no such offer.')
  })
}

function fileRoute(app: App, services: Services): void {
  const querystring = z.object({ group: z.string().max(100) })
  const schema = { querystring, summary: 'What was asked for in a working group and what became of it, as CSV' }
  app.get('/api/assistance/export', { schema }, async (request, reply) => {
    const seat = mustFindSeat(services, await mustIdentify(services, request), request.query.group)
    if (!mayDo(seat.actor, 'read-assistance')) throw new Problem('not-allowed')
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="assistance-${seat.group.id}.csv"`)
      .send(assistanceToCsv(readAssistance(services, seat)))
  })
}

interface FoundRequest {
  readonly seat: Seat
  readonly found: AssistanceRequest
}

/** Among those that the caller may read; for others there is no such request. */
function mustFindRequest(services: Services, user: SignedIn, id: string, group?: string): FoundRequest {
  for (const seat of seatsOf(services, user)) {
    if (group !== undefined && seat.group.id !== group) continue
    const found = readableRequests(services, seat.actor, seat.group.id).find((one) => one.id === id)
    if (found) return { seat, found }
  }
  throw new Problem('not-found', 'There is no such request.')
}
