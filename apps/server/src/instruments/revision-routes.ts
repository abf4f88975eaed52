/** Revisions over HTTP: the list, issuing one, and the redline between any two or one and the text as it stands. */
import { changesOf, compare, redlineToHtml } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import type { Enter } from './enter.ts'
import { htmlPage } from './html-page.ts'
import { issueRevision, listRevisions, mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'
import { comparison, refusals, revision, revisionRequest } from './schemas.ts'

const params = z.object({ id: z.string() })

export function revisionRoutes(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/revisions',
    {
      schema: {
        params,
        response: { 200: z.array(revision), ...refusals },
        summary: 'The revisions issued, oldest first'
      }
    },
    async (request) => [...listRevisions((await enter(request)).room)]
  )
  app.post(
    '/api/instruments/:id/revisions',
    {
      schema: {
        params,
        body: revisionRequest,
        response: { 201: revision, ...refusals },
        summary: 'Issues the next revision'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      return reply.code(201).send(issueRevision(room, actor, request.body))
    }
  )
  compareRoute(app, enter)
}

function compareRoute(app: App, enter: Enter): void {
  const side = z.string().min(1).max(100)
  const querystring = z.object({
    from: side.describe('A number or a symbol'),
    to: side.default('live').describe('A number, a symbol, or live'),
    format: z.enum(['json', 'html', 'docx']).default('json')
  })
  app.get(
    '/api/instruments/:id/compare',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.union([comparison, z.string()]), ...refusals },
        summary: 'Compares two revisions, or one with the text as it stands'
      }
    },
    async (request, reply) => {
      const { room } = await enter(request)
      const { from, to, format } = request.query
      if (format === 'docx')
        throw new Problem('format-not-available', 'A redline is not written as docx yet; json and html are.')
      const [before, after] = [sideOf(room, from), sideOf(room, to)]
      const redline = compare(before.articles, after.articles)
      if (format === 'html') {
        const title = `${room.info.title}: ${before.symbol} and ${after.symbol}`
        return reply.type('text/html; charset=utf-8').send(htmlPage(title, redlineToHtml(redline)))
      }
      return { from: before.symbol, to: after.symbol, changes: [...changesOf(redline)], redline }
    }
  )
}

function sideOf(room: Room, name: string): { symbol: string; articles: readonly Article[] } {
  if (name === 'live') return { symbol: 'live', articles: room.live.negotiation.articles }
  const { symbol, negotiation } = mustFindRevision(room, name)
  return { symbol, articles: negotiation.articles }
}
