/** Assistance on the wire: a draft is its country's alone, every step is an act, and only those take it whose step it is. */
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { readEverything } from '../preparation/testing/every-reading.ts'
import type { assistance } from './schemas.ts'

const server = useServer()

type GroupJson = z.infer<typeof assistance>['groups'][number]

const CANARY = 'goldfinch'
const ASK = { group: 'rtg', kind: 'training', need: `Training of ${CANARY} keepers`, priority: 'high', submit: true }
const ADB = { group: 'rtg', provider: 'adb', kind: 'training', words: 'Five days in spring' }

const read = async (who: Person): Promise<GroupJson> =>
  (await server().mustAsk<z.infer<typeof assistance>>(who, 'GET', '/api/assistance')).groups[0]!
const ask = (who: Person, change: object = {}) =>
  server().ask<{ id: string; code?: string }>(who, 'POST', '/api/assistance/requests', { ...ASK, ...change })
const change = (who: Person, id: string, seen: number, body: object = {}) => {
  const { group: _, ...words } = ASK
  return server().codeOf(who, 'PUT', `/api/assistance/requests/${id}`, { ...words, seen, ...body })
}
const offer = (who: Person, body: object) =>
  server().ask<{ id: string; code?: string }>(who, 'POST', '/api/assistance/offers', { ...ADB, ...body })
const step = (who: Person, id: string, name: string, of: string | null = null) =>
  server().codeOf(who, 'POST', `/api/assistance/requests/${id}/steps`, { step: name, offer: of })
const stateOf = async (id: string, who: Person = 'legal') =>
  (await read(who)).requests.find((one) => one.id === id)?.state
const acts = async (who: Person = 'pak') =>
  (
    await server().mustAsk<readonly { kind: string; party: string | null; body: Record<string, unknown> }[]>(
      who,
      'GET',
      '/api/audit?limit=1000'
    )
  ).filter(({ kind }) => /^(assistance|workshop)/.test(kind))
const seesDraft = async () => {
  const found: Person[] = []
  for (const who of PEOPLE)
    for (const text of (await readEverything(server(), who, { id: 'fa' })).values())
      if (text.includes(CANARY) && !found.includes(who)) found.push(who)
  return found
}

describe('a request for assistance', () => {
  test('is its country’s alone as a draft, and the delegations’ and offices’ once submitted', async () => {
    const { id } = (await ask('kaz', { submit: false })).body
    expect(await seesDraft()).toEqual(['kaz'])
    expect((await read('chair')).figures.requests).toBe(0)
    expect(await acts()).toEqual([])
    for (const who of PEOPLE.filter((one) => one !== 'kaz')) {
      expect(await change(who, id, 1)).toBe('not-found')
      expect(await step(who, id, 'withdraw')).toBe('not-found')
      expect(await server().codeOf(who, 'POST', `/api/assistance/requests/${id}/discard`)).toBe('not-found')
      expect((await offer(who, { request: id })).body.code).toMatch(/^not-(found|allowed)$/)
    }
    expect(await step('kaz', id, 'withdraw')).toBe('not-at-this-step')
    expect(await change('kaz', id, 1)).toBeUndefined()
    expect(await seesDraft()).toEqual(PEOPLE.filter((who) => who !== 'observer'))
    expect(await acts()).toMatchObject([{ kind: 'assistance-requested', party: 'kaz', body: { name: 'Training' } }])
  })

  test('that was a draft only is discarded without a trace for others', async () => {
    const { id } = (await ask('kaz', { submit: false })).body
    await server().mustAsk('kaz', 'POST', `/api/assistance/requests/${id}/discard`)
    expect((await read('kaz')).requests).toEqual([])
    expect(await acts()).toEqual([])
    const submitted = (await ask('kaz')).body.id
    expect(await server().codeOf('kaz', 'POST', `/api/assistance/requests/${submitted}/discard`)).toBe(
      'not-at-this-step'
    )
  })

  test('is asked for by delegations alone, for articles of their group', async () => {
    for (const who of ['chair', 'secretariat', 'legal', 'observer'] as const)
      expect((await ask(who)).body.code).toBe('not-allowed')
    expect(await server().codeOf('stranger', 'POST', '/api/assistance/requests', ASK)).toBe('not-found')
    expect((await ask('kaz', { instrument: 'dt' })).body.code).toBe('not-found')
    expect((await ask('kaz', { instrument: 'fa', article: 'none' })).body.code).toBe('not-found')
    const [, article] = (await server().instrument()).outline
    await ask('kaz', { instrument: 'fa', article: article!.id, topic: 'Objectives' })
    expect((await read('pak')).requests[0]).toMatchObject({
      party: 'kaz',
      served: { instrument: 'fa', article: article!.id, name: 'Article 1, Objectives' },
      by: 'KAZ person'
    })
  })

  test('changes by acts until it is accepted, and never over what somebody has not seen', async () => {
    const { id } = (await ask('kaz')).body
    expect(await change('kaz', id, 1, { priority: 'low' })).toBeUndefined()
    expect(await change('kaz', id, 1, { priority: 'medium' })).toBe('wording-changed')
    expect(await change('pak', id, 2)).toBe('not-allowed')
    const { id: of } = (await offer('secretariat', { request: id })).body
    await step('kaz', id, 'accept', of)
    expect(await change('kaz', id, 2)).toBe('not-at-this-step')
    expect((await acts()).map(({ kind }) => kind)).toEqual([
      'assistance-requested',
      'assistance-changed',
      'assistance-offered',
      'assistance-accepted'
    ])
  })
})

