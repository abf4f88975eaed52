/** The schedules of commitments over HTTP: read, stated, shared, and as files. */
import { CATEGORIES, PARTICIPATIONS, PARTY_CODES, mayReadSchedule } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import type { Enter } from '../instruments/enter.ts'
import type { Room } from '../instruments/room.ts'
import { refusals } from '../instruments/schemas.ts'
import { sendText } from '../instruments/send-docx.ts'
import type { Workers } from '../workers/workers.ts'
import { LONGEST_WORDS, readSchedule } from './read-schedule.ts'
import { rowsOf, rowsToCsv, scheduleFile } from './schedule-files.ts'
import { readCommitments, setCommitment, setCommitments, shareSchedule, sharedSchedules } from './schedules.ts'
import type { Commitment } from './schedules.ts'
import { statedArticles } from './stated-articles.ts'

const params = z.object({ id: z.string() })
const time = z.string().describe('ISO 8601')
const words = z.string().trim().max(LONGEST_WORDS)
const party = z.string().describe('ISO 3166 alpha-3 in capitals')

export const statedArticle = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  chapter: z.string(),
  version: z.string().describe('Another one whenever the words of the article are others')
})
const statement = {
  participation: z.enum(PARTICIPATIONS),
  category: z
    .enum(CATEGORIES)
    .nullable()
    .describe('A at entry into force, B after a transition, C with assistance too'),
  months: z.number().nullable().describe('The transition of categories B and C'),
  conditions: z.string(),
  assistance: z.string()
}
const commitment = z.object({
  party,
  article: z.string(),
  name: z.string().describe('What the article was called when this was stated'),
  ...statement,
  by: z.string(),
  at: time,
  stale: z.boolean().describe('It was made on an earlier wording of the article'),
  gone: z.boolean().describe('The article is no longer in the text')
})
const shared = z.object({ party, by: z.string(), at: time })
const schedules = z.object({
  articles: z.array(statedArticle),
  commitments: z.array(commitment).describe('Those that the caller may read'),
  shared: z.array(shared)
})

export function commitmentRoutes(app: App, enter: Enter, workers: Workers): void {
  readRoute(app, enter)
  stateRoute(app, enter)
  shareRoute(app, enter)
  importRoute(app, enter)
  exportRoute(app, enter, workers)
}

function readRoute(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/commitments',
    {
      schema: {
        params,
        response: { 200: schedules, ...refusals },
        summary: 'What the parties state of the articles: one’s own, what has been shared, and at the chair’s table all'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const articles = [...statedArticles(room)]
      const said = readCommitments(room, actor).filter(({ participation }) => participation !== 'none')
      const all = sharedSchedules(room).map((one) => ({ ...one, party: one.party.toUpperCase() }))
      return { articles, commitments: said.map((one) => toJson(one, versionsOf(articles))), shared: all }
    }
  )
}

function stateRoute(app: App, enter: Enter): void {
  const body = z.strictObject({
    participation: statement.participation,
    category: statement.category.default(null),
    months: z.number().int().nullable().default(null),
    conditions: words.default(''),
    assistance: words.default(''),
    seen: z.string().max(200).optional().describe('The version of the article that was read')
  })
  app.put(
    '/api/instruments/:id/commitments/:article',
    {
      schema: {
        params: z.object({ id: z.string(), article: z.string() }),
        body,
        response: { 200: commitment, ...refusals },
        summary: 'States for the caller’s party whether it takes part in an article, and how'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { seen, ...said } = request.body
      const set = setCommitment(room, actor, request.params.article, said, seen)
      return toJson(set, versionsOf(statedArticles(room)))
    }
  )
}

function shareRoute(app: App, enter: Enter): void {
  app.post(
    '/api/instruments/:id/commitments/sharing',
    {
      schema: {
        params,
        response: { 200: shared, ...refusals },
        summary: 'Shares the schedule of the caller’s party: from now on everybody reads it, and each change is an act'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const made = shareSchedule(room, actor)
      return { ...made, party: made.party.toUpperCase() }
    }
  )
}

function importRoute(app: App, enter: Enter): void {
  app.post(
    '/api/instruments/:id/commitments/import',
    {
      schema: {
        params,
        body: z.strictObject({ format: z.enum(['csv', 'json']), content: z.string().max(1_000_000) }),
        response: { 200: z.object({ changed: z.number() }), ...refusals },
        summary:
          'Takes the statements of the caller’s party from a file: all rows, or none and what is wrong with which'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      if (actor.party === undefined) throw new Problem('not-allowed')
      const { format, content } = request.body
      const changed = setCommitments(room, actor, readSchedule(content, format, actor.party, statedArticles(room)))
      return { changed }
    }
  )
}

function exportRoute(app: App, enter: Enter, workers: Workers): void {
  const querystring = z.object({
    format: z.enum(['csv', 'json', 'docx']),
    party: z.string().toLowerCase().optional().describe('One party; all that the caller may read without it')
  })
  app.get(
    '/api/instruments/:id/commitments/export',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.union([z.string(), z.unknown()]), ...refusals },
        summary: 'Schedules as a file: CSV or JSON to fill in and take back, or one party’s as a Word file'
      }
    },
    async (request, reply) => {
      const { room, actor } = await enter(request)
      const { format, party: only } = request.query
      const parties = mayExport(room, actor, only)
      const commitments = readCommitments(room, actor)
      if (format === 'docx') {
        if (only === undefined) throw new Problem('invalid-request', 'A Word file is of one party.')
        return sendText(reply, workers, fileName(room, only), scheduleFile(room, only, commitments))
      }
      const rows = rowsOf(room, parties, commitments)
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileName(room, only)}.${format}"`)
        .send(format === 'csv' ? rowsToCsv(rows) : JSON.stringify(rows, null, 2))
    }
  )
}

/** The parties whose schedules go into a file; one that the actor may not read is as if it were not there. */
function mayExport(room: Room, actor: Actor, only: string | undefined): readonly string[] {
  const isShared = new Set(sharedSchedules(room).map((one) => one.party))
  const readable = PARTY_CODES.filter((one) => mayReadSchedule(actor, one, isShared.has(one)))
  if (only === undefined) return readable
  if (!readable.includes(only)) throw new Problem('not-found', 'There is no such schedule.')
  return [only]
}

function fileName({ info }: Room, only: string | undefined): string {
  return `${info.symbol} schedule${only ? ` ${only.toUpperCase()}` : 's'}`.replaceAll('/', '-')
}

function versionsOf(
  articles: readonly { readonly id: string; readonly version: string }[]
): ReadonlyMap<string, string> {
  return new Map(articles.map(({ id, version }) => [id, version]))
}

function toJson({ version, ...rest }: Commitment, versions: ReadonlyMap<string, string>) {
  const current = versions.get(rest.article)
  const isGone = current === undefined
  return { ...rest, party: rest.party.toUpperCase(), stale: !isGone && current !== version, gone: isGone }
}
