import { describe, expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { RECORDED_ON, provisionId } from './agreements/agreement.ts'
import { AGREEMENTS, NO_COUNTERPART, nameOfProvision } from './catalogue.ts'

const server = useServer()

interface Mapping {
  readonly parties: { readonly list: readonly { readonly party: string; readonly status: string }[] }
  readonly articles: readonly { readonly id: string; readonly number: string }[]
  readonly links: readonly { readonly article: string; readonly provision: string; readonly stale: boolean }[]
  readonly gaps: readonly string[]
}

const read = (who: Person) => server().mustAsk<Mapping>(who, 'GET', '/wto')
const gaps = async () => (await read('pak')).gaps.length
const map = async (who: Person, number: string, provision: string, relation: string | null, note = '') => {
  const { articles } = await read('legal')
  const { id } = articles.find((one) => one.number === number)!
  return server().ask<Mapping & { code?: string }>(who, 'PUT', `/wto/${id}/${provision}`, { relation, note })
}

describe('the catalogue', () => {
  test('names every provision once, in words, with the document it is in', () => {
    const ids = AGREEMENTS.flatMap((one) => one.provisions.map(([number]) => provisionId(one, number)))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(NO_COUNTERPART)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9.-]+$/)
    for (const { source, provisions } of AGREEMENTS) {
      expect(source).toMatch(/\d/)
      expect(source).not.toContain('http')
      for (const [, title] of provisions) expect(title).toMatch(/^\p{Lu}[^.]+$/u)
    }
    expect(RECORDED_ON).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(nameOfProvision('tfa-7.4')).toBe('TFA, Article 7.4')
    expect(nameOfProvision('sps-annex-c')).toBe('SPS Agreement, Annex C')
    expect(nameOfProvision('tfa-99')).toBeUndefined()
  })
})

describe('the mapping', () => {
  test('is recorded by the legal reviewer and the secretariat alone, and read by everybody in the working group', async () => {
    for (const who of ['kaz', 'chair', 'observer'] as const)
      expect((await map(who, 'Article 2', 'tfa-1.1', 'restates')).body.code).toBe('not-allowed')
    for (const who of ['legal', 'secretariat'] as const)
      expect((await map(who, 'Article 2', 'tfa-1.1', 'restates')).status).toBe(200)
    expect(await server().codeOf('stranger', 'GET', '/wto')).toBe('not-found')
    expect(await server().codeOf('nobody', 'GET', '/wto')).toBe('not-signed-in')
    for (const who of ['observer', 'pak'] as const) expect((await read(who)).links).toHaveLength(1)
  })

  test('says what nobody has mapped; that there is no counterpart is said too, and taken back as any other', async () => {
    const all = await gaps()
    await map('legal', 'Article 2', 'tfa-1.1', 'builds-on', 'On the Internet too.')
    await map('legal', 'Article 1', NO_COUNTERPART, NO_COUNTERPART)
    expect(await gaps()).toBe(all - 2)
    expect((await map('legal', 'Article 1', NO_COUNTERPART, null)).body.gaps).toHaveLength(all - 1)
    const acts = await server().mustAsk<readonly { kind: string; body: object }[]>('pak', 'GET', '/register')
    expect(acts.filter(({ kind }) => kind === 'provision-mapped').map(({ body }) => body)).toMatchObject([
      { name: 'Article 2', provision: 'TFA, Article 1.1', relation: 'builds-on', note: 'On the Internet too.' },
      { name: 'Article 1', provision: 'no counterpart', relation: 'no-counterpart' },
      { name: 'Article 1', provision: 'no counterpart', relation: null }
    ])
  })

  test('was made on the words there were', async () => {
    await map('legal', 'Article 2', 'gatt-x', 'restates')
    await server().accept(await server().propose('kaz', { provision: 'Article 2(1)', quote: 'promptly ', text: '' }))
    expect((await read('pak')).links).toMatchObject([{ provision: 'gatt-x', stale: true }])
    await map('legal', 'Article 2', 'gatt-x', 'departs-from', 'Promptness is gone.')
    await server().restart()
    expect((await read('pak')).links).toMatchObject([{ relation: 'departs-from', stale: false, by: 'LEGAL person' }])
  })

  test('takes nothing that is not in the catalogue, or in the text', async () => {
    expect((await map('legal', 'Article 2', 'tfa-99', 'restates')).body.code).toBe('not-found')
    expect((await map('legal', 'Article 2', 'tfa-1', NO_COUNTERPART)).body.code).toBe('invalid-request')
    expect((await map('legal', 'Article 2', NO_COUNTERPART, 'restates')).body.code).toBe('invalid-request')
    expect(await server().codeOf('legal', 'PUT', '/wto/nothing/tfa-1', { relation: 'restates' })).toBe('not-found')
  })

  test('says who is no Member of the World Trade Organization', async () => {
    const { parties } = await read('observer')
    expect(parties.list).toHaveLength(11)
    expect(parties.list.filter(({ status }) => status !== 'member').map(({ party }) => party)).toEqual([
      'AZE',
      'TKM',
      'UZB'
    ])
  })
})
