import { describe, expect, test } from 'vitest'
import type { ProposalJson } from './read.ts'
import { useServer } from './testing/test-server.ts'

const server = useServer()

interface Scrubbed {
  readonly symbol: string
  readonly since: string | null
  readonly rules: readonly { readonly name: string }[]
  readonly findings: readonly {
    readonly rule: string
    readonly quote: string
    readonly provision: string
    readonly message: string
    readonly change?: { readonly provision: string; readonly quote: string; readonly text: string }
  }[]
  readonly articles: readonly { readonly provisions: readonly { readonly id: string; readonly words: string }[] }[]
}

const scrubbed = (who: 'legal' | 'kaz' | 'observer' = 'legal', query = '') =>
  server().mustAsk<Scrubbed>(who, 'GET', `/scrub${query}`)
const rulesIn = ({ findings }: Scrubbed) => findings.map(({ rule, quote }) => `${rule} ${quote}`)
const issue = (title: string) => server().mustAsk('secretariat', 'POST', '/revisions', { title })

/** Puts words into the text: proposed by a party, taken by the chair. */
async function put(quote: string, text: string): Promise<void> {
  await server().accept(await server().propose('kaz', { provision: 'Article 2(1)', quote, text }))
}

describe('the legal scrub of an instrument', () => {
  test('is read by everybody who reads the instrument, and by nobody else', async () => {
    await put('publish', 'publish  within 30 days')
    const found = await scrubbed()
    expect(rulesIn(found)).toEqual(expect.arrayContaining(['spacing   ', 'time-limit within 30 days']))
    for (const who of ['kaz', 'observer'] as const) expect(await scrubbed(who)).toEqual(found)
    expect(await server().codeOf('nobody', 'GET', '/scrub')).toBe('not-signed-in')
    expect(await server().codeOf('stranger', 'GET', '/scrub')).toBe('not-found')
    expect(found).toMatchObject({ symbol: 'live', since: null })
    const words = found.articles.flatMap(({ provisions }) => provisions)
    for (const { provision } of found.findings) expect(words.map(({ id }) => id)).toContain(provision)
  })

  test('is of the text as it stands: what is only proposed is not in it', async () => {
    await server().propose('kaz', { provision: 'Article 2(1)', quote: 'publish', text: 'publish  within 30 days' })
    expect(rulesIn(await scrubbed()).filter((one) => /spacing|time-limit/.test(one))).toEqual([])
  })

  test('is worked out once while the text stands, and anew when it has changed', async () => {
    const bytes = async () => (await server().ask('legal', 'GET', '/scrub')).text
    const before = await bytes()
    expect(await bytes()).toBe(before)
    await put('publish', 'publish  promptly')
    expect(rulesIn(JSON.parse(await bytes()))).toContain('spacing   ')
    await issue('Zero draft')
    expect(await scrubbed()).toMatchObject({ since: 'CARTIF/FA/ZD' })
  })

  test('compares obligations with the revision before, or with the one that is named', async () => {
    await issue('Zero draft')
    await put('shall', 'should')
    await issue('First')
    const shifts = async (query = '') => rulesIn(await scrubbed('legal', query)).filter((one) => /shift/.test(one))
    expect(await shifts()).toEqual([])
    expect(await shifts('?since=ZD')).toEqual(['obligation-shift should'])
    expect(await shifts('?revision=Rev.1')).toEqual(['obligation-shift should'])
    expect(await shifts('?revision=0')).toEqual([])
    expect(await scrubbed('legal', '?revision=Rev.1')).toMatchObject({
      since: 'CARTIF/FA/ZD',
      symbol: 'CARTIF/FA/Rev.1'
    })
    expect(await server().codeOf('legal', 'GET', '/scrub?since=9')).toBe('unknown-revision')
  })

  test('has fixes that the legal reviewer proposes as they are, in brackets of the office', async () => {
    await put('publish', 'publish  promptly')
    const { findings } = await scrubbed()
    const { change, message } = findings.find(({ rule }) => rule === 'spacing')!
    const request = { changes: [change], rationale: message }
    const tabled = await server().mustAsk<ProposalJson>('legal', 'POST', '/proposals', request)
    expect(tabled).toMatchObject({ holder: 'legal', party: null, rationale: message })
    expect(await server().notation()).toContain('[Legal: ')
    expect(await server().codeOf('observer', 'POST', '/proposals', request)).toBe('not-allowed')
    await server().accept(tabled)
    expect(rulesIn(await scrubbed()).filter((one) => one.startsWith('spacing'))).toEqual([])
  })

  test('the legal reviewer withdraws what is its own, and decides nothing', async () => {
    const change = { provision: 'Article 2(1)', quote: 'shall', text: 'must' }
    const { id, version } = await server().propose('legal', change)
    const other = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'publish', text: 'print' })
    const decide = (which: string, outcome: string, seen: string) =>
      server().codeOf('legal', 'POST', `/proposals/${which}/decision`, { outcome, seen })
    expect(await decide(id, 'accept', version)).toBe('not-allowed')
    expect(await decide(other.id, 'withdraw', other.version)).toBe('not-allowed')
    expect(await server().codeOf('legal', 'PUT', `/proposals/${other.id}/position`, { stance: 'support' })).toBe(
      'not-allowed'
    )
    expect(await decide(id, 'withdraw', version)).toBeUndefined()
    expect(await server().notation()).not.toContain('[Legal: ')
  })
})
