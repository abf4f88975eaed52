/** Comparing over HTTP: any two texts, three of them, the row of revisions, files brought along, and an article's history. */
import { randomBytes } from 'node:crypto'
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { actsOf } from './compare-acts.ts'
import { Comparisons } from './comparisons.ts'
import { ComparedFiles, LARGEST_FILE } from './compare-files.ts'
import type { ComparedFile } from './compare-files.ts'
import { readAlike } from './compare-readings.ts'
import { comparison, fileRequest, keptFile, series, threeWay } from './compare-schemas.ts'
import { readSeries } from './compare-series.ts'
import { readSide } from './compare-sides.ts'
import type { ComparedSide } from './compare-sides.ts'
import type { Enter } from './enter.ts'
import { EXPLORATORY, exploratoryMark, markedNote } from '../meetings/zero-round.ts'
import { htmlPage } from './html-page.ts'
import type { Room } from './room.ts'
import { sendDocx } from './send-docx.ts'
import { sendJson } from './send-json.ts'
import { refusals } from './schemas.ts'
import { readTravaux } from './travaux.ts'
import { travauxAnswer, travauxToJson } from './travaux-json.ts'
import { printTravaux, travauxToHtml } from './travaux-print.ts'
import { untilGone } from '../workers/client-gone.ts'
import type { Workers } from '../workers/workers.ts'

const params = z.object({ id: z.string() })
const side = z.string().min(1).max(200)
const SIDES = 'A number, a symbol, live, live:accepted, live:accepted:<proposal>, draft (the caller’s own), file:<id>'
const view = z.enum(['words', 'brackets']).default('words')

export function compareRoutes(app: App, enter: Enter, workers: Workers): void {
  const files = new ComparedFiles(() => randomBytes(12).toString('hex'))
  const comparisons = new Comparisons(workers)
  compareRoute(app, enter, files, comparisons)
  threeRoute(app, enter, files, comparisons)
  fileRoutes(app, enter, files, workers)
  seriesRoute(app, enter)
  travauxRoute(app, enter, workers)
}

function compareRoute(app: App, enter: Enter, files: ComparedFiles, comparisons: Comparisons): void {
  const querystring = z.object({
    from: side.describe(SIDES),
    to: side.default('live').describe(SIDES),
    view: view.describe('brackets: with what is open in the text, brackets as words'),
    format: z.enum(['json', 'html', 'docx']).default('json')
  })
  app.get(
    '/api/instruments/:id/compare',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.union([comparison, z.string(), z.unknown()]), ...refusals },
        summary: 'Compares two texts: revisions, the text as it stands, a draft, a file'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const { from, to, view: shown, format } = request.query
      room.settle()
      const asked = { room, actor, files, view: shown }
      const sides = readAlike([readSide(asked, from), readSide(asked, to)] as const, shown)
      const signal = untilGone(reply)
      const compared = await comparisons.compare(sides, shown, signal)
      const symbols = { from: sides[0].symbol, to: sides[1].symbol }
      const mark = markOf(room, sides)
      if (format === 'html') {
        const title = `${room.info.title}: ${symbols.from} and ${symbols.to}`
        const body = await comparisons.print(sides, compared, signal)
        return reply.type('text/html; charset=utf-8').send(htmlPage(title, body, mark))
      }
      const acts = actsOf(room, actor, sides, compared)
      if (format === 'docx') {
        const note = markedNote(`${symbols.from} – ${symbols.to}`, mark)
        const about = { title: room.info.title, now: room.now(), note, acts }
        const file = await comparisons.docx(sides, compared, about, signal)
        return sendDocx(reply, `${symbols.from} to ${symbols.to}`, file)
      }
      const changes = compared.changes.map((change, index) => ({ ...change, decisions: acts[index] }))
      const head = { ...symbols, sides: { from: toSide(sides[0]), to: toSide(sides[1]) }, view: shown, changes }
      return sendJson(reply, head, 'redline', compared.redline)
    }
  )
}

