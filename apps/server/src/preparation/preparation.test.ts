/** Preparation on the wire: a record is its country's alone until it shares a version, and again when that is withdrawn. */
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createInstrument } from '../instruments/create-instrument.ts'
import type { Room } from '../instruments/room.ts'
import { Rooms } from '../instruments/rooms.ts'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { bodyWords, unpackWord } from '../reports/testing/word-words.ts'
import type { preparation, topicHistory } from './schemas.ts'
import { readEverything } from './testing/every-reading.ts'
import { topicsOf } from './topics.ts'

const server = useServer()

type PreparationJson = z.infer<typeof preparation>
type HistoryJson = z.infer<typeof topicHistory>

const CANARY = 'goldfinch'
const TOPIC = 'fa:'
const URL_OF = `/api/preparation/${encodeURIComponent(TOPIC)}`
const WORDS = {
  readiness: 2,
  priorities: `The ${CANARY} of the border posts`,
  sensitivities: `No ${CANARY} before the budget`,
  consulted: [{ who: `${CANARY} chamber`, sector: 'private-sector', on: '2026-03-02', note: CANARY }]
}
const OTHERS = PEOPLE.filter((who) => who !== 'kaz')

const keep = (who: Person, seen = 0, change: object = {}) =>
  server().ask<{ number?: number; code?: string }>(who, 'PUT', URL_OF, { ...WORDS, ...change, seen })
const share = (sharedWith: string, seen = 1, who: Person = 'kaz') =>
  server().ask<HistoryJson & { code?: string }>(who, 'POST', `${URL_OF}/sharing`, { sharedWith, seen })
const withdraw = () => server().mustAsk<HistoryJson>('kaz', 'POST', `${URL_OF}/withdrawal`)
const topicFor = async (who: Person) =>
  (await server().mustAsk<PreparationJson>(who, 'GET', '/api/preparation')).groups[0]!.topics[0]!
const readers = async () => {
  const found: Person[] = []
  for (const who of PEOPLE) if (JSON.stringify(await topicFor(who)).includes(CANARY)) found.push(who)
  return found
}
const kindsFor = async (who: Person) =>
  (await server().mustAsk<readonly { kind: string }[]>(who, 'GET', '/api/audit?limit=1000')).map(({ kind }) => kind)
async function whoReads(words: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const who of OTHERS)
    for (const [path, text] of await readEverything(server(), who, { id: 'fa', topic: TOPIC }))
      if (text.includes(words)) found.push(`${who} ${path}`)
  return found
}

describe('a consultation record', () => {
  test('is read by its country alone, on any wire, in any register, count or refusal', async () => {
    const uzb = await server().join('uzb')
    const before = await server().mustAsk<object>('chair', 'GET', '/api/audit/verify')
    expect((await keep('kaz')).body).toEqual({ number: 1 })
    expect(await whoReads(CANARY)).toEqual([])
    expect(uzb.heard()).not.toContain(CANARY)
    expect(await server().mustAsk('chair', 'GET', '/api/audit/verify')).toEqual(before)
    for (const who of OTHERS) {
      const refusal = await server().ask(who, 'GET', `${URL_OF}/versions`)
      expect(refusal.text).not.toContain(CANARY)
      expect((await share('all', 1, who)).body.code).toMatch(/^(not-allowed|invalid-request)$/)
    }
    expect((await topicFor('kaz')).own).toMatchObject({ ...WORDS, number: 1, by: 'KAZ person' })
  })

  test('is of no office, of nobody who is not signed in, and of nobody without a seat', async () => {
    for (const who of ['chair', 'secretariat', 'legal', 'observer'] as const)
      expect((await keep(who)).body.code).toBe('not-allowed')
    expect(await server().codeOf('nobody', 'GET', '/api/preparation')).toBe('not-signed-in')
    expect(await server().mustAsk('stranger', 'GET', '/api/preparation')).toEqual({ groups: [] })
    expect(await server().codeOf('stranger', 'PUT', URL_OF, { ...WORDS, seen: 0 })).toBe('not-found')
  })

  test('keeps every version; one that somebody has not seen is not written over, the same again is none', async () => {
    await keep('kaz')
    expect((await keep('kaz', 1)).body).toEqual({ number: 1 })
    expect((await keep('kaz', 1, { readiness: 3 })).body).toEqual({ number: 2 })
    expect((await keep('kaz', 1, { readiness: 4 })).body.code).toBe('wording-changed')
    const { versions } = await server().mustAsk<HistoryJson>('kaz', 'GET', `${URL_OF}/versions`)
    expect(versions.map(({ number, readiness }) => [number, readiness])).toEqual([
      [1, 2],
      [2, 3]
    ])
    await server().restart()
    expect((await topicFor('kaz')).own?.number).toBe(2)
  })

  test.each([
    ['readiness', 5],
    ['readiness', 0],
    ['consulted', [{ who: '', sector: 'ministry', on: '2026-03-02' }]],
    ['consulted', [{ who: 'A ministry', sector: 'ministry', on: 'last spring' }]],
    ['consulted', [{ who: 'A ministry', sector: 'press', on: '2026-03-02' }]]
  ])('with %s of %j is refused', async (field, value) => {
    expect((await keep('kaz', 0, { [field]: value })).body.code).toBe('invalid-request')
  })

  test('is a Word file for its own ministry', async () => {
    await keep('kaz')
    const url = '/api/preparation/export?group=rtg'
    const { rawPayload } = await server().app.inject({ method: 'GET', url, headers: { cookie: 'who=kaz' } })
    const words = bodyWords(unpackWord(rawPayload))
    for (const part of ['Consultation record of Kazakhstan', 'Consulting at home', `${CANARY} chamber, 2 March 2026`])
      expect(words).toContain(part)
    expect(await server().codeOf('chair', 'GET', url)).toBe('not-allowed')
  })
})

