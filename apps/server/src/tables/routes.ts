/** The tables over HTTP: which there are, each as a file, and a file taken in after it has been looked at. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { IN_NO_FILE } from './kept-tables.ts'
import { importAnswer, importRequest, tableList } from './schemas.ts'
import { TableDesk } from './table-desk.ts'
import type { CountedTable } from './table-desk.ts'

const params = z.object({ table: z.string().max(80) })
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

export function tableRoutes(app: App, services: Services): void {
  const desk = new TableDesk(services)
  app.get(
    '/api/tables',
    {
      schema: {
        response: { 200: tableList, ...refusals },
        summary: 'The tables the secretariat keeps, with their columns, and what is kept and in no file'
      }
    },
    async (request) => {
      const tables = desk.list(await mustIdentify(services, request)).map(toJson)
      return { tables, inNoFile: Object.values(IN_NO_FILE) }
    }
  )
  exportRoute(app, services, desk)
  app.post(
    '/api/tables/:table/import',
    {
      schema: {
        params,
        body: importRequest,
        response: { 200: importAnswer, ...refusals },
        summary: 'Says what a file would change in a table, and with what was seen does it: all rows, or none'
      }
    },
    async (request) => {
      const { seen, ...file } = request.body
      return desk.take(await mustIdentify(services, request), request.params.table, file, seen)
    }
  )
}

function exportRoute(app: App, services: Services, desk: TableDesk): void {
  const querystring = z.object({ format: z.enum(['csv', 'json']) })
  app.get(
    '/api/tables/:table/export',
    {
      schema: {
        params,
        querystring,
        response: { 200: z.union([z.string(), z.unknown()]), ...refusals },
        summary: 'A table as a file'
      }
    },
    async (request, reply) => {
      const { format } = request.query
      const { table } = request.params
      const content = desk.export(await mustIdentify(services, request), table, format)
      const name = `${table} ${services.now().slice(0, 10)}.${format}`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply
        .type(TYPES[format])
        .serializer((text: string) => text)
        .send(content)
    }
  )
}

function toJson({ section, table, count: rows }: CountedTable) {
  const { id, name, about, columns, plan, whyNoImport = null } = table
  const shown = columns.map((one) => ({ ...one, isReadOnly: one.isReadOnly === true }))
  return { id, section, name, about, rows, columns: shown, mayImport: plan !== undefined, whyNoImport }
}
