/** Publications over HTTP, for those who work on them; what the public reads is served by public-routes.ts. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { OutreachDesk } from './outreach-desk.ts'
import type { OpenPublication } from './outreach-desk.ts'
import { lastVersion, standingVersion, stateOf } from './publication.ts'
import type { PublicationVersion } from './publication.ts'
import { actRequest, publication, publicationList, publicationRequest, versionRequest } from './schemas.ts'

const params = z.object({ publication: z.string().max(80) })

export function outreachRoutes(app: App, services: Services): void {
  const desk = new OutreachDesk(services)
  readRoute(app, services, desk)
  app.post(
    '/api/publications',
    {
      schema: { body: publicationRequest, response: { 201: publication, ...refusals }, summary: 'Drafts a publication' }
    },
    async (request, reply) => {
      const { groups, ...content } = request.body
      const made = desk.create(await mustIdentify(services, request), groups, content)
      return reply.code(201).send(toJson(made))
    }
  )
  app.post(
    '/api/publications/:publication/versions',
    {
      schema: {
        params,
        body: versionRequest,
        response: { 201: publication, ...refusals },
        summary: 'Writes a new version, which is a draft again'
      }
    },
    async (request, reply) => {
      const { seen, ...content } = request.body
      const user = await mustIdentify(services, request)
      return reply.code(201).send(toJson(desk.write(user, request.params.publication, seen, content)))
    }
  )
  app.post(
    '/api/publications/:publication/acts',
    {
      schema: {
        params,
        body: actRequest,
        response: { 200: publication, ...refusals },
        summary: 'Approves a version, publishes what is approved, or withdraws what is public'
      }
    },
    async (request) => {
      const { act, seen } = request.body
      return toJson(desk.act(await mustIdentify(services, request), request.params.publication, act, seen))
    }
  )
}

function readRoute(app: App, services: Services, desk: OutreachDesk): void {
  app.get(
    '/api/publications',
    {
      schema: {
        response: { 200: publicationList, ...refusals },
        summary: 'The publications the caller works on, and what may be released'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      if (services.memberships.groupsWhere(user.id, 'release-to-public').length === 0) throw new Problem('not-allowed')
      const { groups, facts } = desk.offers(user)
      return { publications: desk.list(user).map(toJson), groups: [...groups], facts: [...facts] }
    }
  )
}

function toJson({ publication: one, mayWrite, mayApprove }: OpenPublication) {
  const { id, groups, acts } = one
  return {
    id,
    groups: [...groups],
    state: stateOf(one),
    last: versionToJson(lastVersion(one)),
    standing: standingVersion(one)?.number ?? null,
    acts: [...acts],
    mayWrite,
    mayApprove
  }
}

function versionToJson(version: PublicationVersion) {
  const { user: _, facts, ...rest } = version
  return { ...rest, facts: [...facts] }
}
