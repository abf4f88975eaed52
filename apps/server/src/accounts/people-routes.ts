/** The people of the negotiation, and the acts on them, for those who administer them. */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import type { AccountDesk } from './desk.ts'
import { authorityOf } from './inviters.ts'
import { listActs, listPeople } from './people-list.ts'

const time = z.string().describe('ISO 8601')
const seat = z.strictObject({
  workingGroup: z.string().max(80),
  role: z.enum(['delegate', 'chair', 'secretariat', 'legal', 'observer']),
  party: z.enum([...PARTY_CODES] as [string, ...string[]]).nullable(),
  focalPoint: z.boolean().describe('May invite delegates of the own party')
})
const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  seats: z.array(seat),
  secondFactor: z.boolean(),
  signedIn: z.number().describe('In how many places'),
  closed: z.boolean()
})
const invitation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  seats: z.array(seat),
  renews: z.boolean(),
  invitedByName: z.string(),
  createdAt: time,
  expiresAt: time,
  state: z.enum(['open', 'accepted', 'revoked', 'expired'])
})
const act = z.object({ seq: z.number(), kind: z.string(), by: z.string(), at: time, about: z.string() })
const link = z.object({ id: z.string(), link: z.string().describe('Shown once; nobody can see it again') })
const done = z.object({ done: z.literal(true) })
const DONE = { done: true } as const

export function peopleRoutes(app: App, services: Services, desk: AccountDesk): void {
  readingRoutes(app, services, desk)
  seatRoutes(app, services, desk)
  accountRoutes(app, services, desk)
}

function readingRoutes(app: App, services: Services, desk: AccountDesk): void {
  const group = z.object({ id: z.string(), name: z.string() })
  const answer = z.object({
    authority: z.enum(['secretariat', 'focal-point']),
    party: z.string().nullable(),
    groups: z.array(group),
    people: z.array(person),
    invitations: z.array(invitation)
  })
  app.get(
    '/api/people',
    { schema: { response: { 200: answer, ...refusals }, summary: 'The people the caller administers' } },
    async (request) => {
      const user = await mustIdentify(services, request)
      const own = services.memberships.of(user.id)
      const authority = authorityOf(own)
      if (authority === 'none') throw new Problem('not-allowed')
      const party = authority === 'secretariat' ? null : (own.find(({ focalPoint }) => focalPoint)?.party ?? null)
      return { authority, party, ...listPeople(services, desk, user) }
    }
  )
  app.get(
    '/api/people/acts',
    { schema: { response: { 200: z.array(act), ...refusals }, summary: 'What was done with accounts, newest first' } },
    async (request) => {
      desk.people.mustAdminister(await mustIdentify(services, request))
      return listActs(services)
    }
  )
}

function seatRoutes(app: App, services: Services, { people }: AccountDesk): void {
  const params = z.object({ user: z.string() })
  const schema = { params, body: seat, response: { 200: done, ...refusals }, summary: 'Gives a seat, or another one' }
  app.put('/api/people/:user/seats', { schema }, async (request) => {
    const by = await mustIdentify(services, request)
    people.mustSeat(by, request.body)
    mustKnowGroups(services, [request.body])
    people.seat(by, request.params.user, request.body)
    return DONE
  })
  const seatParams = z.object({ user: z.string(), group: z.string() })
  app.post(
    '/api/people/:user/seats/:group/removal',
    { schema: { params: seatParams, response: { 200: done, ...refusals }, summary: 'Takes a seat, at once' } },
    async (request) => {
      people.unseat(await mustIdentify(services, request), request.params.user, request.params.group)
      return DONE
    }
  )
}

function accountRoutes(app: App, services: Services, { people }: AccountDesk): void {
  const params = z.object({ user: z.string() })
  app.post(
    '/api/people/:user/closing',
    { schema: { params, response: { 200: done, ...refusals }, summary: 'Closes an account, at once' } },
    async (request) => {
      people.close(await mustIdentify(services, request), request.params.user)
      return DONE
    }
  )
  app.post(
    '/api/people/:user/renewal',
    { schema: { params, response: { 201: link, ...refusals }, summary: 'A link with which to set a new password' } },
    async (request, reply) => {
      const made = people.renew(await mustIdentify(services, request), request.params.user)
      return reply.code(201).send(toLink(made))
    }
  )
  const body = z.strictObject({
    email: z.email().max(200),
    name: z.string().trim().min(1).max(120),
    seats: z.array(seat).min(1).max(40)
  })
  app.post(
    '/api/invitations',
    { schema: { body, response: { 201: link, ...refusals }, summary: 'Invites somebody; no mail is sent' } },
    async (request, reply) => {
      const by = await mustIdentify(services, request)
      for (const one of request.body.seats) people.mustSeat(by, one)
      mustKnowGroups(services, request.body.seats)
      return reply.code(201).send(toLink(people.invite(by, request.body)))
    }
  )
  const invitationParams = z.object({ invitation: z.string() })
  app.post(
    '/api/invitations/:invitation/revocation',
    { schema: { params: invitationParams, response: { 200: done, ...refusals }, summary: 'Takes an invitation back' } },
    async (request) => {
      people.revokeInvitation(await mustIdentify(services, request), request.params.invitation)
      return DONE
    }
  )
}

function toLink({
  invitation: { id },
  token
}: {
  readonly invitation: { readonly id: string }
  readonly token: string
}) {
  // Behind the number sign it is sent to no server and stands in no log.
  return { id, link: `/invitation#${token}` }
}

/** Asked when it is known that the caller may give these seats: others learn of no group from it. */
function mustKnowGroups(
  { db }: Services,
  seats: readonly { readonly workingGroup: string; readonly role: string }[]
): void {
  const groups = db.all(db.query.selectFrom('working_group').select(['id', 'name', 'closed_to_observers']))
  for (const { workingGroup, role } of seats) {
    const group = groups.find(({ id }) => id === workingGroup)
    if (!group) throw new Problem('invalid-request', `There is no working group ${workingGroup}.`)
    if (role === 'observer' && group.closed_to_observers === 1)
      throw new Problem('closed-to-observers', `${group.name} is closed to observers.`)
  }
}
