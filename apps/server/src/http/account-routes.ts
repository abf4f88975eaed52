import { z } from 'zod'
import { authorityOf } from '../accounts/inviters.ts'
import { invitationRoutes } from '../accounts/invitation-routes.ts'
import { ownRoutes } from '../accounts/own-routes.ts'
import { peopleRoutes } from '../accounts/people-routes.ts'
import { signInRoutes } from '../accounts/sign-in-routes.ts'
import { findUser } from '../accounts/accounts.ts'
import { isFactorDue } from '../accounts/second-factor.ts'
import type { Services } from '../services.ts'
import { mustBeOwner } from './sessions.ts'
import type { App } from './app-type.ts'

/** Who somebody is, and, where there are real accounts, everything about them. */
export function accountRoutes(app: App, services: Services): void {
  const { desk } = services
  meRoute(app, services)
  if (!desk) return
  signInRoutes(app, services, desk)
  ownRoutes(app, services, desk)
  invitationRoutes(app, services, desk)
  peopleRoutes(app, services, desk)
}

function meRoute(app: App, services: Services): void {
  const membership = z.object({
    workingGroup: z.string(),
    role: z.string(),
    party: z.string().nullable(),
    focalPoint: z.boolean()
  })
  const user = z.object({ id: z.string(), name: z.string(), email: z.string() })
  const me = z.object({
    user,
    party: z.string().nullable(),
    memberships: z.array(membership),
    administers: z.boolean().describe('May invite others, and sees them'),
    secondFactor: z.boolean(),
    secondFactorDue: z.boolean().describe('Until it is set up nothing but the own account can be looked after')
  })
  app.get(
    '/api/me',
    { schema: { response: { 200: me }, summary: 'Who is signed in, and as what' } },
    async (request) => {
      const { session: _, ...signedIn } = await mustBeOwner(services, request)
      const memberships = services.memberships.of(signedIn.id)
      const account = services.desk && findUser(services.db, 'id', signedIn.id)
      return {
        user: signedIn,
        party: memberships.find(({ party }) => party !== null)?.party ?? null,
        memberships: [...memberships],
        administers: authorityOf(memberships) !== 'none',
        secondFactor: account?.twoFactorEnabled === 1,
        secondFactorDue: isFactorDue(services, signedIn.id)
      }
    }
  )
}
