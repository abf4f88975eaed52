/** Training rooms over HTTP: opened, entered in a practice role, begun anew, closed; their texts are instruments like others. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { EXERCISES, progressOf } from './exercises.ts'
import { answerBody, answered, made, openBody, seatBody, trainingList } from './schemas.ts'
import { TrainingDesk } from './training-desk.ts'
import type { OpenTraining } from './training-desk.ts'

const params = z.object({ room: z.string().max(80) })

/** None where the server has no training rooms. */
export function trainingRoutes(app: App, services: Services): void {
  if (!services.training) return
  const desk = new TrainingDesk(services, services.training)
  const listSchema = {
    response: { 200: trainingList, ...refusals },
    summary: 'The training rooms that the caller may enter, the exercises, and the texts that they may copy'
  }
  app.get('/api/training', { schema: listSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    return {
      rooms: desk.list(user).map((open) => read(desk, open, user.id)),
      exercises: EXERCISES.map(({ id, title, role, steps }) => ({ id, title, role, steps })),
      offers: desk.offers(user)
    }
  })
  const openSchema = {
    body: openBody,
    response: { 201: made, ...refusals },
    summary: 'Copies a text into a training room'
  }
  app.post('/api/training', { schema: openSchema }, async (request, reply) => {
    const { instrument, revision } = request.body
    return reply.code(201).send({ id: desk.open(await mustIdentify(services, request), instrument, revision) })
  })
  practiceRoutes(app, services, desk)
  endRoutes(app, services, desk)
}

function practiceRoutes(app: App, services: Services, desk: TrainingDesk): void {
  const seatSchema = {
    params,
    body: seatBody,
    response: { 200: made, ...refusals },
    summary: 'Takes a practice role, which is one in this room alone'
  }
  app.put('/api/training/:room/seat', { schema: seatSchema }, async (request) => {
    desk.takeSeat(await mustIdentify(services, request), request.params.room, request.body)
    return { id: request.params.room }
  })
  const answerSchema = {
    params,
    body: answerBody,
    response: { 200: answered, ...refusals },
    summary: 'Answers the exercise on comparing two revisions'
  }
  app.post('/api/training/:room/comparison', { schema: answerSchema }, async (request) => {
    const user = await mustIdentify(services, request)
    return { isRight: desk.answer(user, request.params.room, request.body.answer) }
  })
}

function endRoutes(app: App, services: Services, desk: TrainingDesk): void {
  const resetSchema = {
    params,
    response: { 200: made, ...refusals },
    summary: 'Begins a training anew from the same text, in a room with another id; the old one is gone'
  }
  app.post('/api/training/:room/reset', { schema: resetSchema }, async (request) => {
    return { id: desk.reset(await mustIdentify(services, request), request.params.room) }
  })
  const closeSchema = {
    params,
    response: { 200: made, ...refusals },
    summary: 'Closes a training room: what was practised in it is deleted'
  }
  app.post('/api/training/:room/closing', { schema: closeSchema }, async (request) => {
    desk.close(await mustIdentify(services, request), request.params.room)
    return { id: request.params.room }
  })
}

function read(desk: TrainingDesk, { training, mayClose, practice }: OpenTraining, user: string) {
  const { id, room, source, openedAt, openedBy } = training
  const people = desk.people(training)
  const own = people.find((one) => one.user === user)?.progress ?? progressOf([], user)
  const role = practice ? { role: practice.role, party: practice.party ?? null } : null
  return { id, title: room.info.title, source, openedAt, openedBy, mayClose, practice: role, people, own }
}
