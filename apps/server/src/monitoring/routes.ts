/** Monitoring over HTTP: one instrument, and all that the caller may read. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { enterThrough } from '../instruments/enter.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { readFigures } from './figures.ts'
import { figures, overview } from './schemas.ts'
import { groupsOf, readableRooms, seatedParties, treatyRooms } from './seats.ts'

export function monitoringRoutes(app: App, services: Services): void {
  const enter = enterThrough(services)
  const { db } = services
  app.get(
    '/api/instruments/:id/monitoring',
    {
      schema: {
        params: z.object({ id: z.string() }),
        response: { 200: figures, ...refusals },
        summary: 'Where the instrument stands: over time, by party, article by article'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      if (!mayDo(actor, 'read')) throw new Problem('not-allowed')
      return readFigures(room, seatedParties(db, room.info.workingGroup))
    }
  )
  app.get(
    '/api/monitoring',
    {
      schema: {
        response: { 200: overview, ...refusals },
        summary: 'Where all instruments stand that the caller may read'
      }
    },
    async (request) => {
      const rooms = treatyRooms(readableRooms(services, await mustIdentify(services, request)))
      return {
        groups: groupsOf(db, rooms).map((group) => ({
          ...group,
          instruments: rooms
            .filter(({ info }) => info.workingGroup === group.id)
            .map((room) => readFigures(room, seatedParties(db, group.id)))
        }))
      }
    }
  )
}
