/** Preparation over HTTP: the own record topic by topic, its versions, sharing it, and what others have shared. */
import { z } from 'zod'
import type { SignedIn } from '../accounts/accounts.ts'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import { sendReport } from '../instruments/send-docx.ts'
import type { Services } from '../services.ts'
import type { Workers } from '../workers/workers.ts'
import { keepRecord, mustSpeakFor, sharingActs, versionsOf } from './consultations.ts'
import { readGroup } from './read-group.ts'
import { recordFile } from './record-docx.ts'
import { kept, preparation, recordRequest, sharingRequest, topicHistory } from './schemas.ts'
import { shareTopic, withdrawTopic } from './share.ts'
import { mustFindSeat, seatsOf, topicsOf } from './topics.ts'
import type { Seat } from './topics.ts'

const params = z.object({ topic: z.string().max(250) })

export function preparationRoutes(app: App, services: Services, workers: Workers): void {
  readRoutes(app, services)
  keepRoute(app, services)
  sharingRoutes(app, services)
  fileRoute(app, services, workers)
}

function readRoutes(app: App, services: Services): void {
  app.get(
    '/api/preparation',
    {
      schema: {
        response: { 200: preparation, ...refusals },
        summary: 'The caller’s consultation record, topic by topic, and what other countries have shared of theirs'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      return { groups: seatsOf(services, user).map((seat) => readGroup(services, seat)) }
    }
  )
  app.get(
    '/api/preparation/:topic/versions',
    {
      schema: {
        params,
        response: { 200: topicHistory, ...refusals },
        summary: 'Every version of the caller’s own record on a topic, and every act of sharing it'
      }
    },
    async (request) => {
      const { seat } = mustFindTopic(services, await mustIdentify(services, request), request.params.topic)
      return historyOf(services, seat, request.params.topic)
    }
  )
}

function keepRoute(app: App, services: Services): void {
  app.put(
    '/api/preparation/:topic',
    {
      schema: {
        params,
        body: recordRequest,
        response: { 200: kept, ...refusals },
        summary: 'Keeps another version of the record of the caller’s country on a topic; nobody else reads it'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seat, topic } = mustFindTopic(services, user, request.params.topic)
      if (!topic) throw new Problem('not-found', 'The topic is no longer in the text.')
      const { seen, ...words } = request.body
      keepRecord(services, seat.actor, topic, seen, words)
      return { number: versionsOf(services, mustSpeakFor(seat.actor), topic.id).length }
    }
  )
}

function sharingRoutes(app: App, services: Services): void {
  app.post(
    '/api/preparation/:topic/sharing',
    {
      schema: {
        params,
        body: sharingRequest,
        response: { 200: topicHistory, ...refusals },
        summary: 'Shares the newest version with the secretariat, with the working group, or with its observers too'
      }
    },
    async (request) => {
      const { seat, id } = mustFindTopic(services, await mustIdentify(services, request), request.params.topic)
      shareTopic(services, seat.actor, id, request.body.sharedWith, request.body.seen)
      return historyOf(services, seat, id)
    }
  )
  app.post(
    '/api/preparation/:topic/withdrawal',
    {
      schema: {
        params,
        response: { 200: topicHistory, ...refusals },
        summary: 'Withdraws what was shared of a topic: from now on nobody else reads it'
      }
    },
    async (request) => {
      const { seat, id } = mustFindTopic(services, await mustIdentify(services, request), request.params.topic)
      withdrawTopic(services, seat.actor, id)
      return historyOf(services, seat, id)
    }
  )
}

function fileRoute(app: App, services: Services, workers: Workers): void {
  app.get(
    '/api/preparation/export',
    {
      schema: {
        querystring: z.object({ group: z.string().max(100) }),
        summary: 'The consultation record of the caller’s country in a working group as a Word file'
      }
    },
    async (request, reply) => {
      const seat = mustFindSeat(services, await mustIdentify(services, request), request.query.group)
      const party = mustSpeakFor(seat.actor)
      const name = `Consultation record ${party.toUpperCase()}`
      return sendReport(reply, workers, name, recordFile(services, seat, party))
    }
  )
}

function historyOf(services: Services, { actor }: Seat, topic: string) {
  const party = mustSpeakFor(actor)
  return { versions: versionsOf(services, party, topic), sharings: sharingActs(services, party, topic) }
}

/** By its id, in a group where the caller has a seat: one of the texts as they stand, or one that the own record still has. */
function mustFindTopic(services: Services, user: SignedIn, id: string) {
  for (const seat of seatsOf(services, user)) {
    const topic = topicsOf(services, seat.group).find((one) => one.id === id)
    if (topic ?? hasRecord(services, seat, id)) return { seat, id, topic }
  }
  throw new Problem('not-found', 'There is no such topic.')
}

function hasRecord(services: Services, { group, actor }: Seat, topic: string): boolean {
  if (actor.party === undefined) return false
  return versionsOf(services, actor.party, topic).at(-1)?.group === group.id
}
