/** Who asks: the session behind a request's cookie, and whether the page that asks is our own. */
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../accounts/accounts.ts'
import { isFactorDue } from '../accounts/second-factor.ts'
import type { Services } from '../services.ts'
import { Problem } from './errors.ts'

type Asking = Pick<FastifyRequest, 'headers'>

/** Where the page that asks is, if it is ours. */
export function originOf({ config }: Pick<Services, 'config'>, { headers }: Asking): string {
  return config.publicUrl ?? `http://${headers.host ?? 'localhost'}`
}

/**
 * Whether a request comes from a page of ours, or from no page at all: scripts name no origin, browsers always do where
 * something could be done with it. In the demonstration a name that leads to this computer by somebody else's word
 * (DNS rebinding) is not ours.
 */
export function isOwnPage(services: Pick<Services, 'config'>, request: Asking): boolean {
  const { origin, host } = request.headers
  if (services.config.demonstration && services.config.publicUrl === undefined && !isLoopback(host)) return false
  if (origin !== undefined) return isOwnOrigin(origin, services.config.publicUrl, host)
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** Who asks; a Problem when nobody is signed in, or has yet to set up the second factor that is asked of them. */
export async function mustIdentify(services: Services, request: Asking): Promise<SignedIn> {
  const user = await mustBeOwner(services, request)
  if (isFactorDue(services, user.id)) throw new Problem('second-factor-due')
  return user
}

/** Whose account it is that a call looks after; a Problem when nobody is signed in. */
export async function mustBeOwner(services: Services, request: Asking): Promise<SignedIn> {
  const user = await identifyOwner(services, request)
  if (!user) throw new Problem('not-signed-in')
  return user
}

/** Who asks, where they may do more than look after their account. */
export async function identify(services: Services, request: Asking): Promise<SignedIn | undefined> {
  const user = await identifyOwner(services, request)
  return user && !isFactorDue(services, user.id) ? user : undefined
}

/** A session that ended while it was being looked up is none. */
export async function identifyOwner(services: Services, request: Asking): Promise<SignedIn | undefined> {
  const cookie = request.headers.cookie
  if (cookie === undefined) return undefined
  const user = await services.accounts.identify(new Headers({ cookie }))
  return user && services.doors.isOpen(user.session) ? user : undefined
}

/** Where our own address is not said, a proxy may speak HTTPS for us without our knowing. */
function isOwnOrigin(origin: string, own: string | undefined, host: string | undefined): boolean {
  if (own !== undefined) return origin === own
  return URL.canParse(origin) && new URL(origin).host === host
}

function isLoopback(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '')
  return ['', 'localhost', '127.0.0.1', '[::1]'].includes(name)
}
