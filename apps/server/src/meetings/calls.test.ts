/** Every call on phases, meetings and the calendar, as the server describes them, with who may: whoever adds one says so here. */
import { beforeEach, describe, expect, test } from 'vitest'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'

const server = useServer()

type Who = 'everybody' | 'members' | 'conveners' | 'secretariat' | 'token'

const MAY: Readonly<Record<string, Who>> = {
  'GET /api/meetings': 'everybody',
  'POST /api/meetings': 'conveners',
  'GET /api/meetings/choices': 'conveners',
  'GET /api/meetings/{meeting}': 'members',
  'PUT /api/meetings/{meeting}/plan': 'conveners',
  'POST /api/meetings/{meeting}/cancellation': 'conveners',
  'PUT /api/meetings/{meeting}/attendance': 'conveners',
  'PUT /api/meetings/{meeting}/outcome': 'conveners',
  'PUT /api/meetings/{meeting}/follow-ups/{followUp}': 'conveners',
  'GET /api/meetings/{meeting}/calendar.ics': 'members',
  'POST /api/phases': 'secretariat',
  'PUT /api/phases/{phase}': 'secretariat',
  'POST /api/phases/{phase}/opening': 'secretariat',
  'POST /api/phases/{phase}/closing': 'secretariat',
  'GET /api/phases/{phase}/list': 'members',
  'GET /api/phases/{phase}/list/export': 'members',
  'GET /api/calendar.ics': 'token',
  'GET /api/calendar/link': 'everybody',
  'POST /api/calendar/link': 'everybody',
  'POST /api/calendar/link/revocation': 'everybody'
}

const TIMES = { starts: '2025-12-31T00:00:00Z', ends: '2026-01-01T12:00:00Z', zone: 'UTC' }
const PLAN = { title: 'Session', kind: 'session', ...TIMES }
const PHASE = { kind: 'zero-round', name: 'Zero round', begins: '2026-01-01', ends: '2026-01-02', groups: ['rtg'] }
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/meetings': { group: 'rtg', ...PLAN },
  'PUT /api/meetings/{meeting}/plan': { ...PLAN, seen: 2 },
  'POST /api/meetings/{meeting}/cancellation': { seen: 2 },
  'PUT /api/meetings/{meeting}/attendance': { seen: 2, attendance: [] },
  'PUT /api/meetings/{meeting}/outcome': { seen: 2 },
  // Of the secretariat, so that no delegate has it.
  'PUT /api/meetings/{meeting}/follow-ups/{followUp}': { done: true },
  'POST /api/phases': PHASE,
  'PUT /api/phases/{phase}': { ...PHASE, seen: 3 },
  'POST /api/phases/{phase}/opening': { seen: 3 },
  'POST /api/phases/{phase}/closing': { seen: 3, modalities: 'None.' }
}

let ids: Readonly<Record<string, string>> = {}

beforeEach(async () => {
  const { id: meeting } = await server().mustAsk<{ id: string }>(
    'chair',
    'POST',
    '/api/meetings',
    BODIES['POST /api/meetings']
  )
  const followUps = [{ text: 'To circulate it', who: 'secretariat', by: '2026-02-01' }]
  const { followUps: made } = await server().mustAsk<{ followUps: readonly { id: string }[] }>(
    'chair',
    'PUT',
    `/api/meetings/${meeting}/outcome`,
    { seen: 1, followUps }
  )
  const { id: phase } = await server().mustAsk<{ id: string }>('secretariat', 'POST', '/api/phases', PHASE)
  await server().mustAsk('secretariat', 'POST', `/api/phases/${phase}/opening`, { seen: 1 })
  await server().mustAsk('secretariat', 'POST', `/api/phases/${phase}/closing`, { seen: 2, modalities: 'Some.' })
  ids = { meeting, phase, followUp: made[0]!.id }
})

async function described(): Promise<readonly string[]> {
  const { paths } = await server().mustAsk<{ paths: Readonly<Record<string, object>> }>(
    'nobody',
    'GET',
    '/api/openapi.json'
  )
  const own = Object.entries(paths).filter(([path]) => /^\/api\/(meetings|phases|calendar)/.test(path))
  return own.flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
}

function ask(who: Person | 'stranger' | 'nobody', call: string) {
  const [method = '', path = ''] = call.split(' ')
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!)
  const url = call.endsWith('choices') ? `${filled}?group=rtg` : filled
  return server().ask<{ code?: string }>(who, method as 'GET' | 'POST' | 'PUT', url, BODIES[call])
}

const isConvener = (who: string) => who === 'chair' || who === 'secretariat'

describe('every call on phases, meetings and the calendar', () => {
  test('says who may', async () => {
    expect((await described()).toSorted()).toEqual(Object.keys(MAY).toSorted())
  })

  test('is closed to who is not signed in, and tells a stranger of nothing', async () => {
    for (const [call, may] of Object.entries(MAY)) {
      const code = may === 'token' ? 'not-found' : 'not-signed-in'
      expect([call, (await ask('nobody', call)).body.code]).toEqual([call, code])
      const { body, text } = await ask('stranger', call)
      if (may !== 'everybody') expect([call, body.code]).toEqual([call, expect.stringMatching(/^not-(found|allowed)$/)])
      expect(text).not.toContain('Session')
      expect(text).not.toContain('Zero round')
    }
  })

  test.each(PEOPLE)('is refused to the %s where that has no right to it, and only there', async (who) => {
    for (const [call, may] of Object.entries(MAY)) {
      const isRight =
        may === 'everybody' || may === 'members' || (may === 'conveners' && isConvener(who)) || may === who
      const { code } = (await ask(who, call)).body
      if (may === 'token') expect(code).toBe('not-found')
      else expect([call, code === 'not-allowed' || code === 'not-found']).toEqual([call, !isRight])
    }
  })
})
