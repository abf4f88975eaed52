/** Instruments of a working group: drafts to begin from, a new one, another title or symbol. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { enterThrough } from '../instruments/enter.ts'
import { createInGroup, notationOfDocx, previewInGroup, renameInstrument } from '../instruments/new-instrument.ts'
import { readSummary } from '../instruments/read.ts'
import { refusals, summary } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { mustEnterGroup } from './groups.ts'
import { draftPreview, newInstrument, symbol, title } from './schemas.ts'
import { listTemplates } from './templates.ts'

const params = z.object({ group: z.string().max(80) })
const template = z.object({ id: z.string(), name: z.string(), kind: z.string(), notation: z.string() })

export function groupInstrumentRoutes(app: App, services: Services): void {
  /** Whoever keeps the group, where its work is not over. */
  const keep = async (
    request: Parameters<typeof mustIdentify>[1] & { readonly params: { readonly group: string } }
  ) => {
    const entered = mustEnterGroup(services, await mustIdentify(services, request), request.params.group)
    if (!mayDo({ ...entered.actor, isReadOnly: false }, 'manage-group')) throw new Problem('not-allowed')
    if (entered.group.closedAt !== null) throw new Problem('group-closed')
    return entered
  }
  app.get(
    '/api/groups/:group/templates',
    {
      schema: {
        params,
        response: { 200: z.array(template), ...refusals },
        summary: 'Drafts to begin an instrument from'
      }
    },
    async (request) => [...listTemplates((await keep(request)).group.name)]
  )
  app.post(
    '/api/groups/:group/instruments',
    {
      schema: {
        params,
        body: newInstrument,
        response: { 200: draftPreview, 201: summary, ...refusals },
        summary: 'Creates an instrument from a draft, or says what the draft would put on the table'
      }
    },
    async (request, reply) => {
      const { actor, group } = await keep(request)
      const { notation: given, docx, isTrial = false, ...wanted } = request.body
      if ((given === undefined) === (docx === undefined))
        throw new Problem('invalid-request', 'A draft is a text or a Word file.')
      const notation = given ?? (await notationOfDocx(docx!))
      const reading = <T>(work: () => T) => (docx === undefined ? work() : tellingWhatWasRead(notation, work))
      const draft = { ...wanted, notation }
      if (isTrial) return reading(() => previewInGroup(services, actor, group.id, draft))
      return reply.code(201).send(readSummary(reading(() => createInGroup(services, actor, group.id, draft))))
    }
  )
  namingRoute(app, services)
}

/** Who sent a Word file sees as what it was read, and can mend that. */
function tellingWhatWasRead<T>(notation: string, create: () => T): T {
  try {
    return create()
  } catch (error) {
    if (error instanceof Problem && error.code === 'draft-not-readable')
      throw new Problem(error.code, error.message, { ...error.extra, notation })
    throw error
  }
}

function namingRoute(app: App, services: Services): void {
  const enter = enterThrough(services)
  const schema = {
    params: z.object({ id: z.string() }),
    body: z.strictObject({ title, symbol }),
    response: { 200: summary, ...refusals },
    summary: 'Gives the instrument another title or symbol'
  }
  app.put('/api/instruments/:id/naming', { schema }, async (request) => {
    const { room, actor } = await enter(request)
    renameInstrument(services, room, actor, request.body.title, request.body.symbol)
    return readSummary(room)
  })
}