describe('sharing a topic', () => {
  test.each([
    ['secretariat', ['secretariat', 'kaz']],
    ['group', ['chair', 'secretariat', 'legal', 'kaz', 'pak', 'uzb']],
    ['all', [...PEOPLE]]
  ])('with %s shows it to those and no others', async (sharedWith, expected) => {
    await keep('kaz')
    expect((await share(sharedWith)).status).toBe(200)
    expect(await readers()).toEqual(expected)
    await withdraw()
    expect(await readers()).toEqual(['kaz'])
    expect(await whoReads(CANARY)).toEqual([])
  })

  test('shares one version: what is written afterwards is private until it is shared too', async () => {
    await keep('kaz')
    await share('all')
    await keep('kaz', 1, { priorities: 'A kingfisher' })
    expect(await whoReads('kingfisher')).toEqual([])
    expect((await share('all', 1)).body.code).toBe('wording-changed')
    await share('all', 2)
    expect((await topicFor('pak')).shared[0]!.record.priorities).toBe('A kingfisher')
    expect(await readers()).toContain('observer')
  })

  test('is an act of the group without words, and none that others read where it went to the secretariat alone', async () => {
    await keep('kaz')
    await share('secretariat')
    await withdraw()
    expect((await kindsFor('pak')).filter((kind) => kind.startsWith('consultation'))).toEqual([])
    await share('group')
    await share('group')
    await share('secretariat')
    await share('all')
    await withdraw()
    await withdraw()
    expect((await kindsFor('pak')).filter((kind) => kind.startsWith('consultation'))).toEqual([
      'consultation-shared',
      'consultation-withdrawn',
      'consultation-shared',
      'consultation-withdrawn'
    ])
    expect((await server().ask('pak', 'GET', '/api/audit?limit=1000')).text).not.toContain(CANARY)
    const { sharings } = await server().mustAsk<HistoryJson>('kaz', 'GET', `${URL_OF}/versions`)
    expect(sharings.map(({ sharedWith }) => sharedWith)).toEqual([
      'secretariat',
      null,
      'group',
      'secretariat',
      'all',
      null
    ])
    expect(await server().mustAsk('chair', 'GET', '/api/audit/verify')).toMatchObject({ intact: true })
  })

  test('of what has not been noted is refused', async () => {
    expect((await share('all')).body.code).toBe('invalid-request')
  })

  test('in a closed group reaches nobody without a seat there, though it is for all', async () => {
    const two = await TwoGroups.over(server())
    const { groups } = JSON.parse((await two.ask('chair', 'GET', '/api/preparation')).text) as PreparationJson
    expect(groups.map(({ id }) => id)).toEqual(['rtg', 'dt'])
    for (const who of ['kaz', 'observer', 'legal'] as const) {
      const { text } = await two.ask(who, 'GET', '/api/preparation')
      expect(text).not.toContain('Digital Trade')
      expect(
        (await two.ask(who, 'PUT', `/api/preparation/${encodeURIComponent('dt:')}`, { ...WORDS, seen: 0 })).status
      ).toBe(404)
    }
    await two.close()
  })
})

describe('topics', () => {
  const info = (id: string, title: string, kind: 'protocol' | 'modalities' = 'protocol') => ({
    id,
    title,
    kind,
    workingGroup: 'rtg',
    symbol: `CARTIF/${id}`
  })
  const roomOf = (about: ReturnType<typeof info>, notation: string) =>
    createInstrument(
      { info: about, parties: ['kaz'], db: server().db, now: server().now, nameOf: () => undefined, quiet: 1e9 },
      { file: 'test', notation }
    )
  const CHAPTERS =
    'Chapter I — Scope\n\nArticle 1 — Scope\n1.  It applies.\n\nChapter II — Rules\n\nArticle 2 — Rules\n1.  They hold.\n'
  const namesOf = (...rooms: readonly Room[]) =>
    topicsOf({ rooms: Rooms.of(...rooms) }, { id: 'rtg', name: 'Regional Trade Group' }).map(({ name }) => name)

  test('are chapters, a text without any, or the subject of a group that has no text', () => {
    const text = roomOf(info('one', 'First Protocol'), CHAPTERS)
    expect(namesOf(text)).toEqual(['Chapter I — Scope', 'Chapter II — Rules'])
    expect(namesOf(server().room)).toEqual(['Framework Agreement'])
    expect(namesOf()).toEqual(['Regional Trade Group'])
    text.stop()
  })

  test('of several texts say which; how a group works is none', () => {
    const text = roomOf(info('one', 'First Protocol'), CHAPTERS)
    const rules = roomOf(info('two', 'Modalities', 'modalities'), CHAPTERS)
    expect(namesOf(server().room, text, rules)).toEqual([
      'Framework Agreement',
      'First Protocol: Chapter I — Scope',
      'First Protocol: Chapter II — Rules'
    ])
    expect(namesOf(rules)).toEqual(['Regional Trade Group'])
    for (const room of [text, rules]) room.stop()
  })
})
