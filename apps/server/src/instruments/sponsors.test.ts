/** Several sponsors of one proposal: friendly amendments, co-sponsors, shared pens, and taking over what was withdrawn. */
import { describe, expect, test } from 'vitest'
import { settleInSteps } from './settle-in-steps.ts'
import { useServer } from './testing/test-server.ts'
import type { Person, ProposalJson } from './testing/test-server.ts'

const server = useServer()

/** KAZ proposes “ promptly and in full” behind “shall publish promptly”. */
const tabled = (): Promise<ProposalJson> =>
  server().propose('kaz', { provision: 'Article 2(1)', after: 'shall publish promptly', text: ' and in full' })

const sponsor = (who: Person, { id }: ProposalJson): Promise<ProposalJson> =>
  server().mustAsk(who, 'PUT', `/proposals/${id}/position`, { stance: 'sponsor' })

const share = (who: Person, { id }: ProposalJson, ...parties: readonly string[]) =>
  server().ask<ProposalJson & { code?: string }>(who, 'PUT', `/proposals/${id}/pens`, { parties })

/** KAZ and PAK at their computers, PAK with a pen for the proposal of KAZ. */
async function writingTogether() {
  const [kaz, pak] = [await server().join('kaz'), await server().join('pak')]
  const proposal = await tabled()
  await sponsor('pak', proposal)
  await share('kaz', proposal, 'PAK')
  await pak.until(() => pak.live.recordOf(proposal.id)?.pens?.includes('pak') === true)
  return { kaz, pak, proposal }
}

const decide = (who: Person, { id, version }: ProposalJson, outcome: string) =>
  server().ask<{ code?: string }>(who, 'POST', `/proposals/${id}/decision`, { outcome, seen: version })

const rowsOf = (kind: string) => server().room.register.list({ kind })

describe('friendly amendments', () => {
  test('whoever brought a proposal takes an amendment up into it, and nobody else but the chair does', async () => {
    const proposal = await tabled()
    const amendment = await server().propose('pak', { amends: proposal.id, quote: 'in full', text: 'on the Internet' })
    expect((await decide('pak', amendment, 'accept')).body.code).toBe('not-allowed')
    expect((await decide('uzb', amendment, 'accept')).body.code).toBe('not-allowed')
    expect((await decide('kaz', amendment, 'reject')).body.code).toBe('not-allowed')
    expect((await decide('kaz', proposal, 'accept')).body.code).toBe('not-allowed')
    expect((await decide('kaz', amendment, 'accept')).status).toBe(200)
    expect(await server().notation()).toContain('publish promptly[KAZ:  and on the Internet] the fees')
    expect(rowsOf('proposal-accept')).toMatchObject([{ actor: 'kaz', party: 'kaz', body: { number: 2, into: [1] } }])
  })

  test('what amends the text as well is for the chair', async () => {
    const proposal = await tabled()
    const mixed = await server().propose(
      'pak',
      { amends: proposal.id, quote: 'in full', text: 'on the Internet' },
      { provision: 'Article 2(2)', quote: 'shall', text: 'should' }
    )
    expect((await decide('kaz', mixed, 'accept')).body.code).toBe('not-allowed')
  })
})

describe('co-sponsors', () => {
  test('a name stands on the words it was given to, not on what the words become', async () => {
    const kaz = await server().join('kaz')
    const proposal = await tabled()
    await kaz.untilTabled(1)
    expect((await sponsor('pak', proposal)).sponsors).toEqual(['KAZ', 'PAK'])
    expect(await server().notation()).toContain('[KAZ, PAK:  and in full]')
    kaz.type(' and in full', ' and at once')
    const pak = await server().join('pak')
    await pak.untilShown('at once')
    server().room.settle()
    expect(await server().notation()).toContain('[KAZ:  and in full and at once]')
    const [now] = await server().proposals()
    expect(now?.positions).toMatchObject([{ party: 'PAK', stance: 'sponsor', stale: true }])
    await sponsor('pak', proposal)
    expect(await server().notation()).toContain('[KAZ, PAK:  and in full and at once]')
  })
})

