/** Workshops over HTTP: announced, changed, and who came. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import { mustFindSeat, seatsOf } from '../preparation/topics.ts'
import type { Services } from '../services.ts'
import { made, workshopBody, workshopChange } from './schemas.ts'
import { mustFindServed } from './served.ts'
import { announceWorkshop, changeWorkshop, workshopsIn } from './workshops.ts'

export function workshopRoutes(app: App, services: Services): void {
  const announceSchema = {
    body: workshopBody,
    response: { 201: made, ...refusals },
    summary: 'Announces a workshop to a working group'
  }
  app.post('/api/assistance/workshops', { schema: announceSchema }, async (request, reply) => {
    const { group, instrument, article, ...words } = request.body
    const seat = mustFindSeat(services, await mustIdentify(services, request), group)
    const served = mustFindServed(services, seat, instrument, article)
    return reply.code(201).send({ id: announceWorkshop(services, seat.actor, group, { ...words, served }) })
  })
  const changeSchema = {
    params: z.object({ workshop: z.string().max(80) }),
    body: workshopChange,
    response: { 200: made, ...refusals },
    summary: 'Changes a workshop, or notes who came'
  }
  app.put('/api/assistance/workshops/:workshop', { schema: changeSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    const { instrument, article, seen, ...words } = request.body
    for (const seat of seatsOf(services, user)) {
      const found = workshopsIn(services, seat.group.id).find(({ id }) => id === request.params.workshop)
      if (!found) continue
      const isSame = instrument === found.served.instrument && article === found.served.article
      const served = isSame ? found.served : mustFindServed(services, seat, instrument, article)
      changeWorkshop(services, seat.actor, found, { ...words, served }, seen)
      return { id: found.id }
    }
    throw new Problem('not-found', 'There is no such workshop.')
  })
}
