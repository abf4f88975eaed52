/** The HTTP edge: Fastify, one place for errors, sessions, security headers, OpenAPI and the built pages. */
import { existsSync } from 'node:fs'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import fastifyWebsocket from '@fastify/websocket'
import Fastify, { LogController } from 'fastify'
import type { FastifyReply } from 'fastify'
import type { WebSocketServer } from 'ws'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler
} from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { servePages } from './pages.ts'
import { registerSecurity } from './security.ts'
import { accountRoutes } from './account-routes.ts'
import { Problem } from './errors.ts'
import { withTypes } from './app-type.ts'
import type { App } from './app-type.ts'
import { auditRoutes } from './audit-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { loggerOptions } from './logging.ts'
import { instrumentRoutes } from '../instruments/routes.ts'
import { CLOSE } from '../live/line.ts'
import { LIVE_LIMITS } from '../live/limits.ts'
import { liveRoutes } from '../live/routes.ts'
import { storageFailureOf } from '../storage/storage-failure.ts'

export interface AppOptions {
  readonly services: Services
  /** Where the built pages are; none are served where it is not there. */
  readonly pages: string
  readonly logLevel: string
}

export async function createApp({ services, pages, logLevel }: AppOptions): Promise<App> {
  const fastify = Fastify({
    logger: loggerOptions(logLevel),
    bodyLimit: 2 << 20,
    requestTimeout: REQUEST_TIME,
    routerOptions: { maxParamLength: 300 },
    // What is refused before any route is found is refused like everything else.
    frameworkErrors: (error, _, reply) => sendProblem(reply, toProblem(error)),
    logController: new LogController({ disableRequestLogging: true }),
    // What was asked before the server stops is answered; see shutdown.ts for what takes too long.
    forceCloseConnections: 'idle',
    trustProxy: services.config.trustProxy ?? false
  })
  const app = withTypes(fastify)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  await registerSecurity(app, services)
  await app.register(fastifyWebsocket, {
    options: SOCKETS,
    preClose(done) {
      // Whoever tries to come back meanwhile would hold a socket that nobody closes.
      this.server.removeAllListeners('upgrade')
      closeSockets(this.websocketServer, done)
    }
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'CARTIF', version: '1', description: 'The negotiation of CARTIF instruments.' }
    },
    transform: jsonSchemaTransform
  })
  await app.register(fastifySwaggerUi, { routePrefix: '/api/docs', staticCSP: false })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(async (scope) => {
    healthRoutes(withTypes(scope), services)
    accountRoutes(withTypes(scope), services)
    instrumentRoutes(withTypes(scope), services)
    auditRoutes(withTypes(scope), services)
    liveRoutes(withTypes(scope), services)
  })
  if (existsSync(pages)) await servePages(app, pages)
  return app
}

/** How long a client has to send a whole request, in milliseconds. */
const REQUEST_TIME = 60_000

/** How long a client has to say goodbye when it is closed or the server stops, in milliseconds. */
const GOODBYE = 2000

/** Nothing compressed: a few bytes would swell to gigabytes. What does not say goodbye is not waited for. */
const SOCKETS = { maxPayload: LIVE_LIMITS.message, perMessageDeflate: false, closeTimeout: GOODBYE }

/** Tells every client to come back later; one that does not answer is not waited for. */
function closeSockets(server: WebSocketServer, done: () => void): void {
  for (const client of server.clients) client.close(CLOSE.tryAgain, 'The server is stopping.')
  const impatient = setTimeout(() => server.clients.forEach((client) => client.terminate()), GOODBYE)
  server.close(() => {
    clearTimeout(impatient)
    done()
  })
}

function handleErrors(app: App): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const problem = toProblem(error)
    if (/^(internal-error|storage-)/.test(problem.code)) request.log.error(error)
    const { retryAfter } = problem.extra
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
    return sendProblem(reply, problem)
  })
}

function sendProblem(reply: Pick<FastifyReply, 'code'>, problem: Problem) {
  const { status } = problem
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(problem.toJSON())
}

function toProblem(error: Error & { statusCode?: number }): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message }))
    return new Problem(
      'invalid-request',
      issues.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; '),
      { issues }
    )
  }
  if (error.statusCode === 413) return new Problem('too-large')
  if (error.statusCode !== undefined && error.statusCode < 500) return new Problem('invalid-request', error.message)
  const failure = storageFailureOf(error)
  return new Problem(failure ? `storage-${failure}` : 'internal-error')
}