describe('shared pens', () => {
  test('are given by whoever brought the proposal, to those who sponsor it with them', async () => {
    const proposal = await tabled()
    expect((await share('kaz', proposal, 'PAK')).body.code).toBe('not-a-co-sponsor')
    await sponsor('pak', proposal)
    expect((await share('pak', proposal, 'PAK')).body.code).toBe('not-allowed')
    expect((await share('kaz', proposal, 'PAK')).body.pens).toEqual(['PAK'])
    expect(rowsOf('pen-shared')).toMatchObject([{ actor: 'kaz', body: { number: 1, parties: ['pak'] } }])
    const left = await server().mustAsk<ProposalJson>('pak', 'PUT', `/proposals/${proposal.id}/position`, {
      stance: 'support'
    })
    expect(left).toMatchObject({ sponsors: ['KAZ'], pens: [] })
  })

  test('what a co-sponsor writes in the words goes into them when it is quiet, with no number of its own', async () => {
    const { kaz, pak, proposal } = await writingTogether()
    pak.replace(' and in full', 5, 2, 'without delay, in')
    await kaz.untilShown('without delay')
    expect(await server().notation()).toContain('[KAZ, PAK:  and [in] [PAK: without delay, in] full]')
    const { room } = server()
    for (const step of settleInSteps(room, room['attach']())) expect(step).toBeUndefined()
    expect(await server().notation()).toContain('publish promptly[KAZ, PAK:  and without delay, in full] the fees')
    const all = await server().proposals()
    expect(all).toMatchObject([{ number: 1, holder: 'kaz', changes: [{ inserted: ' and without delay, in full' }] }])
    expect(all).toHaveLength(1)
    expect(rowsOf('proposal-contributed')).toMatchObject([
      {
        actor: 'pak',
        party: 'pak',
        body: { proposal: proposal.id, number: 1, wording: [{ removed: 'in', inserted: 'without delay, in' }] }
      }
    ])
    expect(rowsOf('proposal-tabled')).toHaveLength(1)
    kaz.type('without delay', ' and free')
    await pak.untilShown('delay and free')
    server().room.settle()
    expect(await server().notation()).toContain('[KAZ:  and without delay and free, in full]')
  })

  test('what is written there by anybody else is an amendment, and so is what goes beyond the words', async () => {
    const [pak, uzb] = [await server().join('pak'), await server().join('uzb')]
    const proposal = await tabled()
    await sponsor('pak', proposal)
    await sponsor('uzb', proposal)
    await share('kaz', proposal, 'PAK')
    await uzb.until(() => uzb.live.recordOf(proposal.id)?.pens?.includes('pak') === true)
    uzb.replace(' and in full', 5, 2, 'wholly')
    await pak.untilTabled(2)
    pak.type('notify', ' in writing')
    await uzb.untilTabled(3)
    server().room.settle()
    expect((await server().proposals()).map(({ number, holder }) => [number, holder])).toEqual([
      [1, 'kaz'],
      [2, 'uzb'],
      [3, 'pak']
    ])
  })

  test('are taken back: what was being written becomes an amendment with a number', async () => {
    const { kaz, pak, proposal } = await writingTogether()
    pak.type(' and in full', ' and free')
    await kaz.untilShown('and free')
    const record = server().room.mustFindRecord(proposal.id)
    server().room.documents.commit(() => server().room.setRecord(proposal.id, { ...record, pens: [] }))
    server().room.settle()
    expect(await server().proposals()).toMatchObject([{ number: 1 }, { number: 2, holder: 'pak', status: 'tabled' }])
    expect(rowsOf('proposal-tabled')).toHaveLength(2)
  })

  test('a server that was killed before it was quiet goes on', async () => {
    const { kaz, pak } = await writingTogether()
    pak.type(' and in full', ' and free')
    await kaz.untilShown('and free')
    kaz.leave()
    pak.leave()
    await server().restart()
    server().room.settle()
    expect(await server().notation()).toContain('[KAZ, PAK:  and in full and free]')
    expect(rowsOf('proposal-contributed')).toMatchObject([{ body: { number: 1, writtenBy: 'PAK person' } }])
  })

  test('what is typed while it goes into the words is late, and not lost', async () => {
    const { kaz, pak } = await writingTogether()
    pak.type(' and in full', ' and free')
    await kaz.untilShown('and free')
    pak.goOffline()
    pak.type(' and free', ' of charge')
    server().room.settle()
    pak.comeBack()
    const contribution = () => server().room.live.proposals.find(({ holder }) => holder === 'pak')!.id
    await kaz.until(() => kaz.live.recordOf(contribution())?.late !== undefined)
    expect(server().room.live.recordOf(contribution())?.late?.inserted).toBe('of charge')
    await server().mustAsk('pak', 'POST', `/proposals/${contribution()}/late`, { act: 'propose' })
    server().room.settle()
    expect(await server().notation()).toContain('[KAZ, PAK:  and in full and free of charge]')
  })
})

