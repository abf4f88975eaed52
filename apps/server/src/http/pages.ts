/** The built pages. Each answer has a nonce of its own, which the page hands to what writes styles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Problem } from './errors.ts'

export async function servePages(app: FastifyInstance, pages: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: pages,
    wildcard: false,
    index: false,
    // What is built is named after what it holds: under its name it never changes.
    maxAge: '365d',
    immutable: true
  })
  const sendPage = (reply: FastifyReply) => {
    const page = readFileSync(join(pages, 'index.html'), 'utf8')
    // A page from a cache would have the nonce of another answer.
    reply.header('cache-control', 'no-store')
    return reply.type('text/html; charset=utf-8').send(withNonce(page, reply.cspNonce.style))
  }
  app.get('/', { schema: { hide: true } }, (_, reply) => sendPage(reply))
  app.setNotFoundHandler((request, reply) => {
    // A missing script answered with a page would fail without saying why.
    const isPage = !/^\/(api|assets)\//.test(request.url)
    if (request.method === 'GET' && isPage) return sendPage(reply)
    throw new Problem('not-found', `There is nothing at ${request.url.split('?')[0]}.`)
  })
}

function withNonce(page: string, nonce: string): string {
  return page.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`)
}
