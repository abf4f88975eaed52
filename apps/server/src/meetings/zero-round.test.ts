/** Zero rounds: what is exploratory says so everywhere, and the list at the end is computed, kept, and never changed. */
import { afterEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { bodyWords, unpackWord } from '../reports/testing/word-words.ts'
import type { phase, zeroRoundList } from './schemas.ts'
import { EXPLORATORY } from './zero-round.ts'

type PhaseJson = z.infer<typeof phase>
type ListJson = z.infer<typeof zeroRoundList>

const server = useServer()

const ZERO = { kind: 'zero-round', name: 'Zero round', place: 'Bishkek', begins: '2026-01-01', ends: '2026-01-03' }
const MODALITIES = 'The zero draft is the basis.\nThe group meets three times a year.'

const plan = (change: object = {}, who: Person = 'secretariat') =>
  server().mustAsk<PhaseJson>(who, 'POST', '/api/phases', { ...ZERO, groups: ['rtg'], ...change })
const open = async () => {
  const { id } = await plan()
  return server().mustAsk<PhaseJson>('secretariat', 'POST', `/api/phases/${id}/opening`, { seen: 1 })
}
const close = ({ id, version }: PhaseJson) =>
  server().mustAsk<ListJson>('secretariat', 'POST', `/api/phases/${id}/closing`, {
    seen: version,
    modalities: MODALITIES
  })
const exported = async (format: string, query = '') => {
  const url = `/api/instruments/fa/export?format=${format}${query}`
  return (await server().app.inject({ method: 'GET', url, headers: { cookie: 'who=kaz' } })).rawPayload
}
const wordsOfWord = (file: Buffer) => [...unpackWord(file).values()].join('\n')

describe('a phase', () => {
  test('is planned and changed by the secretariat alone, and read by everybody', async () => {
    const made = await plan({ kind: 'preparation', groups: [] })
    expect(made).toMatchObject({ isWhole: true, openedAt: null, version: 1 })
    for (const who of ['kaz', 'chair', 'legal', 'observer'] as const) {
      expect(await server().codeOf(who, 'POST', '/api/phases', ZERO)).toBe('not-allowed')
      expect(await server().codeOf(who, 'PUT', `/api/phases/${made.id}`, { ...ZERO, seen: 1 })).toBe('not-allowed')
      const { phases } = await server().mustAsk<{ phases: readonly PhaseJson[] }>(who, 'GET', '/api/meetings')
      expect(phases).toMatchObject([{ name: 'Zero round', mayPlan: false }])
    }
    expect(await server().codeOf('stranger', 'PUT', `/api/phases/${made.id}`, { ...ZERO, seen: 1 })).toBe('not-found')
    const body = { ...ZERO, name: 'Preparation', seen: 1 }
    expect(await server().mustAsk('secretariat', 'PUT', `/api/phases/${made.id}`, body)).toMatchObject({ version: 2 })
    expect(await server().codeOf('secretariat', 'PUT', `/api/phases/${made.id}`, body)).toBe('wording-changed')
  })

  test.each([
    ['ends before it begins', { ends: '2025-12-31' }],
    ['has a day that there is not', { ends: '2026-02-30' }]
  ])('that %s is none', async (_, change) => {
    expect(await server().codeOf('secretariat', 'POST', '/api/phases', { ...ZERO, ...change })).toBe('invalid-request')
  })

  test('that is no zero round is not opened, and a zero round once', async () => {
    const { id } = await plan({ kind: 'stocktake' })
    expect(await server().codeOf('secretariat', 'POST', `/api/phases/${id}/opening`, { seen: 1 })).toBe(
      'invalid-request'
    )
    const zero = await open()
    for (const who of ['chair', 'kaz'] as const)
      expect(await server().codeOf(who, 'POST', `/api/phases/${zero.id}/closing`, { seen: 2, modalities: 'x' })).toBe(
        'not-allowed'
      )
    const again = await server().codeOf('secretariat', 'POST', `/api/phases/${zero.id}/opening`, { seen: 2 })
    expect(again).toBe('invalid-request')
    const moved = { ...ZERO, groups: [], seen: 2 }
    expect(await server().codeOf('secretariat', 'PUT', `/api/phases/${zero.id}`, moved)).toBe('invalid-request')
  })
})

describe('while a zero round is open', () => {
  test('every file of the text says so, and no longer once it is closed', async () => {
    const says = async () => [
      (await exported('html')).toString().includes(EXPLORATORY),
      (await exported('txt')).toString().includes(EXPLORATORY),
      wordsOfWord(await exported('docx')).includes(EXPLORATORY),
      (await server().mustAsk<{ exploratory: string | null }>('kaz', 'GET', '')).exploratory !== null
    ]
    expect(await says()).toEqual([false, false, false, false])
    const round = await open()
    expect(await says()).toEqual([true, true, true, true])
    await close(round)
    expect(await says()).toEqual([false, false, false, false])
  })

  test('a revision that is issued says so for ever after, also where it is compared', async () => {
    await server().mustAsk('secretariat', 'POST', '/revisions', { title: 'Before' })
    const round = await open()
    await server().mustAsk('secretariat', 'POST', '/revisions', { title: 'Within' })
    await close(round)
    await server().mustAsk('secretariat', 'POST', '/revisions', { title: 'After' })
    const said = await Promise.all([0, 1, 2].map(async (one) => String(await exported('html', `&revision=${one}`))))
    expect(said.map((one) => one.includes(EXPLORATORY))).toEqual([false, true, false])
    const compared = async (from: number, to: number, format: string) => {
      const url = `/api/instruments/fa/compare?from=${from}&to=${to}&format=${format}`
      const { rawPayload } = await server().app.inject({ method: 'GET', url, headers: { cookie: 'who=kaz' } })
      return format === 'docx' ? wordsOfWord(rawPayload) : rawPayload.toString()
    }
    for (const format of ['html', 'docx']) {
      expect(await compared(0, 1, format)).toContain(EXPLORATORY)
      expect(await compared(0, 2, format)).not.toContain(EXPLORATORY)
    }
  })

  test('nothing is agreed', async () => {
    const round = await open()
    const { id } = (await server().instrument()).outline[1]!
    const agree = () => server().codeOf('chair', 'PUT', `/provisions/${id}/status`, { status: 'agreed' })
    expect(await agree()).toBe('in-zero-round')
    await close(round)
    expect(await agree()).toBeUndefined()
  })
})

describe('the list of a zero round', () => {
  async function explore(): Promise<PhaseJson> {
    const round = await open()
    const shall = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }
    const { id } = await server().propose('kaz', shall)
    await server().mustAsk('uzb', 'PUT', `/proposals/${id}/position`, { stance: 'support' })
    await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'oppose' })
    const { outline } = await server().instrument()
    for (const who of ['pak', 'uzb'] as const)
      await server().mustAsk(who, 'PUT', `/provisions/${outline[1]!.id}/position`, { stance: 'support' })
    return round
  }

  test('is computed from positions and brackets, and stays what it was', async () => {
    const round = await explore()
    const list = await close(round)
    const [instrument] = list.instruments
    expect(instrument!.articles).toMatchObject([
      { number: 'Preamble', verdict: 'unsettled', supports: [] },
      { number: 'Article 1', verdict: 'convergence', supports: ['pak', 'uzb'] },
      { number: 'Article 2', verdict: 'divergence', supports: ['kaz', 'uzb'], opposes: ['pak'], openIssues: 1 }
    ])
    const [proposal] = await server().proposals()
    await server().accept(proposal!)
    expect(await server().mustAsk('kaz', 'GET', `/api/phases/${round.id}/list`)).toEqual(list)
    expect(() => server().db.sqlite.exec(`UPDATE zero_round_list SET modalities = ''`)).toThrow('append-only')
    const again = await server().codeOf('secretariat', 'POST', `/api/phases/${round.id}/closing`, {
      seen: 3,
      modalities: 'Others'
    })
    expect(again).toBe('invalid-request')
  })

  test('is a Word file that says the same, under the mark, with the modalities', async () => {
    const round = await explore()
    await close(round)
    const url = `/api/phases/${round.id}/list/export`
    const { rawPayload, statusCode } = await server().app.inject({ method: 'GET', url, headers: { cookie: 'who=kaz' } })
    expect(statusCode).toBe(200)
    const parts = unpackWord(rawPayload)
    const words = bodyWords(parts)
    expect(words).toContain('Article 2 Publication: supported by Kazakhstan, Uzbekistan; opposed by Pakistan')
    expect(words).toContain('The group meets three times a year.')
    expect(words).toContain('Silence is never counted as support.')
    expect([...parts.values()].join()).toContain(EXPLORATORY)
  })

  test('is in the register of its groups, and competing wordings are a divergence even where nobody opposes', async () => {
    const round = await open()
    await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    await server().propose('pak', { provision: 'Article 2(1)', quote: 'shall', text: 'may' })
    const list = await close(round)
    expect(list.instruments[0]!.articles[2]).toMatchObject({ verdict: 'divergence', wordings: 2, opposes: [] })
    const rows = await server().mustAsk<readonly { kind: string; instrument: string }[]>('kaz', 'GET', '/api/audit')
    expect(rows.filter(({ instrument }) => instrument === '/group/rtg').map(({ kind }) => kind)).toEqual([
      'phase-planned',
      'zero-round-opened',
      'zero-round-closed'
    ])
  })

  let groups: TwoGroups | undefined
  afterEach(() => groups?.close())

  test('shows nobody an instrument of a group that is closed to them', async () => {
    const both = (groups = await TwoGroups.over(server()))
    const made = await both.ask('secretariat', 'POST', '/api/phases', { ...ZERO, groups: [] })
    const { id } = JSON.parse(made.text) as { id: string }
    await both.ask('secretariat', 'POST', `/api/phases/${id}/opening`, { seen: 1 })
    const closed = await both.ask('secretariat', 'POST', `/api/phases/${id}/closing`, {
      seen: 2,
      modalities: 'Agreed.'
    })
    expect(closed.text).toContain('CARTIF/DT')
    for (const who of ['kaz', 'observer', 'legal'] as const) {
      const { text, status } = await both.ask(who, 'GET', `/api/phases/${id}/list`)
      expect([status, text.includes('CARTIF/FA'), text.includes('CARTIF/DT')]).toEqual([200, true, false])
    }
  })
})
