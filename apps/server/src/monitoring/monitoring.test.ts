/** Monitoring on the wire: the figures are those of the live text and the register, and of no group that is closed to the caller. */
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { daysBetween, medianOf } from './median.ts'
import type { figures, overview } from './schemas.ts'
import { CLOSED, TwoGroups } from './testing/two-groups.ts'

const server = useServer()

type FiguresJson = z.infer<typeof figures>
const read = (who: Person = 'legal') => server().mustAsk<FiguresJson>(who, 'GET', '/monitoring')
const SHALL = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }

describe('the figures of an instrument', () => {
  test('are those of the live text and of the register', async () => {
    await server().propose('kaz', SHALL)
    const may = await server().propose('pak', { ...SHALL, text: 'may' })
    const notify = await server().propose('uzb', { provision: 'Article 2(2)', quote: 'notify', text: 'inform' })
    await server().accept(notify)
    await server().mustAsk('chair', 'POST', '/proposals/' + may.id + '/decision', {
      outcome: 'reject',
      seen: may.version
    })
    const [, article] = (await server().instrument()).outline
    await server().mustAsk('chair', 'PUT', `/provisions/${article!.id}/status`, { status: 'agreed-ad-referendum' })
    const told = await read()
    expect(told.counts).toEqual((await server().instrument()).counts)
    expect(told).toMatchObject({ tabled: 3, accepted: 1, medianDaysOpen: 0, oldestDaysOpen: 0 })
    expect(told.outcomes).toEqual({ open: 1, accepted: 1, rejected: 1, superseded: 0, lapsed: 0, withdrawn: 0 })
    expect(told.days).toEqual([
      {
        day: '2026-01-01',
        tabled: 3,
        decided: 2,
        withdrawn: 0,
        open: told.counts.openProposals,
        agreed: told.counts.agreed
      }
    ])
    expect(told.ages.map(({ issues }) => issues)).toEqual([told.counts.openIssues, 0, 0, 0])
    expect(told.lastAct).toBe((await server().instrument()).lastAct)
  })

  test('say who stands where, on which words, and who has said nothing', async () => {
    const { id } = await server().propose('kaz', SHALL)
    await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'reserve' })
    const before = await read()
    expect(before.parties).toMatchObject([
      { party: 'kaz', tabled: 1, accepted: 0, open: 1, pending: 0, stale: 0, silentOn: [] },
      { party: 'pak', tabled: 0, open: 0, pending: 0, stale: 0, silentOn: [] },
      { party: 'uzb', pending: 1, stale: 0, silentOn: [before.articles[2]!.article] }
    ])
    const row = before.articles.find(({ openIssues }) => openIssues > 0)!
    expect(row.number).toBe('Article 2')
    expect(row.cells.map(({ party, stance }) => [party, stance])).toEqual([
      ['kaz', 'supports'],
      ['pak', 'reserves'],
      ['uzb', 'silent']
    ])
    const [kaz, uzb] = [await server().join('kaz'), await server().join('uzb')]
    kaz.type('should', ' be obliged to')
    await uzb.untilShown('should be obliged to')
    expect((await read()).parties.find(({ party }) => party === 'pak')).toMatchObject({ stale: 1, pending: 0 })
  })

  test('count no party that has left the group, but for what it brought', async () => {
    await server().propose('kaz', SHALL)
    await server().propose('uzb', { provision: 'Article 2(2)', quote: 'notify', text: 'inform' })
    server().memberships.remove('kaz', 'rtg')
    const { parties, articles, tabled } = await read()
    expect(tabled).toBe(2)
    expect(parties.map(({ party, hasSeat }) => [party, hasSeat])).toEqual([
      ['pak', true],
      ['uzb', true],
      ['kaz', false]
    ])
    expect(parties.at(-1)).toMatchObject({ tabled: 1, open: 1, pending: 0, stale: 0, silentOn: [] })
    for (const { cells } of articles) expect(cells.map(({ party }) => party)).toEqual(['pak', 'uzb'])
    server().memberships.set('kaz', { workingGroup: 'rtg', role: 'delegate', party: 'kaz' })
    expect((await read()).parties.map(({ party, pending }) => [party, pending])).toEqual([
      ['kaz', 1],
      ['pak', 2],
      ['uzb', 1]
    ])
  })

  test('count whoever opposes one wording and supports another as opposing', async () => {
    const { id } = await server().propose('kaz', SHALL)
    await server().propose('uzb', { ...SHALL, text: 'may' })
    await server().mustAsk('uzb', 'PUT', `/proposals/${id}/position`, { stance: 'oppose' })
    const row = (await read()).articles.find(({ openIssues }) => openIssues > 0)!
    expect(row.cells.at(-1)).toEqual({
      party: 'uzb',
      stance: 'opposes',
      supports: 1,
      considers: 0,
      reserves: 0,
      opposes: 1
    })
  })

  test('add up to the live text whatever is done: rejected, reopened, retained, withdrawn, emptied, taken back', async () => {
    const check = async () => {
      const { days, counts, tabled, outcomes } = await read()
      expect(days.at(-1)).toMatchObject({ open: counts.openProposals, agreed: counts.agreed })
      expect(outcomes.open).toBe(counts.openProposals)
      expect(Object.values(outcomes).reduce((sum, one) => sum + one)).toBe(tabled)
      return counts.openProposals
    }
    const act = (path: string, body: object) => server().mustAsk('chair', 'POST', path, body)
    const shall = await server().propose('kaz', SHALL)
    await server().propose('pak', { amends: shall.id, quote: 'should', text: 'could' })
    await server().propose('uzb', { ...SHALL, text: 'may' })
    expect(await check()).toBe(3)
    await server().accept(shall)
    expect(await check()).toBeLessThan(3)
    await act(`/proposals/${shall.id}/decision`, { outcome: 'reopen' })
    expect(await check()).toBe(3)
    const versions = Object.fromEntries((await server().proposals()).map(({ id, version }) => [id, version]))
    const [issue] = await server().mustAsk<readonly { id: string }[]>('chair', 'GET', '/issues')
    await act(`/issues/${issue!.id}/decision`, { outcome: 'park', seen: versions })
    expect(await check()).toBe(3)
    await act(`/issues/${issue!.id}/decision`, { outcome: 'retain', seen: versions })
    expect(await check()).toBe(0)
    const [kaz, uzb] = [await server().join('kaz'), await server().join('uzb')]
    const undo = kaz.undoManager()
    kaz.type('publish', ' at once')
    await uzb.untilShown('publish at once')
    expect(await check()).toBe(1)
    undo.undo()
    await uzb.until(() => !uzb.shown().includes('publish at once'))
    expect(await check()).toBe(0)
    undo.redo()
    await uzb.untilShown('publish at once')
    expect(await check()).toBe(1)
    const last = (await server().proposals()).at(-1)!
    await server().mustAsk('kaz', 'POST', `/proposals/${last.id}/decision`, { outcome: 'withdraw' })
    expect(await check()).toBe(0)
  })

  test('do not hear what is for the chair alone', async () => {
    const { id } = await server().propose('kaz', SHALL)
    const before = await read('uzb')
    await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'oppose', audience: 'chair' })
    for (const who of ['uzb', 'chair', 'pak'] as const) {
      const { asOf: _, ...told } = await read(who)
      const { asOf: __, ...was } = before
      expect(told).toEqual(was)
    }
  })

  test('are nobody’s who is no member', async () => {
    expect(await server().codeOf('nobody', 'GET', '/monitoring')).toBe('not-signed-in')
    expect(await server().codeOf('stranger', 'GET', '/monitoring')).toBe('not-found')
    expect(await server().codeOf('nobody', 'GET', '/api/monitoring')).toBe('not-signed-in')
    expect((await server().ask('observer', 'GET', '/monitoring')).status).toBe(200)
  })
})

