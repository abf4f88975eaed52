/**
 * Every call of the server by everybody, over HTTP, with accounts that have signed in: what the table says is what happens. Whoever is not
 * meant gets 401, 403 or 404, the same of what is there as of what is not, no byte of what is in the group, and no act is written.
 */
import { WebSocket } from '@cartif/server/testing'
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from './described-calls.ts'
import type { Call, Description } from './described-calls.ts'
import { CANARY, CAST, actorAtHome, isAtHome, isSignedOut, may } from './rights/cast.ts'
import { mountedCalls } from './rights/mounted.ts'
import { printRights } from './rights/print-rights.ts'
import { requestOf } from './rights/requests.ts'
import { World } from './rights/world.ts'
import { NEEDS, SECTIONS } from './rights-of-calls.ts'

const WHO = Object.keys(CAST)
const DOCS = fileURLToPath(new URL('../../docs/rights.md', import.meta.url))
let world: World
let described: ReadonlyMap<string, Call>
let description: Description

beforeAll(async () => {
  world = await World.open()
  description = await world.as('signed out').mustAsk<Description>('GET', '/api/openapi.json')
  described = new Map(callsOf(description).map((call) => [`${call.method} ${call.path}`, call]))
}, 120_000)
afterAll(() => world.close())

/** They are told the same of what is there as of what is not. */
const OUTSIDERS = ['chair elsewhere', 'focal point of UZB elsewhere']
const isSocket = (name: string) => name.includes('/api/live/')
const isOnText = (name: string) => name.includes(' /api/instruments/{id}')

async function ask(who: string, name: string, words = world.words) {
  const { method, path, body } = requestOf(name, described.get(name), words, who)
  return world.as(who).ask(method, path, body)
}

/** The same things, none of which is there. */
const NOTHING = new Set([
  'group',
  'id',
  'meeting',
  'nextMeeting',
  'phase',
  'briefing',
  'report',
  'risk',
  'publication',
  'request'
])
const withoutThings = () =>
  Object.fromEntries(Object.entries(world.words).map(([name, word]) => [name, NOTHING.has(name) ? 'nowhere' : word]))

describe('every call', () => {
  test('stands in the table, and the table has no other', () => {
    const mounted = mountedCalls(world.routes)
    expect(mounted.toSorted()).toEqual(Object.keys(NEEDS).toSorted())
    expect([...described.keys()].filter((name) => !mounted.includes(name))).toEqual([])
    expect(mounted.length).toBeGreaterThan(150)
  })

  describe.each(SECTIONS.filter(({ needs }) => !Object.keys(needs).every(isSocket)))('on $title', ({ needs }) => {
    test.each(Object.keys(needs).filter((name) => !isSocket(name)))('%s', async (name) => {
      const need = needs[name]!
      const done: string[] = []
      for (const who of WHO) {
        const before = world.lastAct()
        const { status, code, text } = await ask(who, name)
        const found = `${name} by ${who}: ${status} ${code} ${text.slice(0, 300)}`
        expect(status, found).toBeLessThan(500)
        if (may(who, need)) {
          expect(['not-signed-in', 'not-allowed'], found).not.toContain(code)
          if (status < 300) done.push(who)
        } else {
          expect(
            [...REFUSED[isSignedOut(who) ? 'signedOut' : need.of === 'secret' ? 'secret' : 'signedIn']],
            found
          ).toContain(status)
          expect(world.lastAct(), found).toBe(before)
        }
        if (!isAtHome(who) && !administers(who, need.of)) expect(text, found).not.toContain(CANARY)
        if (need.of === 'group' && OUTSIDERS.includes(who)) {
          const nowhere = await ask(who, name, withoutThings())
          expect([who, nowhere.status, nowhere.code], found).toEqual([who, status, code])
        }
      }
      if (need.of !== 'secret' && !isOnText(name) && !UNPROVEN.has(name))
        expect(done, `${name}: nobody did it`).not.toEqual([])
      if (isOnText(name) && name.startsWith('GET') && !UNPROVEN.has(name))
        expect(done, `${name}: nobody read it`).not.toEqual([])
    })
  })
})

const REFUSED = {
  signedOut: [401, 404, 429],
  signedIn: [403, 404],
  secret: [400, 401, 403, 404, 429]
} as const

/** The secretariat administers people wherever it sits, and their groups by name. */
function administers(who: string, of: string): boolean {
  return CAST[who]!.some(({ role }) => role === 'secretariat') && (of === 'focal-point' || of === 'secretariat')
}

/** What cannot be done here by anybody: there is no such thing to do it to. */
const UNPROVEN: ReadonlySet<string> = new Set([
  'POST /api/account/sessions/{session}/end',
  'POST /api/account/passkeys',
  'GET /public/{publication}',
  'GET /public/ru/{publication}'
])

describe('every document', () => {
  test('is read by whom the table says, over a socket, and by nobody else', async () => {
    const names = [
      'text',
      'record',
      'layer/kaz',
      'layer/pak',
      'layer/chair',
      'draft/kaz',
      'draft/pak',
      'draft/chair',
      'draft/legal'
    ]
    for (const who of WHO) {
      const actor = actorAtHome(who)
      for (const name of names) {
        const access = actor ? accessTo(parseDocumentRef(name)!, actor) : 'none'
        const expected = isSignedOut(who) ? 4401 : access === 'none' ? 4403 : 'told'
        expect([who, name, await knock(who, name)]).toEqual([who, name, expected])
      }
    }
  })
})

/** The code with which one is turned away before the first byte, or that one was told something. */
function knock(who: string, document: string): Promise<number | 'told'> {
  const url = `${world.address.replace('http', 'ws')}/api/live/${world.words['id']}/${document}`
  const { cookie } = world.as(who)
  const socket = new WebSocket(url, cookie ? { headers: { cookie } } : {})
  return new Promise((resolve, reject) => {
    socket.once('message', () => {
      resolve('told')
      socket.terminate()
    })
    socket.once('close', (code) => resolve(code))
    socket.once('error', reject)
  })
}

test('docs/rights.md says what the table says', async () => {
  await expect(printRights(description)).toMatchFileSnapshot(DOCS)
})
