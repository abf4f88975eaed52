/** Phases over HTTP: planning them, opening and closing a zero round, and the list that it ends with. */
import { z } from 'zod'
import type { SignedIn } from '../accounts/accounts.ts'
import type { App } from '../http/app-type.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import { sendReport } from '../instruments/send-docx.ts'
import type { Services } from '../services.ts'
import type { Workers } from '../workers/workers.ts'
import { groupsOfMember } from './members.ts'
import { PhaseDesk } from './phase-desk.ts'
import { isFor } from './phase-store.ts'
import type { Phase } from './phase-store.ts'
import { phase, phasePlan, seen, zeroRoundList } from './schemas.ts'
import { zeroRoundFile } from './zero-round-docx.ts'
import { METHOD } from './zero-round-list.ts'
import type { ZeroRoundList } from './zero-round-list.ts'

const params = z.object({ phase: z.string().max(80) })

export function phaseRoutes(app: App, services: Services, workers: Workers): void {
  const desk = new PhaseDesk(services)
  planRoutes(app, services, desk)
  zeroRoundRoutes(app, services, desk)
  listRoutes(app, services, desk, workers)
}

function planRoutes(app: App, services: Services, desk: PhaseDesk): void {
  app.post(
    '/api/phases',
    {
      schema: {
        body: z.strictObject(phasePlan),
        response: { 201: phase, ...refusals },
        summary: 'Plans a phase of the negotiation'
      }
    },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      return reply.code(201).send(readPhase(services, desk, user, desk.plan(user, request.body)))
    }
  )
  app.put(
    '/api/phases/:phase',
    {
      schema: {
        params,
        body: z.strictObject({ ...phasePlan, seen }),
        response: { 200: phase, ...refusals },
        summary: 'Changes a phase: another version of it'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seen: version, ...plan } = request.body
      return readPhase(services, desk, user, desk.change(user, request.params.phase, version, plan))
    }
  )
}

function zeroRoundRoutes(app: App, services: Services, desk: PhaseDesk): void {
  app.post(
    '/api/phases/:phase/opening',
    {
      schema: {
        params,
        body: z.strictObject({ seen }),
        response: { 200: phase, ...refusals },
        summary: 'Opens a zero round: from now on the texts of its groups are without prejudice, exploratory'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      return readPhase(services, desk, user, desk.openZeroRound(user, request.params.phase, request.body.seen))
    }
  )
  app.post(
    '/api/phases/:phase/closing',
    {
      schema: {
        params,
        body: z.strictObject({ seen, modalities: z.string().trim().min(1).max(20_000) }),
        response: { 200: zeroRoundList, ...refusals },
        summary: 'Closes a zero round with its list of convergences and divergences and the modalities agreed'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seen: version, modalities } = request.body
      const list = desk.closeZeroRound(user, request.params.phase, version, modalities)
      return readList(desk.mustOpen(user, request.params.phase), list)
    }
  )
}

function listRoutes(app: App, services: Services, desk: PhaseDesk, workers: Workers): void {
  app.get(
    '/api/phases/:phase/list',
    {
      schema: {
        params,
        response: { 200: zeroRoundList, ...refusals },
        summary: 'What a zero round ended with, of the caller’s own groups'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const list = desk.mustFindList(user, request.params.phase)
      return readList(desk.mustOpen(user, request.params.phase), list)
    }
  )
  app.get(
    '/api/phases/:phase/list/export',
    { schema: { params, summary: 'The same as a Word file' } },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      const list = desk.mustFindList(user, request.params.phase)
      const about = desk.mustOpen(user, request.params.phase)
      return sendReport(reply, workers, `${about.name}, convergences and divergences`, zeroRoundFile(about, list))
    }
  )
}

export function readPhase(services: Services, desk: PhaseDesk, user: SignedIn, one: Phase) {
  const own = groupsOfMember(services, user).filter(({ id }) => isFor(one, id))
  const isWhole = one.groups.length === 0
  return { ...one, isWhole, groups: isWhole ? [] : [...own], mayPlan: desk.mayPlan(user, one) }
}

function readList({ id, name, place, begins, ends }: Phase, { instruments, modalities, at, by }: ZeroRoundList) {
  return { phase: { id, name, place, begins, ends }, method: METHOD, modalities, at, by, instruments: [...instruments] }
}
