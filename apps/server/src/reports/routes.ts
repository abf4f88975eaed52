/** Reports over HTTP: the list, writing one, a version of one, its Word file. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import { sendReport } from '../instruments/send-docx.ts'
import type { Services } from '../services.ts'
import { markedNote, zeroRoundOf } from '../meetings/zero-round.ts'
import type { Workers } from '../workers/workers.ts'
import { FRAMES } from './report-frame.ts'
import { ReportDesk } from './report-desk.ts'
import type { OpenReport } from './report-desk.ts'
import type { ReportVersion } from './report-store.ts'
import { report, reportList, reportRequest, versionRequest } from './schemas.ts'

const params = z.object({ report: z.string().max(80) })
const querystring = z.object({ version: z.coerce.number().int().min(1).optional() })

export function reportRoutes(app: App, services: Services, workers: Workers): void {
  const desk = new ReportDesk(services)
  app.get(
    '/api/reports',
    {
      schema: { response: { 200: reportList, ...refusals }, summary: 'The reports the caller may read, and may write' }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      return { reports: desk.list(user).map((one) => summaryOf(desk, one)), offers: [...desk.offers(user)] }
    }
  )
  app.post(
    '/api/reports',
    {
      schema: {
        body: reportRequest,
        response: { 201: report, ...refusals },
        summary: 'Writes a report from the text as it stands'
      }
    },
    async (request, reply) => {
      const made = desk.create(await mustIdentify(services, request), request.body)
      return reply.code(201).send(read(desk, made))
    }
  )
  app.get(
    '/api/reports/:report',
    {
      schema: {
        params,
        querystring,
        response: { 200: report, ...refusals },
        summary: 'A report, or an earlier version'
      }
    },
    async (request) => {
      const open = desk.mustOpen(await mustIdentify(services, request), request.params.report)
      return read(desk, open, request.query.version)
    }
  )
  app.post(
    '/api/reports/:report/versions',
    {
      schema: {
        params,
        body: versionRequest,
        response: { 201: report, ...refusals },
        summary: 'Saves a report as a new version, or issues it'
      }
    },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      return reply.code(201).send(read(desk, desk.save(user, request.params.report, request.body)))
    }
  )
  fileRoute(app, services, desk, workers)
}

function fileRoute(app: App, services: Services, desk: ReportDesk, workers: Workers): void {
  app.get(
    '/api/reports/:report/export',
    { schema: { params, querystring, summary: 'A report as a Word file' } },
    async (request, reply) => {
      const open = desk.mustOpen(await mustIdentify(services, request), request.params.report)
      const { title, sections, at, isIssued, number } = mustFindVersion(open, request.query.version)
      const { kind, groups, language } = open.report
      const frame = FRAMES[language]
      const note = isIssued ? frame.kind(kind) : frame.draft(number)
      const marks = groups.map((group) => zeroRoundOf(services.db, group) && frame.exploratory)
      const file = { title, sections, at, note: markedNote(note, ...marks), mark: frame.mark, language }
      return sendReport(reply, workers, title, file)
    }
  )
}

function mustFindVersion({ versions }: OpenReport, number: number | undefined): ReportVersion {
  const found = number === undefined ? versions.at(-1) : versions.find((one) => one.number === number)
  if (!found) throw new Problem('not-found', 'There is no such version of the report.')
  return found
}

function summaryOf(desk: ReportDesk, { report: about, mayWrite, versions }: OpenReport) {
  const { id, kind, attribution, language, createdAt } = about
  const last = versions.at(-1)!
  const issued = versions.findLast(({ isIssued }) => isIssued)
  return {
    id,
    kind,
    kindName: FRAMES[language].kind(kind),
    attribution,
    language,
    createdAt,
    groups: [...desk.groupsOf(about)],
    mayWrite,
    title: last.title,
    last: markOf(last),
    issued: issued ? markOf(issued) : null
  }
}

function markOf({ number, at, by, isIssued }: ReportVersion) {
  return { number, at, by, isIssued }
}

function read(desk: ReportDesk, open: OpenReport, number?: number) {
  const { report: about, versions } = open
  const shown = mustFindVersion(open, number)
  const now = new Map(desk.figuresNow(about).map(({ id, value }) => [id, value]))
  const figures = about.basis.figures.map((figure) => ({ ...figure, now: now.get(figure.id) ?? null }))
  return {
    ...summaryOf(desk, open),
    shown: { ...markOf(shown), title: shown.title, sections: [...shown.sections] },
    versions: versions.map(markOf),
    basis: { asOf: about.basis.asOf, figures, places: about.basis.places }
  }
}
