/** The mandate and its people over HTTP: working groups, their work plans and instruments, the directory, the expected outputs. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { authorityOf } from '../accounts/inviters.ts'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { directoryRoutes } from './directory-routes.ts'
import { groupInstrumentRoutes } from './instrument-routes.ts'
import { readGroup, readGroups } from './group-view.ts'
import { changeGroup, closeGroup, createGroup, mustEnterGroup } from './groups.ts'
import { negotiationRegisterRoute } from './register-routes.ts'
import { changeMilestone, dropMilestone, noteMilestone, planMilestone } from './milestones.ts'
import { group, groupList, groupWords, milestonePlan, newGroup } from './schemas.ts'

const params = z.object({ group: z.string().max(80) })
const milestoneParams = params.extend({ milestone: z.string().max(80) })

export function negotiationRoutes(app: App, services: Services): void {
  groupRoutes(app, services)
  planRoutes(app, services)
  groupInstrumentRoutes(app, services)
  directoryRoutes(app, services)
  negotiationRegisterRoute(app, services)
}

type Request = Parameters<typeof mustIdentify>[1] & { readonly params: { readonly group: string } }

async function enter(services: Services, request: Request) {
  return mustEnterGroup(services, await mustIdentify(services, request), request.params.group)
}

/** The group as it is after an act. */
async function after(services: Services, request: Request) {
  const entered = await enter(services, request)
  return readGroup(services, entered.group, entered.actor)
}

function groupRoutes(app: App, services: Services): void {
  app.get(
    '/api/groups',
    { schema: { response: { 200: groupList, ...refusals }, summary: 'The working groups the caller is in' } },
    async (request) => {
      const user = await mustIdentify(services, request)
      const mayCreate = authorityOf(services.memberships.of(user.id)) === 'secretariat'
      return { groups: readGroups(services, user), mayCreate }
    }
  )
  app.post(
    '/api/groups',
    {
      schema: {
        body: newGroup,
        response: { 201: group, ...refusals },
        summary: 'Creates a working group with its seats'
      }
    },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      const id = createGroup(services, user, request.body)
      const made = mustEnterGroup(services, user, id)
      return reply.code(201).send(readGroup(services, made.group, made.actor))
    }
  )
  const answer = { params, response: { 200: group, ...refusals } }
  app.get(
    '/api/groups/:group',
    { schema: { ...answer, summary: 'A working group, its people and its work' } },
    (request) => after(services, request)
  )
  app.put(
    '/api/groups/:group',
    { schema: { ...answer, body: groupWords, summary: 'Says what the group is to do, and how it meets' } },
    async (request) => {
      const entered = await enter(services, request)
      changeGroup(services, entered.actor, entered.group, request.body)
      return after(services, request)
    }
  )
  app.put(
    '/api/groups/:group/closing',
    {
      schema: {
        ...answer,
        body: z.strictObject({ isOver: z.boolean() }),
        summary: 'Ends the work of the group, or takes it up again'
      }
    },
    async (request) => {
      const entered = await enter(services, request)
      closeGroup(services, entered.actor, entered.group, request.body.isOver)
      return after(services, request)
    }
  )
}

function planRoutes(app: App, services: Services): void {
  const answer = { response: { 200: group, ...refusals } }
  const of = { ...answer, params: milestoneParams }
  /** Whoever may plan, where the work is not over. */
  const plan = async (request: Request) => {
    const entered = await enter(services, request)
    if (entered.group.closedAt !== null) throw new Problem('group-closed')
    if (!mayDo(entered.actor, 'plan-work')) throw new Problem('not-allowed')
    return entered
  }
  app.post(
    '/api/groups/:group/milestones',
    { schema: { ...answer, params, body: milestonePlan, summary: 'Plans a milestone' } },
    async (request) => {
      const {
        actor,
        group: { id }
      } = await plan(request)
      planMilestone(services, actor, id, request.body)
      return after(services, request)
    }
  )
  app.put(
    '/api/groups/:group/milestones/:milestone',
    { schema: { ...of, body: milestonePlan, summary: 'Plans a milestone otherwise' } },
    async (request) => {
      const {
        actor,
        group: { id }
      } = await plan(request)
      changeMilestone(services, actor, id, request.params.milestone, request.body)
      return after(services, request)
    }
  )
  const note = z.strictObject({ note: z.string().trim().max(1000).describe('Empty: it is not met after all') })
  app.put(
    '/api/groups/:group/milestones/:milestone/note',
    { schema: { ...of, body: note, summary: 'Notes how a milestone was met that no fact shows' } },
    async (request) => {
      const {
        actor,
        group: { id }
      } = await plan(request)
      noteMilestone(services, actor, id, request.params.milestone, request.body.note)
      return after(services, request)
    }
  )
  app.post(
    '/api/groups/:group/milestones/:milestone/dropping',
    { schema: { ...of, summary: 'Takes a milestone out of the work plan' } },
    async (request) => {
      const {
        actor,
        group: { id }
      } = await plan(request)
      dropMilestone(services, actor, id, request.params.milestone)
      return after(services, request)
    }
  )
}
