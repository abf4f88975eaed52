import { describe, expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { Memberships } from '../accounts/memberships.ts'

const server = useServer()

interface Directory {
  readonly parties: readonly {
    readonly code: string
    readonly en: string
    readonly ru: string
    readonly wto: { readonly status: string; readonly since: string | null; readonly source: string }
  }[]
  readonly people: readonly {
    readonly user: string
    readonly focalPoint: boolean
    readonly groups: readonly string[]
    readonly organisation: string
    readonly designation: string
    readonly email: string | null
  }[]
}

interface Output {
  readonly id: string
  readonly state: string
  readonly facts: readonly { readonly about: string; readonly says: string; readonly to: string }[]
}

type Asker = Person | 'stranger'

const read = (who: Asker) => server().mustAsk<Directory>(who, 'GET', '/api/directory')
const usersFor = async (who: Asker) => (await read(who)).people.map(({ user }) => user).toSorted()

const ENTRY = {
  organisation: 'Ministry of Trade',
  position: 'Director',
  designation: 'letter of 12 January',
  showsAddress: false
}

async function outputsFor(who: Asker): Promise<ReadonlyMap<string, Output>> {
  const { sections } = await server().mustAsk<{ sections: readonly { outputs: readonly Output[] }[] }>(
    who,
    'GET',
    '/api/outputs'
  )
  return new Map(sections.flatMap(({ outputs }) => outputs).map((output) => [output.id, output]))
}

describe('the directory', () => {
  test('names the parties in both languages, with their standing in the WTO and its source', async () => {
    const { parties } = await read('observer')
    expect(parties).toHaveLength(11)
    expect(parties.find(({ code }) => code === 'geo')).toMatchObject({
      en: 'Georgia',
      ru: 'Грузия',
      wto: { status: 'member', since: '2000-06-14', source: 'World Trade Organization, Members and Observers' }
    })
  })

  test('shows a delegate the focal points, the offices and the own delegation, and not the delegates of others', async () => {
    expect(await usersFor('kaz')).toEqual(['chair', 'kaz', 'legal', 'observer', 'secretariat'])
    new Memberships(server().db).set('pak', { workingGroup: 'rtg', role: 'delegate', party: 'pak', focalPoint: true })
    expect(await usersFor('kaz')).toEqual(['chair', 'kaz', 'legal', 'observer', 'pak', 'secretariat'])
    expect(await usersFor('observer')).toEqual(['chair', 'legal', 'observer', 'pak', 'secretariat'])
    expect(await usersFor('stranger')).toEqual([])
    expect(await usersFor('secretariat')).toContain('uzb')
  })

  test('tells nobody of a group that is closed to them', async () => {
    server().db.run(server().db.query.insertInto('working_group').values({ id: 'dt', name: 'Closed canary' }))
    new Memberships(server().db).set('legal', { workingGroup: 'dt', role: 'legal', party: null })
    const { text } = await server().ask('kaz', 'GET', '/api/directory')
    expect(text).not.toContain('canary')
    expect((await read('kaz')).people.find(({ user }) => user === 'legal')?.groups).toEqual(['Regional Trade Group'])
  })

  test('has what people say of themselves; how a focal point was named is entered by the secretariat', async () => {
    expect(await server().ask('kaz', 'PUT', '/api/directory/people/kaz', ENTRY)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', detail: expect.stringContaining('letter of designation') as string }
    })
    await server().mustAsk('kaz', 'PUT', '/api/directory/people/kaz', { ...ENTRY, designation: '' })
    const entryOf = async () => (await read('kaz')).people.find(({ user }) => user === 'kaz')
    expect(await entryOf()).toMatchObject({ organisation: 'Ministry of Trade', designation: '' })
    expect(await server().codeOf('pak', 'PUT', '/api/directory/people/kaz', ENTRY)).toBe('not-allowed')
    await server().mustAsk('secretariat', 'PUT', '/api/directory/people/kaz', { ...ENTRY, showsAddress: true })
    expect(await entryOf()).toMatchObject({ designation: 'letter of 12 January', showsAddress: false })
    await server().mustAsk('kaz', 'PUT', '/api/directory/people/kaz', { ...ENTRY, position: 'Head' })
    expect(await entryOf()).toMatchObject({ designation: 'letter of 12 January', position: 'Head' })
    const acts = await server().mustAsk<readonly { kind: string }[]>('pak', 'GET', '/api/audit')
    expect(acts.at(-1)?.kind).toBe('focal-point-designated')
  })

  test('takes a new standing in the WTO from the secretariat, with its source', async () => {
    const joined = {
      status: 'member',
      since: '2026-07-01',
      asOf: '2026-07-02',
      source: 'Decision of the General Council'
    }
    const set = (who: Asker, body: object) => server().codeOf(who, 'PUT', '/api/directory/parties/uzb/wto', body)
    expect(await set('uzb', joined)).toBe('not-allowed')
    expect(await set('secretariat', { ...joined, since: null })).toBe('invalid-request')
    expect(await set('secretariat', joined)).toBeUndefined()
    const { parties } = await read('kaz')
    expect(parties.find(({ code }) => code === 'uzb')?.wto).toEqual(joined)
  })
})

describe('the expected outputs', () => {
  test('follow the facts: nobody can say that one is met', async () => {
    const before = await outputsFor('kaz')
    expect(before.get('zero-drafts')?.state).toBe('met')
    expect(before.get('framework')).toMatchObject({ state: 'not-begun', facts: [{ says: '0 of 2 articles agreed' }] })
    for (const article of ['Article 1', 'Article 2']) {
      await server().mustAsk('chair', 'PUT', `/provisions/${encodeURIComponent(await idOf(article))}/status`, {
        status: 'agreed'
      })
      const state = (await outputsFor('kaz')).get('framework')?.state
      expect(state).toBe(article === 'Article 1' ? 'under-way' : 'met')
    }
    expect(before.get('focal-points')).toMatchObject({ state: 'not-begun', facts: [{ to: '/directory' }] })
  })

  test('are those of the groups one is in', async () => {
    server().db.run(server().db.query.insertInto('working_group').values({ id: 'dt', name: 'Closed canary' }))
    new Memberships(server().db).set('legal', { workingGroup: 'dt', role: 'legal', party: null })
    expect((await server().ask('kaz', 'GET', '/api/outputs')).text).not.toContain('canary')
    expect((await outputsFor('stranger')).size).toBe(0)
  })
})

async function idOf(number: string): Promise<string> {
  const { outline } = await server().instrument()
  return outline.find((one) => one.number === number)!.id
}
