/** The public page and its feed, for everybody: no session is asked for, and nothing is read but what has been published. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { originOf } from '../http/sessions.ts'
import type { Services } from '../services.ts'
import { publicEntries } from './public-entry.ts'
import type { PublicEntry } from './public-entry.ts'
import { publicFeed } from './public-feed.ts'
import { entryPage, listPage, publicPath } from './public-page.ts'
import { readPublications } from './publication-store.ts'
import { LANGUAGES } from './publication.ts'
import type { Language } from './publication.ts'

export function publicRoutes(app: App, services: Services): void {
  for (const language of LANGUAGES) languageRoutes(app, services, language)
}

function languageRoutes(app: App, services: Services, language: Language): void {
  const base = publicPath(language)
  const entries = () => publicEntries(readPublications(services.db), language)
  app.get(base, { schema: { hide: true } }, (request, reply) =>
    sendPage(reply, listPage(entries(), language, addressOf(services, request, reply)))
  )
  app.get(`${base}/feed.atom`, { schema: { hide: true } }, (request, reply) =>
    uncached(reply)
      .type('application/atom+xml; charset=utf-8')
      .send(publicFeed(entries(), language, originOf(services, request)))
  )
  app.get(
    `${base}/:publication`,
    { schema: { hide: true, params: z.object({ publication: z.string().max(80) }) } },
    (request, reply) => {
      const found = entries().find(({ id }) => id === request.params.publication)
      const address = addressOf(services, request, reply)
      return found
        ? sendPage(reply, entryPage(found, language, address))
        : sendMissing(reply, entries(), language, address)
    }
  )
}

/** What was withdrawn is gone: the page says so, and the list what there is. */
function sendMissing(
  reply: FastifyReply,
  entries: readonly PublicEntry[],
  language: Language,
  address: ReturnType<typeof addressOf>
) {
  return sendPage(reply.code(404), listPage(entries, language, address, true))
}

function sendPage(reply: FastifyReply, html: string) {
  return uncached(reply).type('text/html; charset=utf-8').send(html)
}

/** What is withdrawn is read by nobody from then on. */
function uncached(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache')
}

function addressOf(services: Services, request: FastifyRequest, reply: FastifyReply) {
  return { origin: originOf(services, request), nonce: reply.cspNonce.style }
}