describe('the way of a request', () => {
  test('goes from step to step, each by whose it is, each an act with date and person', async () => {
    const { id } = (await ask('kaz')).body
    const adb = (await offer('secretariat', { request: id })).body.id
    const uzb = (await offer('uzb', { provider: 'party', request: id, words: 'Our trainers' })).body.id
    expect(await stateOf(id)).toBe('offered')
    for (const who of ['chair', 'secretariat', 'pak', 'uzb'] as const)
      expect(await step(who, id, 'accept', adb)).toBe('not-allowed')
    expect(await step('observer', id, 'accept', adb)).toBe('not-found')
    expect(await step('kaz', id, 'start')).toBe('not-at-this-step')
    expect(await step('kaz', id, 'decline', adb)).toBeUndefined()
    expect(await step('kaz', id, 'accept', adb)).toBe('not-at-this-step')
    expect(await step('kaz', id, 'accept', uzb)).toBeUndefined()
    expect(await step('pak', id, 'start')).toBe('not-allowed')
    expect(await step('uzb', id, 'start')).toBeUndefined()
    expect(await step('secretariat', id, 'deliver')).toBeUndefined()
    expect(await step('kaz', id, 'withdraw')).toBe('not-at-this-step')
    const { steps, state, accepted } = (await read('legal')).requests[0]!
    expect([state, accepted]).toEqual(['delivered', uzb])
    expect(steps.map(({ step: name, party }) => [name, party])).toEqual([
      ['offer', null],
      ['offer', 'uzb'],
      ['decline', 'kaz'],
      ['accept', 'kaz'],
      ['start', 'uzb'],
      ['deliver', null]
    ])
    expect((await acts()).map(({ kind, body }) => [kind, body['provider']])).toEqual([
      ['assistance-requested', undefined],
      ['assistance-offered', 'ADB'],
      ['assistance-offered', 'UZB'],
      ['assistance-declined', 'ADB'],
      ['assistance-accepted', 'UZB'],
      ['assistance-started', undefined],
      ['assistance-delivered', undefined]
    ])
    await server().restart()
    expect(await stateOf(id)).toBe('delivered')
    expect(await server().mustAsk('chair', 'GET', '/api/audit/verify')).toMatchObject({ intact: true })
  })

  test('takes an offer that was made to nobody in particular, and one that is withdrawn from all', async () => {
    const general = (await offer('secretariat', { provider: 'partner', name: 'A customs academy' })).body.id
    const [kaz, pak] = [(await ask('kaz')).body.id, (await ask('pak')).body.id]
    expect(await step('secretariat', kaz, 'offer', general)).toBeUndefined()
    expect(await step('secretariat', pak, 'offer', general)).toBeUndefined()
    expect(await step('secretariat', pak, 'offer', general)).toBe('not-at-this-step')
    const path = `/api/assistance/offers/${general}/withdrawal`
    expect(await server().codeOf('kaz', 'POST', path, {})).toBe('not-allowed')
    await server().mustAsk('secretariat', 'POST', path, { note: 'The academy is full.' })
    expect([await stateOf(kaz), await stateOf(pak)]).toEqual(['requested', 'requested'])
    expect(await step('secretariat', kaz, 'offer', general)).toBe('not-at-this-step')
    expect(await server().codeOf('secretariat', 'POST', path, {})).toBe('not-at-this-step')
    expect((await acts()).at(-1)).toMatchObject({
      kind: 'assistance-offer-withdrawn',
      body: { provider: 'A customs academy', note: 'The academy is full.' }
    })
  })

  test.each([
    ['kaz', { provider: 'party' }, 'invalid-request'],
    ['pak', { provider: 'adb' }, 'not-allowed'],
    ['pak', { provider: 'secretariat' }, 'not-allowed'],
    ['secretariat', { provider: 'party' }, 'not-allowed'],
    ['secretariat', { provider: 'partner' }, 'invalid-request'],
    ['chair', { provider: 'adb' }, 'not-allowed'],
    ['observer', { provider: 'partner', name: 'We' }, 'not-found']
  ] as const)('takes no offer of %s as %j', async (who, body, code) => {
    const { id } = (await ask('kaz')).body
    expect((await offer(who, { ...body, request: id })).body.code).toBe(code)
    expect(await stateOf(id)).toBe('requested')
  })

  test('is a table for reports, without drafts', async () => {
    const { id } = (await ask('kaz')).body
    await ask('kaz', { submit: false, need: 'A draft' })
    await step('kaz', id, 'accept', (await offer('secretariat', { request: id })).body.id)
    const { text } = await server().ask('kaz', 'GET', '/api/assistance/export?group=rtg')
    expect(text).toContain(`KAZ,,,Training,Training of ${CANARY} keepers,high,,accepted,ADB,2026-01-01`)
    expect(text).not.toContain('A draft')
    expect(await server().codeOf('stranger', 'GET', '/api/assistance/export?group=rtg')).toBe('not-found')
  })
})

