import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../main.ts'
import type { RunningServer } from '../main.ts'
import { DEMONSTRATION_PASSWORD } from './accounts.ts'
import { DEMONSTRATION_INSTRUMENTS } from './instruments.ts'

const ALL = DEMONSTRATION_INSTRUMENTS.map(({ id }) => id)

let server: RunningServer
let directory: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-who-'))
  server = await startServer({ host: '127.0.0.1', port: 0, dataDirectory: directory, demonstration: true }, 'silent')
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function signIn(who: string): Promise<string> {
  const answer = await fetch(`${server.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${who}@demo.cartif.example`, password: DEMONSTRATION_PASSWORD })
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const get = (cookie: string, path: string) =>
  fetch(server.address + path, { headers: { cookie, accept: 'application/json' } })

describe('the demonstration over HTTP', () => {
  test.each([
    ['chair', ALL],
    ['kaz', ALL],
    ['observer', ['framework-agreement', 'trade-facilitation-terms', 'trade-facilitation-protocol']],
    ['tkm', ALL.filter((id) => id !== 'digital-trade-protocol')],
    ['afg', ALL.filter((id) => id !== 'investment-facilitation-protocol')]
  ])('shows %s the instruments of the own groups, the framework agreement first', async (who, ids) => {
    const answer = await get(await signIn(who), '/api/instruments')
    const instruments = (await answer.json()) as readonly { readonly id: string }[]
    expect(instruments.map(({ id }) => id)).toEqual(ids)
  })

  test('does not know an instrument of a group that is closed to somebody, nor tells of acts on it', async () => {
    const cookie = await signIn('tkm')
    expect((await get(cookie, '/api/instruments/digital-trade-protocol')).status).toBe(404)
    expect((await get(cookie, '/api/instruments/digital-trade-protocol/text')).status).toBe(404)
    const acts = (await (await get(cookie, '/api/audit?limit=1000')).json()) as readonly {
      readonly instrument: string
    }[]
    const seen = new Set(acts.map(({ instrument }) => instrument))
    const instruments = [...seen].filter((id) => !id.startsWith('/'))
    expect(instruments.toSorted()).toEqual(ALL.filter((id) => id !== 'digital-trade-protocol').toSorted())
    expect(seen).not.toContain('/group/digital-trade')
  })
  test.each([
    ['kaz', true, true],
    ['secretariat', false, true],
    ['chair', false, false],
    ['uzb', false, false],
    ['observer', false, false]
  ])('tells %s no more of what Kazakhstan has prepared than it has shared', async (who, readsOwn, readsShared) => {
    const cookie = await signIn(who)
    const paths = ['/api/preparation', '/api/briefings', '/api/audit?limit=1000', '/api/reports']
    const told = await Promise.all(paths.map(async (path) => (await get(cookie, path)).text()))
    expect(told.join('\n').includes('three more years')).toBe(readsOwn)
    expect(told.join('\n').includes('Contributions are to follow')).toBe(readsShared)
  })

  test('tells addresses by leave of their owners, and to the secretariat', async () => {
    const addressesFor = async (who: string) => {
      const text = await (await get(await signIn(who), '/api/directory')).text()
      return [...new Set(text.match(/\w+(?=@demo)/g))].toSorted()
    }
    expect(await addressesFor('mng')).toEqual(['geo', 'kaz', 'mng', 'pak', 'secretariat', 'uzb'])
    expect(await addressesFor('secretariat')).toContain('aze')
  })

  test('knows of no group that is closed to somebody', async () => {
    for (const [who, words] of [
      ['tkm', /Digital Trade and E-Commerce|digital-trade/],
      ['observer', /Investment Facilitation|Institutional|Sanitary/]
    ] as const)
      for (const path of ['/api/groups', '/api/directory', '/api/outputs'])
        expect(await (await get(await signIn(who), path)).text(), `${who} ${path}`).not.toMatch(words)
  })

  test('gives observers no seat in a group that is closed to them', async () => {
    const cookie = await signIn('secretariat')
    const { people } = (await (await get(cookie, '/api/people')).json()) as {
      readonly people: readonly { readonly id: string; readonly name: string }[]
    }
    const { id } = people.find(({ name }) => name === 'Observer')!
    const seat = { workingGroup: 'sps', role: 'observer', party: null, focalPoint: false }
    const answer = await fetch(`${server.address}/api/people/${id}/seats`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', origin: server.address },
      body: JSON.stringify(seat)
    })
    expect(await answer.json()).toMatchObject({ code: 'closed-to-observers' })
  })
})
