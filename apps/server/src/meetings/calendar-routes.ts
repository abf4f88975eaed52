/** The calendar over HTTP: the feed that a program subscribes to, and the address of it that one makes and ends. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { Problem } from '../http/errors.ts'
import { mustIdentify, originOf } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { toCalendar } from './calendar.ts'
import { CalendarLinks } from './calendar-links.ts'
import { groupsOfMember } from './members.ts'
import { MeetingStore } from './meeting-store.ts'
import type { MeetingDesk } from './meeting-desk.ts'

const linkState = z.object({ createdAt: z.string().nullable().describe('null where there is none') })
const newLink = linkState.extend({ url: z.string().describe('Shown this once: whoever has it reads the calendar') })

export function calendarRoutes(app: App, services: Services, desk: MeetingDesk): void {
  const links = new CalendarLinks(services.db, services.now)
  feedRoute(app, services, links)
  eventRoute(app, services, desk)
  linkRoutes(app, services, links)
}

function feedRoute(app: App, services: Services, links: CalendarLinks): void {
  const store = new MeetingStore(services.db, services.now)
  app.get(
    '/api/calendar.ics',
    {
      schema: {
        querystring: z.object({ token: z.string().max(100).default('') }),
        summary: 'The meetings of whom the token belongs to, as a calendar (RFC 5545); no cookie is looked at'
      }
    },
    async (request, reply) => {
      const user = links.userOf(request.query.token)
      if (user === undefined) throw new Problem('not-found', 'There is no such calendar.')
      const groups = new Map(groupsOfMember(services, { id: user }).map(({ id, name }) => [id, name]))
      const meetings = store.list([...groups.keys()])
      const named = meetings.map((meeting) => ({ meeting, group: groups.get(meeting.workingGroup)! }))
      const body = toCalendar(named, { origin: originOf(services, request) })
      return reply.type('text/calendar; charset=utf-8').send(body)
    }
  )
}

/** One meeting, to be put into a calendar by hand. */
function eventRoute(app: App, services: Services, desk: MeetingDesk): void {
  app.get(
    '/api/meetings/:meeting/calendar.ics',
    { schema: { params: z.object({ meeting: z.string().max(80) }), summary: 'One meeting as a calendar file' } },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      const { meeting } = desk.mustOpen(user, request.params.meeting)
      const group = groupsOfMember(services, user).find(({ id }) => id === meeting.workingGroup)?.name ?? ''
      const body = toCalendar([{ meeting, group }], { origin: originOf(services, request) })
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="meeting.ics"')
        .send(body)
    }
  )
}

function linkRoutes(app: App, services: Services, links: CalendarLinks): void {
  app.get(
    '/api/calendar/link',
    { schema: { response: { 200: linkState, ...refusals }, summary: 'Whether the caller’s calendar has an address' } },
    async (request) => ({ createdAt: links.find((await mustIdentify(services, request)).id)?.createdAt ?? null })
  )
  app.post(
    '/api/calendar/link',
    {
      schema: {
        response: { 201: newLink, ...refusals },
        summary: 'Makes an address for the caller’s calendar; the one before ends'
      }
    },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      const url = `${originOf(services, request)}/api/calendar.ics?token=${links.make(user.id)}`
      return reply.code(201).send({ createdAt: links.find(user.id)?.createdAt ?? null, url })
    }
  )
  app.post(
    '/api/calendar/link/revocation',
    { schema: { response: { 200: linkState, ...refusals }, summary: 'Ends the address of the caller’s calendar' } },
    async (request) => {
      links.revoke((await mustIdentify(services, request)).id)
      return { createdAt: null }
    }
  )
}