describe('what a country has committed itself to with assistance', () => {
  const state = async (who: Person) => {
    const [, article] = (await server().instrument()).outline
    const said = { participation: 'participates', category: 'C', months: 36, assistance: `${CANARY} scanners` }
    await server().mustAsk(who, 'PUT', `/commitments/${article!.id}`, said)
    return article!.id
  }

  test('is offered to itself alone as the beginning of a request, once', async () => {
    const article = await state('kaz')
    for (const who of PEOPLE) expect((await read(who)).needs).toHaveLength(who === 'kaz' ? 1 : 0)
    expect((await read('kaz')).needs[0]).toEqual({
      served: { instrument: 'fa', article, name: 'Article 1' },
      assistance: `${CANARY} scanners`,
      months: 36
    })
    await ask('kaz', { instrument: 'fa', article })
    expect((await read('kaz')).needs).toEqual([])
  })
})

describe('a workshop', () => {
  const HELD = { title: 'Advance rulings', on: '2025-12-30', days: 2, place: 'Tbilisi', about: 'How others do it' }
  const announce = (who: Person) =>
    server().ask<{ id: string; code?: string }>(who, 'POST', '/api/assistance/workshops', { group: 'rtg', ...HELD })

  test('is announced and kept by the chair’s table, and counted with those who came', async () => {
    for (const who of ['kaz', 'legal', 'observer'] as const) expect((await announce(who)).body.code).toBe('not-allowed')
    const { id } = (await announce('chair')).body
    const path = `/api/assistance/workshops/${id}`
    const came = {
      ...HELD,
      seen: 1,
      attended: [
        { party: 'kaz', people: 3 },
        { party: 'uzb', people: 2 }
      ]
    }
    expect(await server().codeOf('kaz', 'PUT', path, came)).toBe('not-allowed')
    expect(await server().codeOf('stranger', 'PUT', path, came)).toBe('not-found')
    await server().mustAsk('secretariat', 'PUT', path, came)
    expect(await server().codeOf('secretariat', 'PUT', path, came)).toBe('wording-changed')
    const { workshops, figures } = await read('observer')
    expect(workshops).toMatchObject([{ number: 2, place: 'Tbilisi', attended: came.attended }])
    expect(figures).toMatchObject({ workshops: 1, people: 5 })
    expect(await acts()).toMatchObject([
      { kind: 'workshop-announced', body: { title: 'Advance rulings' } },
      { kind: 'workshop-attended', body: { parties: ['kaz', 'uzb'] } }
    ])
  })

  test('has nobody who came before it begins', async () => {
    const coming = { ...HELD, group: 'rtg', on: '2026-03-04' }
    const came = { ...coming, attended: [{ party: 'kaz', people: 3 }] }
    expect(await server().codeOf('chair', 'POST', '/api/assistance/workshops', came)).toBe('invalid-request')
    const { id } = await server().mustAsk<{ id: string }>('chair', 'POST', '/api/assistance/workshops', coming)
    const { group: _, ...noted } = came
    const { body } = await server().ask<{ detail: string }>('chair', 'PUT', `/api/assistance/workshops/${id}`, {
      ...noted,
      seen: 1
    })
    expect(body.detail).toBe('Attendance is recorded once the workshop has begun.')
    expect((await read('kaz')).workshops).toMatchObject([{ number: 1, attended: [] }])
  })
})

test('nothing of a closed group reaches anybody without a seat there', async () => {
  const two = await TwoGroups.over(server())
  const workshop = { group: 'dt', title: 'Signatures', on: '2026-03-04', place: 'Almaty' }
  expect((await two.ask('chair', 'POST', '/api/assistance/workshops', workshop)).status).toBe(201)
  expect((await two.ask('kaz', 'POST', '/api/assistance/workshops', workshop)).status).toBe(404)
  for (const who of ['kaz', 'legal', 'observer', 'stranger'] as const)
    for (const path of ['/api/assistance', '/api/assistance/export?group=dt', '/api/audit?limit=1000'])
      expect((await two.ask(who, 'GET', path)).text, `${who} ${path}`).not.toMatch(/Signatures|Almaty|Digital Trade/)
  await two.close()
})
