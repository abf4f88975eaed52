import type { Actor } from '@cartif/negotiation'
import { DRAFT, PEOPLE, TestServer } from '@cartif/server/testing/server'
import { createRandom } from '@cartif/treaty-text/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, bodyOf, callsOf } from './described-calls.ts'
import type { Call, Description, Words } from './described-calls.ts'
import { has } from './rights/need.ts'
import { PREFIX, TEXT_NEEDS as NEEDS } from './rights/texts.ts'

let server: TestServer
let calls: readonly Call[]
let words: Words

beforeAll(async () => {
  server = await TestServer.start(DRAFT)
  const description = await server.mustAsk<Description>('nobody', 'GET', '/api/openapi.json')
  calls = callsOf(description).filter(({ path }) => path.startsWith(PREFIX))
  // Of the chair: nobody below may decide on the own.
  const { id } = await server.propose('chair', { provision: 'Article 2(2)', quote: 'shall', text: 'should' })
  const { outline } = await server.instrument()
  const article = outline[1]!
  const call = await server.mustAsk<{ id: string }>('chair', 'POST', '/calls', { subject: article.id, minutes: 60 })
  const comment = { subject: article.id, audience: 'all', text: 'A word.' }
  const said = await server.mustAsk<{ id: string }>('chair', 'POST', '/comments', comment)
  words = {
    id: ['fa'],
    pid: [id],
    issue: [id],
    article: [article.id],
    provision: [article.provisions[1]!.id],
    call: [call.id],
    cid: [said.id]
  }
})
afterAll(() => server.stop())

const nameOf = ({ method, path }: Call) => `${method} ${path.slice(PREFIX.length)}`

/** A proper request; every value there is from the description, every id exists where such a thing exists. */
async function ask(who: string, call: Call) {
  const random = createRandom(7)
  const sure = { ...call, parameters: call.parameters.filter(({ required }) => required) }
  const url = addressOf(random, sure, { ...words, ...Object.fromEntries(OTHERS) }, false)
  const body = call.body && bodyOf(random, call.body, { ...words, ...Object.fromEntries(OTHERS) })
  const headers = { cookie: `who=${who}`, accept: 'application/json' }
  const payload = body === undefined ? {} : { payload: body as object }
  const answer = await server.app.inject({ method: call.method, url: url as `/${string}`, headers, ...payload })
  return { status: answer.statusCode, code: answer.statusCode >= 400 ? String(answer.json().code) : 'done' }
}

const OTHERS = [
  ['embargo', ['none']],
  ['pen', ['none']],
  ['revision', ['0']],
  ['at', ['2030-01-01T00:00:00Z']],
  ['until', ['2030-01-01T00:00:00Z']]
] as const

function actorOf(who: (typeof PEOPLE)[number]): Actor {
  const isOffice = who === 'chair' || who === 'secretariat' || who === 'legal' || who === 'observer'
  return { user: who, name: who, ...(isOffice ? { role: who } : { role: 'delegate' as const, party: who }) }
}

/** The act is asked about before or after the thing it is done to; either way nothing is done. */
const REFUSALS = ['not-allowed', 'not-found', 'call-closed']

describe('every call on an instrument', () => {
  test('says what it needs', () => {
    expect(calls.map(nameOf).filter((name) => !NEEDS[name])).toEqual([])
    expect(calls.length).toBeGreaterThan(40)
  })

  test('is closed to who is not signed in, and is not there for who is no member', async () => {
    for (const call of calls) {
      expect([nameOf(call), await ask('nobody', call)]).toEqual([nameOf(call), { status: 401, code: 'not-signed-in' }])
      expect([nameOf(call), await ask('stranger', call)]).toEqual([nameOf(call), { status: 404, code: 'not-found' }])
    }
  })

  test.each(PEOPLE)('is refused to the %s who has no right to it', async (who) => {
    let refused = 0
    for (const call of calls) {
      const need = NEEDS[nameOf(call)]
      if (!need || has(need, actorOf(who))) continue
      const { code } = await ask(who, call)
      expect(REFUSALS, `${nameOf(call)} by ${who}: ${code}`).toContain(code)
      refused++
    }
    expect(refused).toBeGreaterThan(0)
  })

  test.each(PEOPLE)('is not refused to the %s who has the right', async (who) => {
    for (const call of calls) {
      const need = NEEDS[nameOf(call)]
      if (!need || !has(need, actorOf(who))) continue
      const { status, code } = await ask(who, call)
      expect(status, `${nameOf(call)} by ${who}: ${code}`).toBeLessThan(500)
      if (isAboutOwn(call)) continue
      expect(['not-signed-in', 'not-allowed'], `${nameOf(call)} by ${who}`).not.toContain(code)
    }
  })

  // The last one: it is closed for good here.
  test('is refused to everybody where the work of the group is over, if it writes', async () => {
    await server.mustAsk('secretariat', 'PUT', '/api/groups/rtg/closing', { isOver: true })
    const before = server.room.register.lastRow()
    for (const who of PEOPLE)
      for (const call of calls) {
        const need = NEEDS[nameOf(call)]
        if (!need || has(need, { ...actorOf(who), isReadOnly: true })) continue
        const { code } = await ask(who, call)
        // A file is read before anybody asks for whom.
        expect([...REFUSALS, 'schedule-not-readable'], `${nameOf(call)} by ${who}: ${code}`).toContain(code)
      }
    expect(server.room.register.lastRow()).toEqual(before)
  })
})

/** What one may do with one's own proposal alone. */
function isAboutOwn(call: Call): boolean {
  return /\/(take-over|decision|text|resolution)$/.test(call.path) && call.method !== 'GET'
}
