/**
 * What every answer tells the browser, and what is asked of every request: a page of another site may not act in the name of
 * somebody who is signed in here, nothing is loaded from anywhere else, nothing runs or looks like ours that we did not send.
 */
import fastifyHelmet from '@fastify/helmet'
import type { FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import type { App } from './app-type.ts'
import { Problem } from './errors.ts'
import { isOwnPage } from './sessions.ts'

const SELF = "'self'"

/** The pages; the style sheets that Mantine writes carry the nonce of their page. */
const POLICY = {
  defaultSrc: [SELF],
  scriptSrc: [SELF],
  styleSrc: [SELF],
  imgSrc: [SELF, 'data:'],
  fontSrc: [SELF, 'data:'],
  connectSrc: [SELF],
  objectSrc: ["'none'"],
  baseUri: [SELF],
  formAction: [SELF],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null
}

/** Texts and redlines as pages of their own, and the description of the calls: styles in the page, and no script of theirs. */
const DOCUMENT_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb'
]
  .map((name) => `${name}=()`)
  .concat('publickey-credentials-get=(self)', 'publickey-credentials-create=(self)')
  .join(', ')

export async function registerSecurity(app: App, services: Services): Promise<void> {
  app.addHook('onRequest', async (request) => checkOrigin(services, request))
  const isSecure = services.config.publicUrl?.startsWith('https:') === true
  await app.register(fastifyHelmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: { directives: POLICY },
    hsts: isSecure && { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' }
  })
  app.addHook('onResponse', async (request, reply) => {
    // A socket that was to become a WebSocket and did not belongs to nobody; it would keep the server from stopping.
    if (request.headers.upgrade !== undefined && reply.statusCode >= 400) request.raw.socket.destroySoon()
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
    if (!request.url.startsWith('/api/')) return
    reply.header('content-security-policy', DOCUMENT_POLICY)
    // Nothing of what somebody reads stays in the caches on the way.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

function checkOrigin(services: Services, request: FastifyRequest): void {
  const isReading = (request.method === 'GET' || request.method === 'HEAD') && request.headers.upgrade === undefined
  if (!isReading && !isOwnPage(services, request)) throw new Problem('foreign-origin')
}
