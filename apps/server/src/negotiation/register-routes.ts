/**
 * The acts of the negotiation as a whole over HTTP: phases, the standing of parties in the WTO, letters of designation, risks of no group
 * in particular, tables taken in. Whoever reads the register of any working group reads them; what is of one group is with the group.
 */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals, registerRow } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { NEGOTIATION } from './acts.ts'

const querystring = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000)
})

export function negotiationRegisterRoute(app: App, services: Services): void {
  const { memberships, register, accounts } = services
  app.get(
    '/api/negotiation/register',
    {
      schema: {
        querystring,
        response: { 200: z.array(registerRow), ...refusals },
        summary: 'The acts of the negotiation as a whole, oldest first'
      }
    },
    async (request) => {
      const { id } = await mustIdentify(services, request)
      if (memberships.groupsWhere(id, 'read-register').length === 0) throw new Problem('not-allowed')
      const rows = register.list({ instrument: NEGOTIATION, ...request.query })
      return rows.map((row) => ({ ...row, actorName: accounts.nameOf(row.actor) ?? row.actor }))
    }
  )
}
