import { describe, expect, test } from 'vitest'
import type { Peer } from './testing/peer.ts'
import { useServer } from './testing/test-server.ts'
import type { Person, ProposalJson } from './testing/test-server.ts'

const server = useServer()

const SHOULD = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }

const decide = (outcome: 'accept' | 'reject', { id, version: seen }: ProposalJson) =>
  server().mustAsk('chair', 'POST', `/proposals/${id}/decision`, { outcome, seen })

const late = (who: Person, id: string, act: 'propose' | 'drop') =>
  server().mustAsk<ProposalJson>(who, 'POST', `/proposals/${id}/late`, { act })

const find = async (number: number) => (await server().proposals()).find((one) => one.number === number)!

/** Types while the line is down, and comes back after what happens meanwhile. */
async function whileAway(peer: Peer, type: () => void, meanwhile: () => Promise<unknown>): Promise<void> {
  peer.goOffline()
  type()
  await meanwhile()
  peer.comeBack()
}

const base = () => server().notation('view=base')

describe('words typed after a decision', () => {
  test('accepted words: on no table, and proposed in the text as it is now', async () => {
    const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
    const proposal = await server().propose('kaz', SHOULD)
    await kaz.untilShown('should')
    await whileAway(
      kaz,
      () => kaz.type('should', ' as far as possible'),
      async () => {
        await decide('accept', proposal)
        await server().accept(
          await server().propose('uzb', { provision: 'Article 2(1)', after: 'Each', text: ' and every' })
        )
      }
    )
    await pak.until(() => pak.live.recordOf(proposal.id)?.late !== undefined)
    expect((await find(1)).late).toEqual({ inserted: 'as far as possible', removed: '' })
    expect(await server().notation()).toContain('1.  Each and every Party should publish promptly')
    expect(await server().codeOf('pak', 'POST', `/proposals/${proposal.id}/late`, { act: 'propose' })).toBe(
      'not-allowed'
    )

    const tabled = await late('kaz', proposal.id, 'propose')
    expect(tabled).toMatchObject({
      number: 3,
      party: 'KAZ',
      status: 'tabled',
      changes: [{ inserted: ' as far as possible' }]
    })
    expect(await server().notation()).toContain('Each and every Party should[KAZ:  as far as possible] publish')
    expect(await base()).toContain('Each and every Party should publish')
    expect(await find(1)).toMatchObject({ status: 'accepted', late: null, changes: [{ inserted: 'should' }] })
    expect(await server().codeOf('kaz', 'POST', `/proposals/${proposal.id}/late`, { act: 'propose' })).toBe(
      'nothing-proposed'
    )
    const [row] = server().room.register.list({ kind: 'late-words-proposed' })
    expect(row?.body).toMatchObject({ number: 1, as: tabled.id, wording: [{ inserted: ' as far as possible' }] })
  })

  test('words put in the place of accepted ones would strike those', async () => {
    const kaz = await server().join('kaz')
    const proposal = await server().propose('kaz', { ...SHOULD, text: 'should soon' })
    await kaz.untilShown('should soon')
    await whileAway(
      kaz,
      () => kaz.replace('soon', 0, 4, 'later on'),
      () => decide('accept', proposal)
    )
    await kaz.until(() => kaz.live.recordOf(proposal.id)?.late !== undefined)
    expect((await find(1)).late).toEqual({ inserted: 'later', removed: 'so' })
    await late('kaz', proposal.id, 'propose')
    expect(await server().notation('view=accepted')).toContain('Each Party should later on publish')
    expect(await base()).toContain('Each Party should soon publish')
  })

  test('rejected words: what came late stands where they were to stand', async () => {
    const kaz = await server().join('kaz')
    const proposal = await server().propose('kaz', SHOULD)
    await kaz.untilShown('should')
    await whileAway(
      kaz,
      () => kaz.type('should', ', where practicable,'),
      () => decide('reject', proposal)
    )
    await kaz.until(() => kaz.live.recordOf(proposal.id)?.late !== undefined)
    await late('kaz', proposal.id, 'propose')
    expect(await server().notation()).toContain('Each Party shall[KAZ: , where practicable,] publish')
  })

  test('what is dropped is gone from the layer and kept in the register; nothing comes back on restart or reopening', async () => {
    const kaz = await server().join('kaz')
    const proposal = await server().propose('kaz', SHOULD)
    await kaz.untilShown('should')
    await whileAway(
      kaz,
      () => kaz.type('should', ' really'),
      () => decide('accept', proposal)
    )
    await kaz.until(() => kaz.live.recordOf(proposal.id)?.late !== undefined)
    await server().restart()
    expect((await find(1)).late).toEqual({ inserted: 'really', removed: '' })
    expect(await late('kaz', proposal.id, 'drop')).toMatchObject({ number: 1, late: null })
    expect(server().room.register.list({ kind: 'late-words-dropped' })).toMatchObject([
      { actor: 'kaz', party: 'kaz', body: { number: 1, wording: [{ inserted: ' really', removed: '' }] } }
    ])
    await server().restart()
    await server().mustAsk('chair', 'POST', `/proposals/${proposal.id}/decision`, { outcome: 'reopen' })
    expect(await server().notation()).toContain('Each Party [shall] [KAZ: should] publish')
  })

  test('an amendment that comes after its proposal was accepted stands in the text', async () => {
    const pak = await server().join('pak')
    const proposal = await server().propose('kaz', { ...SHOULD, text: 'should as a rule' })
    await pak.untilShown('should as a rule')
    await whileAway(
      pak,
      () => pak.replace('as a rule', 0, 4, 'without exception, as a'),
      () => decide('accept', proposal)
    )
    await pak.untilTabled(2)
    expect(await find(2)).toMatchObject({ party: 'PAK', status: 'tabled', late: null, changes: [{ amends: null }] })
    expect(await server().notation()).toContain('Each Party should [as a] [PAK: without exception, as a] rule publish')
    await pak.untilShown('without exception')
  })

  test('an amendment that comes after its proposal was rejected lapses with its words on the record', async () => {
    const pak = await server().join('pak')
    const proposal = await server().propose('kaz', { provision: 'Article 2(1)', after: 'shall', text: ' always' })
    await pak.untilShown('always')
    await whileAway(
      pak,
      () => pak.replace('always', 0, 3, 'hardly ev'),
      () => decide('reject', proposal)
    )
    await pak.untilTabled(2)
    expect(await find(2)).toMatchObject({ party: 'PAK', status: 'lapsed', late: null })
    const [row] = server().room.register.list({ kind: 'proposal-lapsed' })
    expect(row?.body).toMatchObject({ number: 2, wording: [{ inserted: 'hardly ev' }] })
    expect(await server().notation()).toContain('Each Party shall publish')
  })

  test('a new article goes on with what was written into it late', async () => {
    const kaz = await server().join('kaz')
    const article = {
      newArticle: { after: 'Article 2', notation: 'Article — Contact points\n1.  Each Party shall name one.' }
    }
    const taken = await server().propose('kaz', article)
    await kaz.untilShown('name one')
    await whileAway(
      kaz,
      () => kaz.type('name one', ' or more'),
      () => decide('accept', taken)
    )
    await kaz.until(() => kaz.live.recordOf(taken.id)?.late !== undefined)
    await late('kaz', taken.id, 'propose')
    expect(await server().notation()).toContain('1.  Each Party shall name one[KAZ:  or more].')
  })

  test('what is agreed by now stays as agreed', async () => {
    const kaz = await server().join('kaz')
    const proposal = await server().propose('kaz', SHOULD)
    await kaz.untilShown('should')
    await whileAway(
      kaz,
      () => kaz.type('should', ' really'),
      () => decide('accept', proposal)
    )
    await kaz.until(() => kaz.live.recordOf(proposal.id)?.late !== undefined)
    const { outline } = await server().instrument()
    const { id } = outline.find(({ number }) => number === 'Article 2')!
    await server().mustAsk('chair', 'PUT', `/provisions/${id}/status`, { status: 'agreed' })
    expect(await server().codeOf('kaz', 'POST', `/proposals/${proposal.id}/late`, { act: 'propose' })).toBe(
      'article-locked'
    )
    expect((await find(1)).late).toEqual({ inserted: 'really', removed: '' })
  })

  test('words cannot be amended over HTTP once they are closed', async () => {
    const proposal = await server().propose('kaz', SHOULD)
    await decide('reject', proposal)
    const change = { amends: proposal.id, quote: 'should', text: 'may' }
    expect(await server().codeOf('pak', 'POST', '/proposals', { changes: [change] })).toBe('proposal-not-open')
  })
})