describe('taking over what was withdrawn', () => {
  test('the same words stand at the same place in the name of whoever takes them up', async () => {
    const proposal = await server().propose(
      'kaz',
      { provision: 'Article 2(1)', quote: 'promptly', text: 'at once' },
      { provision: 'Article 2(2)', quote: 'shall', text: 'may' }
    )
    expect(await server().codeOf('uzb', 'POST', `/proposals/${proposal.id}/take-over`)).toBe('not-withdrawn')
    await decide('kaz', proposal, 'withdraw')
    await server().propose('pak', { provision: 'Article 2(1)', after: 'Each Party', text: ' and the Secretariat' })
    expect(await server().codeOf('observer', 'POST', `/proposals/${proposal.id}/take-over`)).toBe('not-allowed')
    const taken = await server().mustAsk<ProposalJson>('uzb', 'POST', `/proposals/${proposal.id}/take-over`)
    expect(taken).toMatchObject({ number: 3, holder: 'uzb', status: 'tabled' })
    expect(taken.changes.map(({ removed, inserted }) => [removed, inserted])).toEqual(
      expect.arrayContaining([
        ['promptly', 'at once'],
        ['shall', 'may']
      ])
    )
    const notation = await server().notation()
    expect(notation).toContain('publish [promptly] [UZB: at once] the fees')
    expect(notation).toContain('Each Party [shall] [UZB: may] notify')
    expect(await server().codeOf('pak', 'POST', `/proposals/${proposal.id}/take-over`)).toBe('taken-over')
    expect(await server().codeOf('chair', 'POST', `/proposals/${proposal.id}/decision`, { outcome: 'reopen' })).toBe(
      'taken-over'
    )
    expect((await server().proposals())[0]).toMatchObject({ status: 'withdrawn', takenOverAs: taken.id })
    expect(rowsOf('proposal-taken-over')).toMatchObject([
      { actor: 'uzb', party: 'uzb', body: { number: 1, from: 'kaz', as: taken.id } }
    ])
  })

  test('a co-sponsor carries on what its sponsor withdraws', async () => {
    const proposal = await tabled()
    const sponsored = await sponsor('pak', proposal)
    await decide('kaz', sponsored, 'withdraw')
    expect(await server().codeOf('uzb', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'sponsor' })).toBe(
      'proposal-not-open'
    )
    await server().mustAsk('pak', 'POST', `/proposals/${proposal.id}/take-over`)
    expect(await server().notation()).toContain('publish promptly[PAK:  and in full] the fees')
  })

  test('a new article and a moved one come back where they were to stand; what is gone is left out', async () => {
    const proposal = await server().propose('kaz', {
      newArticle: { after: 'Article 1', notation: 'Article — Scope\n1.  This Agreement applies to all goods.' }
    })
    await decide('kaz', proposal, 'withdraw')
    await server().mustAsk('uzb', 'POST', `/proposals/${proposal.id}/take-over`)
    expect(await server().notation()).toMatch(/\[UZB: Article[\s\S]*all goods/)
    const strike = await server().propose('kaz', {
      provision: 'Article 2(2)',
      quote: 'notify the Secretariat',
      text: ''
    })
    await decide('kaz', strike, 'withdraw')
    const all = await server().propose('pak', { provision: 'Article 2(2)', quote: 'notify the Secretariat', text: '' })
    await server().accept(all)
    expect(await server().codeOf('uzb', 'POST', `/proposals/${strike.id}/take-over`)).toBe('place-not-found')
  })
})
