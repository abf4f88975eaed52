/** The register of risks: who reads and writes what, indicators that are counted, and nothing of a group that is closed to somebody. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { Register } from '../storage/register.ts'
import { daysQuiet, fallOf } from './pace.ts'
import type { risk, riskRegister } from './schemas.ts'

type RiskJson = z.infer<typeof risk>
type RegisterJson = z.infer<typeof riskRegister>

const server = useServer()

const RISK = {
  category: 'coordination',
  title: 'Positions lag behind the wording',
  description: 'Capitals answer on words that have changed since.',
  likelihood: 4,
  impact: 4,
  mitigation: 'A reminder two weeks before each round.',
  owner: 'CAREC Secretariat',
  reviewOn: '2026-01-15',
  status: 'open',
  indicator: 'stale',
  threshold: 1
} as const

const enter = (words: object = {}, who: Person = 'secretariat', workingGroup: string | null = 'rtg') =>
  server().mustAsk<RiskJson>(who, 'POST', '/api/risks', { workingGroup, ...RISK, ...words })
const read = (who: Person) => server().mustAsk<RegisterJson>(who, 'GET', '/api/risks')

describe('the register of risks', () => {
  test('is written by chairs and the secretariat and read by members, in the order of weight', async () => {
    const small = await enter({ title: 'A small one', likelihood: 1, impact: 2 }, 'chair')
    const large = await enter()
    expect([small.level, large.level]).toEqual(['low', 'severe'])
    expect((await read('kaz')).risks.map(({ id }) => id)).toEqual([large.id, small.id])
    const body = { workingGroup: 'rtg', ...RISK }
    for (const who of ['kaz', 'legal'] as const)
      expect(await server().codeOf(who, 'POST', '/api/risks', body)).toBe('not-allowed')
    for (const who of ['observer', 'stranger'] as const)
      expect(await server().codeOf(who, 'GET', '/api/risks')).toBe('not-allowed')
    expect((await read('kaz')).scopes.map(({ mayWrite }) => mayWrite)).toEqual([false, false])
    expect((await read('chair')).scopes.map(({ mayWrite }) => mayWrite)).toEqual([true, true])
  })

  test('keeps every version, on top of the one that was read, and an act for each', async () => {
    const { id } = await enter()
    const changed = { ...RISK, status: 'being-mitigated', likelihood: 2 }
    await server().mustAsk('chair', 'PUT', `/api/risks/${id}`, { seen: 1, ...changed })
    expect(await server().codeOf('chair', 'PUT', `/api/risks/${id}`, { seen: 1, ...RISK })).toBe('wording-changed')
    // The same again is no act.
    await server().mustAsk('chair', 'PUT', `/api/risks/${id}`, { seen: 2, ...changed })
    await server().mustAsk('chair', 'PUT', `/api/risks/${id}`, { seen: 2, ...changed, status: 'closed' })
    const versions = await server().mustAsk<readonly RiskJson[]>('pak', 'GET', `/api/risks/${id}/versions`)
    expect(versions.map(({ status, likelihood }) => [status, likelihood])).toEqual([
      ['open', 4],
      ['being-mitigated', 2],
      ['closed', 2]
    ])
    const acts = new Register(server().db).list({ instrument: '/group/rtg' })
    expect(acts.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['risk-entered', 'secretariat'],
      ['risk-changed', 'chair'],
      ['risk-closed', 'chair']
    ])
    expect(() => server().db.sqlite.exec('UPDATE risk SET impact = 1')).toThrow('append-only')
  })

  test('refuses what is no risk', async () => {
    const refused = [
      { likelihood: 6 },
      { impact: 0 },
      { indicator: 'mood' },
      { title: ' ' },
      { reviewOn: '31 January' }
    ]
    for (const words of refused)
      expect(await server().codeOf('chair', 'POST', '/api/risks', { workingGroup: null, ...RISK, ...words })).toBe(
        'invalid-request'
      )
    expect(await server().codeOf('chair', 'POST', '/api/risks', { workingGroup: 'no-such', ...RISK })).toBe('not-found')
    expect((await read('chair')).risks).toEqual([])
  })
})

describe('an indicator', () => {
  const valueOf = async (id: string, who: Person = 'chair') => {
    const { scopes } = await read(who)
    return scopes[0]!.indicators.find((one) => one.id === id)!.value
  }

  test('is counted from the text, and calls attention from the value of its risk on', async () => {
    await enter()
    const stale = async () => (await read('chair')).risks[0]!.reading
    expect(await stale()).toMatchObject({ value: 0, threshold: 1, isOver: false })
    const proposal = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    expect(await valueOf('unheard')).toBe(2)
    expect(await valueOf('awaited')).toBe(1)
    await server().mustAsk('pak', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'support' })
    expect(await valueOf('unheard')).toBe(1)
    const amendment = await server().propose('uzb', { amends: proposal.id, quote: 'should', text: 'may' })
    await server().accept(amendment)
    expect(await stale()).toMatchObject({ value: 1, isOver: true })
  })

  test('on the WTO counts what nobody has mapped, what departs, and what was judged on earlier words', async () => {
    expect(await valueOf('unmapped')).toBe(2)
    const body = { relation: 'departs-from', note: 'Longer periods.' }
    const { articles } = await server().mustAsk<{ articles: readonly { id: string }[] }>('legal', 'GET', '/wto')
    await server().mustAsk('legal', 'PUT', `/wto/${articles[1]!.id}/tfa-1.1`, body)
    expect([await valueOf('unmapped'), await valueOf('departing'), await valueOf('stale-notes')]).toEqual([1, 1, 0])
    await server().accept(await server().propose('kaz', { provision: 'Article 2(2)', quote: 'notify', text: 'inform' }))
    expect(await valueOf('stale-notes')).toBe(1)
  })
})

describe('the pace of a negotiation', () => {
  const day = (of: string, tabled: number) => ({ day: of, tabled, decided: 0, withdrawn: 0, open: 0, agreed: 0 })
  const told = (...days: readonly ReturnType<typeof day>[]) => ({ asOf: '2026-03-01T12:00:00Z', days })

  test('falls by the share of what was tabled in the four weeks before', () => {
    expect(fallOf([told(day('2026-01-10', 10), day('2026-02-20', 14))])).toBe(60)
    expect(fallOf([told(day('2026-01-10', 10), day('2026-02-20', 20))])).toBe(0)
    expect(fallOf([told(day('2025-10-01', 10), day('2026-02-20', 14))])).toBe(0)
    expect(fallOf([])).toBe(0)
  })

  test('is quiet since the last day on which something happened', () => {
    expect(daysQuiet(told(day('2026-02-01', 1)))).toBe(28)
    expect(daysQuiet(told())).toBe(0)
  })
})

describe('what is closed to somebody', () => {
  let both: TwoGroups

  beforeEach(async () => {
    both = await TwoGroups.over(server())
    return () => both.close()
  })

  test('is in no risk, no indicator and no act that they read', async () => {
    const body = { ...RISK, workingGroup: 'dt', title: 'Quarrel over signatures' }
    const made = await both.ask('chair', 'POST', '/api/risks', body)
    expect(made.status).toBe(201)
    const { id } = JSON.parse(made.text) as { readonly id: string }
    const told = [
      await both.ask('kaz', 'GET', '/api/risks'),
      await both.ask('kaz', 'GET', '/api/audit?limit=1000'),
      await both.ask('kaz', 'GET', `/api/risks/${id}/versions`)
    ]
    for (const hidden of ['Quarrel', '"dt"', 'Digital Trade', '/group/dt'])
      for (const { text } of told) expect(text).not.toContain(hidden)
    expect(told[2]!.status).toBe(404)
    expect((await both.ask('kaz', 'PUT', `/api/risks/${id}`, { seen: 1, ...RISK })).status).toBe(404)
    const count = async (who: 'chair' | 'kaz') => {
      const { scopes } = JSON.parse((await both.ask(who, 'GET', '/api/risks')).text) as RegisterJson
      return scopes[0]!.indicators.find((one) => one.id === 'unmapped')!
    }
    expect((await count('chair')).value).toBe(3)
    expect((await count('kaz')).value).toBe(2)
  })
})
