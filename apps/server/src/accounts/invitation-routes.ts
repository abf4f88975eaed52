/**
 * What somebody who is invited may ask before they have an account. The token comes in the body: addresses are kept in logs
 * and histories.
 */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import type { AccountDesk } from './desk.ts'
import { mustNotWait } from './sign-in-routes.ts'

const token = z.string().min(20).max(100)

export function invitationRoutes(app: App, services: Services, desk: AccountDesk): void {
  const { people } = desk
  const seat = z.object({ group: z.string(), role: z.string(), party: z.string().nullable() })
  const answer = z.object({
    email: z.string(),
    name: z.string(),
    invitedByName: z.string(),
    expiresAt: z.string(),
    renews: z.boolean(),
    seats: z.array(seat)
  })
  app.post(
    '/api/invitations/reading',
    {
      schema: {
        body: z.strictObject({ token }),
        response: { 200: answer, ...refusals },
        summary: 'What an invitation is to'
      }
    },
    async (request) => {
      const { email, name, invitedByName, expiresAt, renews, seats } = open(desk, request.body.token, request.ip)
      const groups = new Map(
        services.db
          .all(services.db.query.selectFrom('working_group').selectAll())
          .map((group) => [group.id, group.name])
      )
      const shown = seats.map(({ workingGroup, role, party }) => ({
        group: groups.get(workingGroup) ?? '',
        role,
        party
      }))
      return { email, name, invitedByName, expiresAt, renews: renews !== null, seats: shown }
    }
  )
  const body = z.strictObject({ token, name: z.string().trim().min(1).max(120), password: z.string().max(200) })
  app.post(
    '/api/invitations/acceptance',
    {
      schema: {
        body,
        response: { 201: z.object({ email: z.string() }), ...refusals },
        summary: 'Makes the account one is invited to'
      }
    },
    async (request, reply) => {
      const { name, password } = request.body
      const { email } = open(desk, request.body.token, request.ip)
      const weakness = desk.findWeakness(password, { name, email })
      if (weakness !== undefined) throw new Problem('password-too-weak', weakness)
      return reply.code(201).send(await people.accept(request.body.token, { name, password }))
    }
  )
}

/** Tokens cannot be guessed; whoever tries is slowed down all the same. */
function open(desk: AccountDesk, given: string, address: string) {
  mustNotWait(desk, `invited at ${address}`, address)
  try {
    return desk.people.mustBeOpen(given)
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') desk.attempts.failed(`invited at ${address}`, address)
    throw error
  }
}