test('over all instruments, a closed group is not even counted', async () => {
  const both = await TwoGroups.over(server())
  try {
    const overall = async (who: Person | 'stranger') => {
      const { text } = await both.ask(who, 'GET', '/api/monitoring')
      return { text, groups: (JSON.parse(text) as z.infer<typeof overview>).groups }
    }
    const { groups } = await overall('chair')
    expect(groups.map(({ id, instruments }) => [id, instruments.length])).toEqual([
      ['rtg', 1],
      ['dt', 1]
    ])
    for (const who of ['kaz', 'observer', 'legal'] as const) {
      const told = await overall(who)
      expect(told.groups.map(({ id }) => id)).toEqual(['rtg'])
      for (const hidden of [CLOSED.title, CLOSED.symbol, '"dt"', 'Digital Trade'])
        expect(told.text).not.toContain(hidden)
      expect((await both.ask(who, 'GET', '/api/instruments/dt/monitoring')).status).toBe(404)
    }
    expect((await overall('stranger')).groups).toEqual([])
  } finally {
    await both.close()
  }
})

test('days and medians', () => {
  expect(medianOf([])).toBeNull()
  expect(medianOf([9, 1, 5])).toBe(5)
  expect(medianOf([4, 1, 2, 9])).toBe(3)
  expect(daysBetween('2026-03-01T12:00:00Z', '2026-03-03T11:59:00Z')).toBe(1)
  expect(daysBetween('2026-03-03T12:00:00Z', '2026-03-01T11:59:00Z')).toBe(0)
})
