/** Meetings, phases and calendars. */
import { inGroup, secret, signedIn } from './need.ts'
import type { Needs } from './need.ts'

const read = inGroup('read')
const convene = inGroup('convene')
const phases = inGroup('plan-phases')

export const MEETING_NEEDS: Needs = {
  'GET /api/meetings': signedIn,
  'POST /api/meetings': convene,
  'GET /api/meetings/choices': convene,
  'GET /api/meetings/{meeting}': read,
  'PUT /api/meetings/{meeting}/plan': convene,
  'PUT /api/meetings/{meeting}/attendance': convene,
  'PUT /api/meetings/{meeting}/outcome': convene,
  'PUT /api/meetings/{meeting}/follow-ups/{followUp}': inGroup('follow-up', { own: 'kaz', or: 'convene' }),
  'GET /api/meetings/{meeting}/calendar.ics': read,
  'POST /api/meetings/{meeting}/cancellation': convene
}

export const PHASE_NEEDS: Needs = {
  'POST /api/phases': phases,
  'PUT /api/phases/{phase}': phases,
  'POST /api/phases/{phase}/opening': phases,
  'POST /api/phases/{phase}/closing': phases,
  'GET /api/phases/{phase}/list': read,
  'GET /api/phases/{phase}/list/export': read
}

export const CALENDAR_NEEDS: Needs = {
  'GET /api/calendar/link': signedIn,
  'POST /api/calendar/link': signedIn,
  'POST /api/calendar/link/revocation': signedIn,
  'GET /api/calendar.ics': secret
}