function threeRoute(app: App, enter: Enter, files: ComparedFiles, comparisons: Comparisons): void {
  const querystring = z.object({ base: side, theirs: side, ours: side.default('live'), view })
  app.get(
    '/api/instruments/:id/compare/three',
    {
      schema: {
        params,
        querystring,
        response: { 200: threeWay, ...refusals },
        summary: 'Compares what two sides made of one text, provision by provision'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const asked = { room, actor, files, view: request.query.view }
      const { base: first, theirs: second, ours: third } = request.query
      room.settle()
      const read = [readSide(asked, first), readSide(asked, second), readSide(asked, third)] as const
      const sides = readAlike(read, asked.view)
      const [base, theirs, ours] = sides
      const { counts, rows } = await comparisons.compareThree(sides, request.query.view, untilGone(reply))
      return sendJson(reply, { base: toSide(base), theirs: toSide(theirs), ours: toSide(ours), counts }, 'rows', rows)
    }
  )
}

function fileRoutes(app: App, enter: Enter, files: ComparedFiles, workers: Workers): void {
  const path = '/api/instruments/:id/compare/files'
  app.post(
    path,
    {
      // Base64 is a third longer than what it stands for.
      bodyLimit: LARGEST_FILE * 1.5,
      schema: {
        params,
        body: fileRequest,
        response: { 201: keptFile, ...refusals },
        summary: 'Keeps a text for comparing: for the caller alone, in memory, for six hours, five at most'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const { name, content, docx } = request.body
      if ((content === undefined) === (docx === undefined))
        throw new Problem('invalid-request', 'Send either the words of the file or a Word file in base64.')
      const size = content === undefined ? (docx!.length * 3) / 4 : Buffer.byteLength(content)
      if (size > LARGEST_FILE) throw new Problem('too-large', 'A file for comparison may have 10 MB.')
      const brought = { id: files.newId(), name, docx, content: content && withoutMark(content) }
      const named = await workers.run('read-file', brought, { size, signal: untilGone(reply) })
      const file = files.add(actor.user, room.info.id, room.now(), named)
      return reply.code(201).send(toKept(file))
    }
  )
  app.get(
    path,
    {
      schema: {
        params,
        response: { 200: z.array(keptFile), ...refusals },
        summary: 'The caller’s own files for comparing, as far as they are still kept'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return files.list(actor.user, room.info.id, room.now()).map(toKept)
    }
  )
}

function seriesRoute(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/series',
    {
      schema: {
        params,
        response: { 200: series, ...refusals },
        summary: 'All revisions and the text as it stands, with what was open in each'
      }
    },
    async (request) => [...readSeries((await enter(request)).room)]
  )
}

function travauxRoute(app: App, enter: Enter, workers: Workers): void {
  app.get(
    '/api/instruments/:id/articles/:article/travaux',
    {
      schema: {
        params: params.extend({ article: z.string().max(200) }),
        querystring: z.object({ format: z.enum(['html', 'txt', 'json']).default('html') }),
        response: { 200: z.union([travauxAnswer, z.string()]), ...refusals },
        summary: 'The drafting history of an article, as a document or as data'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      if (!mayDo(actor, 'read-register')) throw new Problem('not-allowed')
      const signal = untilGone(reply)
      const travaux = await readTravaux(room, request.params.article, { workers, signal })
      if (request.query.format === 'json') return travauxToJson(travaux)
      if (request.query.format === 'txt') return reply.type('text/plain; charset=utf-8').send(printTravaux(travaux))
      const page = htmlPage(travaux.name, travauxToHtml(travaux), exploratoryMark(room))
      return reply.type('text/html; charset=utf-8').send(page)
    }
  )
}

/** What either side says at its top: a file from elsewhere says nothing of it. */
function markOf(room: Room, sides: readonly ComparedSide[]): string | undefined {
  const marks = sides.map(({ kind, revision }) =>
    kind === 'file' ? undefined : exploratoryMark(room, revision === null ? undefined : String(revision))
  )
  return marks.find((mark) => mark !== undefined)
}

/** What a text from a zero round says above it is no part of it. */
function withoutMark(content: string): string {
  return content.startsWith(EXPLORATORY) ? content.slice(EXPLORATORY.length).trimStart() : content
}

function toSide({ kind, name, symbol, title, issuedAt, reading }: ComparedSide) {
  return { kind, name, symbol, title, issuedAt, ...(reading === undefined ? {} : { reading }) }
}

function toKept({ id, name, at, expiresAt, articles, remarks }: ComparedFile) {
  return { side: `file:${id}`, name, at, expiresAt, articles: articles.length, remarks }
}
