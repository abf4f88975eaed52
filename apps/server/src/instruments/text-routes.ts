/** The text: in every view, of the live instrument or of a revision, on the wire or as a file. */
import { VIEWS } from '@cartif/negotiation'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import type { Enter } from './enter.ts'
import { exploratoryMark } from '../meetings/zero-round.ts'
import { lettersIn } from './compare-sides.ts'
import { numbersOf } from './numbers.ts'
import { readProvenance } from './provenance.ts'
import { numbers, provenance, refusals, text } from './schemas.ts'
import { sendText } from './send-docx.ts'
import { sendJson } from './send-json.ts'
import { askedText, textFile } from './text-views.ts'
import type { AskedText, TextQuery } from './text-views.ts'
import { untilGone } from '../workers/client-gone.ts'
import type { Workers } from '../workers/workers.ts'

const params = z.object({ id: z.string() })
const querystring = z.object({
  view: z.enum(VIEWS).default('bracketed'),
  names: z.enum(['0', '1']).default('1').describe('0: nobody is named'),
  party: z.string().max(16).optional().describe('The proposals of one holder alone'),
  revision: z.string().max(100).optional().describe('A number or a symbol; the live text without it'),
  numbering: z
    .enum(['live', 'revision'])
    .default('live')
    .describe(
      'revision: the numbers of the last revision; what has come in since counts bis, what has gone leaves a gap'
    )
})

export function textRoutes(app: App, enter: Enter, workers: Workers): void {
  app.get(
    '/api/instruments/:id/text',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.union([text, z.string()]), ...refusals },
        summary: 'The text, in bracketed notation or as JSON by Accept'
      }
    },
    async (request, reply) => {
      const { room } = await enter(request)
      const asked = askedText(room, toQuery(request.query))
      if (!request.headers.accept?.includes('application/json')) {
        return reply
          .type('text/plain; charset=utf-8')
          .send(await workers.run('print-view', asked, sizedBy(asked, reply)))
      }
      const { symbol, view } = asked
      return sendJson(reply, { symbol, view }, 'articles', await workers.run('view-json', asked, sizedBy(asked, reply)))
    }
  )
  app.get(
    '/api/instruments/:id/numbers',
    {
      schema: {
        params,
        querystring: z.object({ revision: z.string().max(100).optional().describe('The last one without it') }),
        response: { 200: numbers, ...refusals },
        summary: 'What a revision calls its articles, provisions and footnotes'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      const found = numbersOf(room, request.query.revision)
      return { symbol: found.symbol, numbers: [...found.numbers].map(([id, one]) => ({ id, ...one })) }
    }
  )
  app.get(
    '/api/instruments/:id/provenance',
    {
      schema: {
        params,
        querystring: z.object({
          of: z
            .union([z.string().max(200), z.array(z.string().max(200)).max(200)])
            .describe('Origins, as pieces of the live text have them')
        }),
        response: { 200: z.array(provenance), ...refusals },
        summary: 'Who brought words into the text, who stood where on them, and who decided'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      return readProvenance(room, [request.query.of].flat()).map((one) => ({
        ...one,
        sponsors: [...one.sponsors],
        positions: [...one.positions]
      }))
    }
  )
  const fileQuery = querystring.extend({ format: z.enum(['docx', 'akn', 'txt', 'html']) })
  app.get(
    '/api/instruments/:id/export',
    {
      schema: {
        params,
        querystring: fileQuery,
        response: { 200: z.union([z.string(), z.unknown()]), ...refusals },
        summary: 'The text as a file'
      }
    },
    async (request, reply) => {
      const { room } = await enter(request)
      const { format } = request.query
      if (format === 'akn')
        throw new Problem('format-not-available', 'Akoma Ntoso is not written yet; docx, txt and html are.')
      const query = toQuery(request.query)
      if (format === 'docx') {
        const file = textFile(room, query)
        return sendText(reply, workers, fileName(file.author, query), file)
      }
      const text = askedText(room, query)
      const mark = exploratoryMark(room, query.revision)
      const name = fileName(text.symbol, query)
      const sized = sizedBy(text, reply)
      const title = `${room.info.title} (${text.symbol})`
      const body =
        format === 'txt'
          ? underMark(mark, await workers.run('print-view', text, sized))
          : await workers.run('view-html', { text, title, mark }, sized)
      return reply
        .type(`text/${format === 'txt' ? 'plain' : 'html'}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${name}.${format}"`)
        .send(body)
    }
  )
}

function toQuery({ names, ...rest }: z.infer<typeof querystring>): TextQuery {
  return {
    view: rest.view,
    names: names === '1',
    party: rest.party,
    revision: rest.revision,
    numbering: rest.numbering
  }
}

function sizedBy({ negotiation }: AskedText, reply: FastifyReply) {
  return { size: lettersIn(negotiation.articles), signal: untilGone(reply) }
}

function fileName(symbol: string, { view }: TextQuery): string {
  return `${symbol}-${view}`.replace(/[^\w.-]/g, '-')
}

/** The mark stands on a line of its own before the text, and is no part of it. */
function underMark(mark: string | undefined, text: string): string {
  return `${mark === undefined ? '' : `${mark}\n\n`}${text}`
}
