/** Who asks: the session behind a request's cookie, and whether the page that asks is our own. */
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../accounts/accounts.ts'
import type { Services } from '../services.ts'
import { Problem } from './errors.ts'

export function isOwnOrigin(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** Who asks; a Problem when nobody is signed in. */
export async function mustIdentify(services: Services, request: Pick<FastifyRequest, 'headers'>): Promise<SignedIn> {
  const user = await identify(services, request)
  if (!user) throw new Problem('not-signed-in')
  return user
}

export function identify(services: Services, request: Pick<FastifyRequest, 'headers'>): Promise<SignedIn | undefined> {
  const cookie = request.headers.cookie
  return cookie === undefined ? Promise.resolve(undefined) : services.accounts.identify(new Headers({ cookie }))
}
