/** Meetings over HTTP: the list with its phases, planning one, and what is written down of it. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import type { SignedIn } from '../accounts/accounts.ts'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import type { Workers } from '../workers/workers.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { MeetingDesk } from './meeting-desk.ts'
import type { OpenMeeting } from './meeting-desk.ts'
import type { MeetingPlan } from './meeting.ts'
import { actorsOf, groupsOfMember } from './members.ts'
import { PhaseDesk } from './phase-desk.ts'
import { phaseRoutes, readPhase } from './phase-routes.ts'
import { readChoices, readMeeting, readOwnFollowUps, readSummary } from './read-meeting.ts'
import { attendanceRequest, choices, meeting, meetingList, meetingPlan, outcomeRequest, seen } from './schemas.ts'

const params = z.object({ meeting: z.string().max(80) })
type PlanRequest = z.infer<z.ZodObject<typeof meetingPlan>>

export function meetingRoutes(app: App, services: Services, workers: Workers): void {
  const desk = new MeetingDesk(services)
  phaseRoutes(app, services, workers)
  calendarRoutes(app, services, desk)
  listRoute(app, services, desk)
  choicesRoute(app, services)
  planRoutes(app, services, desk)
  recordRoutes(app, services, desk)
  followUpRoute(app, services, desk)
}

function listRoute(app: App, services: Services, desk: MeetingDesk): void {
  const phases = new PhaseDesk(services)
  app.get(
    '/api/meetings',
    {
      schema: {
        response: { 200: meetingList, ...refusals },
        summary: 'The phases and meetings that the caller may read, and what the caller is to follow up'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const all = desk.list(user)
      const actors = actorsOf(services, user)
      const names = new Map(groupsOfMember(services, user).map(({ id, name }) => [id, name]))
      return {
        phases: phases.list(user).map((one) => readPhase(services, phases, user, one)),
        meetings: all.map((one) => readSummary({ services, user }, one)),
        groups: groupsOfMember(services, user).map((one) => ({
          ...one,
          mayConvene: mayDo(actors.get(one.id)!, 'convene')
        })),
        mayPlanPhases: phases.mayPlan(user, { groups: [] }),
        followUps: all
          .filter(({ meeting: { isCancelled } }) => !isCancelled)
          .flatMap((one) => readOwnFollowUps(one, names.get(one.meeting.workingGroup) ?? ''))
      }
    }
  )
}

function choicesRoute(app: App, services: Services): void {
  app.get(
    '/api/meetings/choices',
    {
      schema: {
        querystring: z.object({ group: z.string().max(120) }),
        response: { 200: choices, ...refusals },
        summary: 'What a plan of a meeting of a working group can name'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const actor = services.memberships.actorIn(request.query.group, user)
      if (!actor) throw new Problem('not-found', 'There is no such working group.')
      if (!mayDo(actor, 'convene')) throw new Problem('not-allowed')
      return readChoices({ services, user }, request.query.group)
    }
  )
}

function planRoutes(app: App, services: Services, desk: MeetingDesk): void {
  app.post(
    '/api/meetings',
    {
      schema: {
        body: z.strictObject({ group: z.string().max(120), ...meetingPlan }),
        response: { 201: meeting, ...refusals },
        summary: 'Plans a meeting of a working group'
      }
    },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      const { group, ...plan } = request.body
      return reply.code(201).send(read(services, user, desk.plan(user, group, toPlan(plan))))
    }
  )
  app.get(
    '/api/meetings/:meeting',
    { schema: { params, response: { 200: meeting, ...refusals }, summary: 'A meeting' } },
    async (request) => {
      const user = await mustIdentify(services, request)
      return read(services, user, desk.mustOpen(user, request.params.meeting))
    }
  )
  app.put(
    '/api/meetings/:meeting/plan',
    {
      schema: {
        params,
        body: z.strictObject({ ...meetingPlan, seen }),
        response: { 200: meeting, ...refusals },
        summary: 'Changes when and where a meeting is, its agenda and its documents'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seen: version, ...plan } = request.body
      return read(services, user, desk.change(user, request.params.meeting, version, toPlan(plan)))
    }
  )
  app.post(
    '/api/meetings/:meeting/cancellation',
    {
      schema: {
        params,
        body: z.strictObject({ seen, note: z.string().trim().max(2000).default('') }),
        response: { 200: meeting, ...refusals },
        summary: 'Cancels a meeting; it stays in the calendar as cancelled'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seen: version, note } = request.body
      return read(services, user, desk.cancel(user, request.params.meeting, version, note))
    }
  )
}

function recordRoutes(app: App, services: Services, desk: MeetingDesk): void {
  app.put(
    '/api/meetings/:meeting/attendance',
    {
      schema: {
        params,
        body: attendanceRequest,
        response: { 200: meeting, ...refusals },
        summary: 'Writes down which parties were there, and who headed their delegations'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seen: version, attendance } = request.body
      return read(services, user, desk.recordAttendance(user, request.params.meeting, version, attendance))
    }
  )
  app.put(
    '/api/meetings/:meeting/outcome',
    {
      schema: {
        params,
        body: outcomeRequest,
        response: { 200: meeting, ...refusals },
        summary: 'Writes down what came of a meeting, item by item, and what somebody is to do'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      return read(services, user, desk.recordOutcome(user, request.params.meeting, request.body))
    }
  )
}

function followUpRoute(app: App, services: Services, desk: MeetingDesk): void {
  app.put(
    '/api/meetings/:meeting/follow-ups/:followUp',
    {
      schema: {
        params: params.extend({ followUp: z.string().max(80) }),
        body: z.strictObject({ done: z.boolean() }),
        response: { 200: meeting, ...refusals },
        summary: 'Says that a follow-up is done, or not yet'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { meeting: id, followUp } = request.params
      return read(services, user, desk.settleFollowUp(user, id, followUp, request.body.done))
    }
  )
}

/** Items begin without an outcome. */
function toPlan({ agenda, ...plan }: PlanRequest): MeetingPlan {
  return { ...plan, agenda: agenda.map((item) => ({ ...item, summary: '' })) }
}

function read(services: Services, user: SignedIn, open: OpenMeeting) {
  return readMeeting({ services, user }, open)
}
