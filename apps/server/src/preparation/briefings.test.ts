/** Briefings: they rest on what was shared, name nobody who has not shared, and quote nothing that is the secretariat's alone. */
import { describe, expect, test } from 'vitest'
import { PARTIES } from '@cartif/negotiation'
import type { z } from 'zod'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { bodyWords, unpackWord } from '../reports/testing/word-words.ts'
import { figuresOf } from './briefing-figures.ts'
import type { SharedConsultation } from './consultations.ts'
import type { Readiness } from './readiness.ts'
import type { briefing, briefingList } from './schemas.ts'
import { writeBriefing } from './write-briefing.ts'

type BriefingJson = z.infer<typeof briefing>

const TOPIC = { id: 'fa:', group: 'rtg', instrument: 'fa', name: 'Chapter I — Transit' }

function shared(
  party: string,
  readiness: Readiness,
  sharedWith: 'secretariat' | 'group' | 'all' = 'group'
): SharedConsultation {
  const about = { party, topic: TOPIC.id, group: 'rtg', number: 1, by: 'Somebody', at: '2026-01-01T00:00:00.000Z' }
  const words = { readiness, priorities: `Wish of ${party}`, sensitivities: '', consulted: [] }
  return { record: { ...about, ...words, name: TOPIC.name }, sharing: { ...about, sharedWith } }
}

const write = (all: readonly SharedConsultation[]) =>
  writeBriefing({ group: 'Trade Facilitation', topics: [TOPIC], shared: all, asOf: '2026-05-04T00:00:00.000Z' })
const wordsOf = (all: readonly SharedConsultation[]) =>
  write(all)
    .sections.map(({ text }) => text)
    .join('\n')

describe('a briefing', () => {
  test('counts countries by step, from three on', () => {
    const two = [shared('kaz', 4), shared('pak', 1)]
    expect(figuresOf([TOPIC], two)).toEqual([{ topic: 'fa:', name: TOPIC.name, shared: 2, ready: null, steps: null }])
    expect(wordsOf(two)).toContain('Chapter I — Transit: shared by fewer than three countries')
    expect(figuresOf([TOPIC], [...two, shared('uzb', 4, 'secretariat')])).toMatchObject([
      { shared: 3, ready: 2, steps: [1, 0, 0, 2] }
    ])
    expect(wordsOf([...two, shared('uzb', 4, 'secretariat')])).toContain(
      '3 countries have shared; 2 at step 4 (ready to negotiate), 1 at step 1 (not begun)'
    )
  })

  test('names those who shared with the group and quotes them, and nobody else', () => {
    const words = wordsOf([shared('kaz', 4), shared('pak', 1, 'secretariat'), shared('kgz', 2, 'all')])
    expect(words).toContain('Kazakhstan: Wish of kaz')
    expect(words).toContain('The Kyrgyz Republic: Wish of kgz')
    const others = PARTIES.filter(([code]) => code !== 'kaz' && code !== 'kgz')
    for (const [code, name] of others) for (const part of [name, `Wish of ${code}`]) expect(words).not.toContain(part)
  })

  test('says so where nothing has been shared', () => {
    expect(wordsOf([])).toContain('No topic has been shared yet.')
    expect(wordsOf([])).toContain('No priorities have been shared with the working group yet.')
  })
})

const server = useServer()
const begin = (who: Person) =>
  server().ask<BriefingJson & { code?: string }>(who, 'POST', '/api/briefings', { group: 'rtg' })
const listFor = async (who: Person) =>
  (await server().mustAsk<z.infer<typeof briefingList>>(who, 'GET', '/api/briefings')).briefings
const save = (who: Person, { id, shown }: BriefingJson, change: object) => {
  const body = { title: shown.title, sections: shown.sections, seen: shown.number, issue: false, ...change }
  return server().ask<BriefingJson & { code?: string }>(who, 'POST', `/api/briefings/${id}/versions`, body)
}

describe('the briefings of a group', () => {
  test('are the secretariat’s until they are issued, and then its members’', async () => {
    for (const who of PEOPLE.filter((one) => one !== 'secretariat'))
      expect((await begin(who)).body.code).toBe('not-allowed')
    expect(await server().codeOf('stranger', 'POST', '/api/briefings', { group: 'rtg' })).toBe('not-found')
    const made = (await begin('secretariat')).body
    for (const who of PEOPLE.filter((one) => one !== 'secretariat')) {
      expect(await listFor(who)).toEqual([])
      expect(await server().codeOf(who, 'GET', `/api/briefings/${made.id}`)).toBe('not-found')
      expect((await save(who, made, {})).body.code).toBe('not-found')
    }
    const issued = (await save('secretariat', made, { issue: true })).body
    expect(issued.issued).toMatchObject({ number: 2 })
    expect((await save('secretariat', made, {})).body.code).toBe('wording-changed')
    for (const who of ['chair', 'legal', 'kaz'] as const) {
      expect((await listFor(who)).map(({ title }) => title)).toEqual([made.title])
      expect((await save(who, issued, {})).body.code).toBe('not-allowed')
    }
    expect(await listFor('observer')).toEqual([])
    const outputs = async (who: 'kaz' | 'observer') =>
      JSON.stringify(await server().mustAsk(who, 'GET', '/api/outputs'))
    expect(await outputs('kaz')).toContain(`“${made.title}” issued`)
    expect(await outputs('observer')).toContain('"says":"One issued","to":""')
    expect(await outputs('observer')).not.toContain(made.title)
    const acts = await server().mustAsk<readonly { kind: string; body: object }[]>(
      'kaz',
      'GET',
      '/api/audit?limit=1000'
    )
    expect(acts.at(-1)).toMatchObject({ kind: 'briefing-issued', body: { number: 2, title: made.title } })
    await server().restart()
    expect(await listFor('kaz')).toHaveLength(1)
  })

  test('are Word files', async () => {
    const { id, shown } = (await begin('secretariat')).body
    const url = `/api/briefings/${id}/export`
    const { rawPayload } = await server().app.inject({ method: 'GET', url, headers: { cookie: 'who=secretariat' } })
    const words = bodyWords(unpackWord(rawPayload))
    for (const { heading, text } of shown.sections)
      for (const line of [heading, ...text.split('\n')]) expect(words).toContain(line.replace(/^– /, ''))
    expect(await server().codeOf('secretariat', 'GET', `${url}?version=9`)).toBe('not-found')
  })
})
