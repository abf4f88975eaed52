/** The HTTP edge: Fastify, one place for errors, sessions, security headers, OpenAPI and the built pages. */
import { existsSync } from 'node:fs'
import fastifyHelmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import fastifyWebsocket from '@fastify/websocket'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocketServer } from 'ws'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler
} from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { accountRoutes } from './account-routes.ts'
import { Problem } from './errors.ts'
import { withTypes } from './app-type.ts'
import type { App } from './app-type.ts'
import { isOwnOrigin } from './sessions.ts'
import { auditRoutes } from './audit-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { instrumentRoutes } from '../instruments/routes.ts'
import { CLOSE } from '../live/connection.ts'
import { liveRoutes } from '../live/routes.ts'

export interface AppOptions {
  readonly services: Services
  /** Where the built pages are; none are served where it is not there. */
  readonly pages: string
  readonly logLevel: string
}

export async function createApp({ services, pages, logLevel }: AppOptions): Promise<App> {
  const fastify = Fastify({
    logger: logLevel === 'silent' ? false : { level: logLevel },
    bodyLimit: 2 << 20,
    routerOptions: { maxParamLength: 300 },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true
  })
  const app = withTypes(fastify)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  app.addHook('onRequest', async (request) => checkOrigin(request))
  await app.register(fastifyHelmet, { contentSecurityPolicy: { directives: POLICY }, hsts: false })
  await app.register(fastifyWebsocket, {
    options: { maxPayload: 1 << 20, perMessageDeflate: false },
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

/** How long a client has to say goodbye when the server stops, in milliseconds. */
const GOODBYE = 2000

/** Tells every client to come back later; one that does not answer is not waited for. */
function closeSockets(server: WebSocketServer, done: () => void): void {
  for (const client of server.clients) client.close(CLOSE.tryAgain, 'The server is stopping.')
  const impatient = setTimeout(() => server.clients.forEach((client) => client.terminate()), GOODBYE)
  server.close(() => {
    clearTimeout(impatient)
    done()
  })
}

const POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  upgradeInsecureRequests: null
}

async function servePages(app: FastifyInstance, pages: string): Promise<void> {
  await app.register(fastifyStatic, { root: pages, wildcard: false, maxAge: '1h', index: false })
  const sendPage = (
    _: FastifyRequest,
    reply: { header(name: string, value: string): unknown; sendFile(name: string): unknown }
  ) => {
    reply.header('cache-control', 'no-cache')
    return reply.sendFile('index.html')
  }
  app.get('/', { schema: { hide: true } }, sendPage as never)
  app.setNotFoundHandler((request, reply) => {
    // A missing script answered with a page would fail without saying why.
    const isPage = !/^\/(api|assets)\//.test(request.url)
    if (request.method === 'GET' && isPage) return sendPage(request, reply as never) as never
    throw new Problem('not-found', `There is nothing at ${request.url.split('?')[0]}.`)
  })
}

function handleErrors(app: App): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const problem = toProblem(error)
    if (problem.code === 'internal-error') request.log.error(error)
    return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem.toJSON())
  })
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
  return new Problem('internal-error')
}

/** A page of another site may not act in the name of somebody who is signed in here. */
function checkOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers
  const isReading = (request.method === 'GET' || request.method === 'HEAD') && request.headers.upgrade === undefined
  if (isReading || origin === undefined) return
  if (!isOwnOrigin(origin, host)) throw new Problem('foreign-origin')
}
