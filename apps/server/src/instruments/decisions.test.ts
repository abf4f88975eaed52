import { describe, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'
import type { DecisionJson, Person, ProposalJson } from './testing/test-server.ts'

const server = useServer()

const SHOULD = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }

const path = ({ id }: ProposalJson) => `/proposals/${id}/decision`

describe('decisions', () => {
  test('are made on the wording seen, and refused with the difference when it has changed', async () => {
    const proposal = await server().propose('kaz', SHOULD)
    const amendment = await server().propose('pak', { amends: proposal.id, after: 'sho', text: 'rtly sho' })
    const [kaz, legal] = [await server().join('kaz'), await server().join('legal')]
    kaz.type('should', ' normally')
    await legal.untilShown('normally')
    const late = await server().ask('chair', 'POST', path(proposal), { outcome: 'accept', seen: proposal.version })
    expect(late).toMatchObject({ status: 409, body: { code: 'wording-changed', seen: proposal.version } })
    const difference = { before: { inserted: 'should' }, after: { inserted: 'should normally' } }
    expect(late.body['changed']).toMatchObject([difference])

    const seen = late.body['current'] as string
    const preview = await server().mustAsk<DecisionJson>('chair', 'GET', `/proposals/${proposal.id}/consequences`)
    const body = { outcome: 'accept', seen, note: 'by consensus' }
    const decided = await server().mustAsk<DecisionJson>('chair', 'POST', path(proposal), body)
    expect(decided.proposal).toMatchObject({
      status: 'accepted',
      decision: { outcome: 'accept', by: 'CHAIR person', note: 'by consensus', version: seen }
    })
    expect(decided.consequences).toEqual([
      { proposal: amendment.id, number: 2, holder: 'pak', party: 'PAK', effect: 'promoted' }
    ])
    expect(preview).toEqual({
      version: seen,
      consequences: decided.consequences,
      before: decided.before,
      after: decided.after
    })
    expect(decided.before).toMatch(
      /^Article 2 — Publication\n1\. {2}Each Party \[shall\] \[KAZ: sho\[PAK: rtly sho\]uld normally\] publish/
    )
    expect(await server().notation()).toContain('Each Party sho[PAK: rtly sho]uld normally publish')
    await legal.untilShown('Each Party shortly should normally publish')
  })

  test('alternatives for the same words are superseded', async () => {
    const first = await server().propose('kaz', SHOULD)
    const second = await server().propose('pak', { ...SHOULD, text: 'may' })
    expect(await server().notation()).toContain('Each Party [shall] [KAZ: should] [PAK: may] publish')
    const { consequences } = await server().accept(second)
    expect(consequences).toMatchObject([{ number: 1, party: 'KAZ', effect: 'superseded' }])
    expect((await server().proposals()).map(({ status }) => status)).toEqual(['superseded', 'accepted'])
    const reopened = await server().codeOf('chair', 'POST', path(first), { outcome: 'reopen' })
    expect(reopened).toBe('proposal-not-decided')
    await server().mustAsk('chair', 'POST', path(second), { outcome: 'reopen' })
    expect(await server().notation()).toContain('Each Party [shall] [KAZ: should] [PAK: may] publish')
    expect((await server().proposals()).map(({ status, decision }) => [status, decision])).toEqual([
      ['tabled', null],
      ['tabled', null]
    ])
  })

  test('of two in a race one wins', async () => {
    const proposal = await server().propose('kaz', SHOULD)
    const decide = (outcome: string) =>
      server().ask('chair', 'POST', path(proposal), { outcome, seen: proposal.version })
    const answers = await Promise.all([decide('accept'), decide('reject')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('proposal-not-open')
  })

  test('a refusal disturbs nobody', async () => {
    const proposal = await server().propose('kaz', SHOULD)
    let resets = 0
    server().room.onReset = () => void resets++
    const ask = (who: Person, body: object) => server().codeOf(who, 'POST', path(proposal), body)
    expect(await ask('chair', { outcome: 'accept', seen: 'other' })).toBe('wording-changed')
    expect(await ask('chair', { outcome: 'accept' })).toBe('wording-changed')
    expect(await ask('kaz', { outcome: 'accept', seen: proposal.version })).toBe('not-allowed')
    expect(await ask('observer', { outcome: 'reject', seen: proposal.version })).toBe('not-allowed')
    expect(await ask('pak', { outcome: 'withdraw' })).toBe('not-allowed')
    expect(await ask('chair', { outcome: 'reopen' })).toBe('proposal-not-decided')
    expect(await server().codeOf('chair', 'POST', '/proposals/kaz-none/decision', { outcome: 'accept' })).toBe(
      'not-found'
    )
    expect(resets).toBe(0)
  })

  test('reopening finds the words where they stand by now', async () => {
    const proposal = await server().propose('kaz', SHOULD)
    await server().mustAsk('chair', 'POST', path(proposal), { outcome: 'reject', seen: proposal.version })
    await server().accept(
      await server().propose('pak', { provision: 'Article 2(1)', after: 'Each', text: ' and every' })
    )
    await server().mustAsk('chair', 'POST', path(proposal), { outcome: 'reopen' })
    expect(await server().notation()).toContain('Each and every Party [shall] [KAZ: should] publish')
    await server().mustAsk('kaz', 'POST', path(proposal), { outcome: 'withdraw' })
    expect(await server().notation()).not.toContain('KAZ')
  })

  test('reopening is refused where the words, or what was decided beside them, have changed since', async () => {
    const first = await server().propose('kaz', SHOULD)
    await server().accept(first)
    await server().accept(await server().propose('pak', { ...SHOULD, quote: 'should', text: 'may' }))
    expect(await server().codeOf('chair', 'POST', path(first), { outcome: 'reopen' })).toBe('text-changed')
    const wide = await server().propose(
      'uzb',
      { provision: 'Article 2(2)', quote: 'shall notify', text: '' },
      { provision: 'Article 2(1)', quote: 'promptly', text: 'soon' }
    )
    const narrow = await server().propose('kaz', { provision: 'Article 2(2)', quote: 'shall notify', text: 'notifies' })
    expect((await server().accept(narrow)).consequences).toMatchObject([{ proposal: wide.id, effect: 'narrowed' }])
    const { version: seen } = (await server().proposals()).find(({ id }) => id === wide.id)!
    await server().mustAsk('chair', 'POST', path(wide), { outcome: 'reject', seen })
    expect(await server().codeOf('chair', 'POST', path(narrow), { outcome: 'reopen' })).toBe('decided-since')
  })

  test('the register keeps the wording, what followed and the text before and after, and its chain holds', async () => {
    const proposal = await server().propose('kaz', SHOULD)
    await server().accept(proposal)
    const rows = await server().mustAsk<readonly { kind: string; actorName: string; body: object }[]>(
      'legal',
      'GET',
      '/register'
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'text-imported',
      'text-changed',
      'proposal-tabled',
      'proposal-accept',
      'text-changed'
    ])
    expect(rows[3]).toMatchObject({
      actorName: 'CHAIR person',
      body: { number: 1, version: proposal.version, wording: [{ inserted: 'should' }] }
    })
    expect(rows[3]?.body).toMatchObject({
      before: expect.stringContaining('[KAZ: should]'),
      after: expect.stringContaining('Each Party should')
    })
    expect(rows[3]?.body).not.toHaveProperty('reversal')
    expect(await server().mustAsk('legal', 'GET', '/api/audit/verify')).toMatchObject({ intact: true, rows: 5 })
  })
})

describe('positions', () => {
  test('are taken on the text as it stands too, and are stale when it changes', async () => {
    const { room } = server()
    const part = [...room.live.designations].find(([, name]) => name === 'Article 2(1)')![0]
    const take = (who: Person, body: object, on = part) =>
      server().ask<readonly { party: string; stance: string; version: string }[] & { code?: string }>(
        who,
        'PUT',
        `/provisions/${on}/position`,
        body
      )
    await take('pak', { stance: 'support' })
    const { body } = await take('kaz', { stance: 'oppose', note: 'too strict' })
    expect(body.map(({ party, stance }) => [party, stance])).toEqual([
      ['kaz', 'oppose'],
      ['pak', 'support']
    ])
    await server().accept(await server().propose('uzb', SHOULD))
    const [later] = (await take('kaz', { stance: 'support' })).body
    expect(later?.version).not.toBe(body[0]?.version)
    expect((await take('kaz', { stance: null })).body.map(({ party }) => party)).toEqual(['pak'])
    expect((await take('chair', { stance: 'support' })).body.code).toBe('not-allowed')
    expect((await take('kaz', { stance: 'sponsor' })).body.code).toBe('invalid-request')
    expect((await take('kaz', { stance: 'support' }, 'nothing')).body.code).toBe('not-found')
  })

  test('wait for another proposal, and are taken for a group as well', async () => {
    const { id } = await server().propose('kaz', SHOULD)
    const other = await server().propose('pak', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
    const take = (body: object) =>
      server().ask<ProposalJson & { code?: string }>('uzb', 'PUT', `/proposals/${id}/position`, body)
    const pending = { stance: 'reserve-pending', pending: other.id, onBehalfOf: 'landlocked members' }
    const waits = { stance: 'reserve-pending', pending: 2, onBehalfOf: 'landlocked members' }
    expect((await take(pending)).body.positions).toMatchObject([waits])
    // Saying why does not take back the rest.
    expect((await take({ stance: 'reserve-pending', note: 'see there' })).body.positions).toMatchObject([
      { ...waits, note: 'see there' }
    ])
    expect((await take({ stance: 'support' })).body.positions).toMatchObject([{ pending: null, onBehalfOf: '' }])
    expect((await take({ stance: 'reserve-pending', pending: id })).body.code).toBe('invalid-request')
    expect((await take({ stance: 'reserve-pending', pending: 'nothing' })).body.code).toBe('not-found')
    await server().mustAsk('pak', 'POST', `/proposals/${other.id}/decision`, { outcome: 'withdraw' })
    expect((await take(pending)).body.code).toBe('proposal-not-open')
  })

  test('name the wording they were taken on', async () => {
    const { id, version } = await server().propose('kaz', SHOULD)
    const take = (who: Person, body: object) =>
      server().mustAsk<ProposalJson>(who, 'PUT', `/proposals/${id}/position`, body)
    const taken = await take('uzb', { stance: 'support', note: 'in capital' })
    expect(taken.positions).toMatchObject([
      { party: 'UZB', stance: 'support', note: 'in capital', stale: false, by: 'UZB person', version }
    ])
    const [kaz, legal] = [await server().join('kaz'), await server().join('legal')]
    kaz.type('should', ' always')
    await legal.untilShown('should always')
    expect((await server().proposals())[0]?.positions[0]?.stale).toBe(true)
    // Whoever saw the wording before stands on that one, and says so; a wording that nobody knows is none.
    const late = await take('pak', { stance: 'oppose', seen: version })
    expect(late.positions).toMatchObject([{ party: 'PAK', stance: 'oppose', stale: true, version }, { party: 'UZB' }])
    const unknown = await server().ask('pak', 'PUT', `/proposals/${id}/position`, { stance: 'support', seen: 'other' })
    expect(unknown.body).toMatchObject({ code: 'wording-changed', seen: 'other', current: late.version })
    expect((await server().proposals())[0]?.positions).toEqual(late.positions)
    expect((await take('pak', { stance: 'sponsor', seen: late.version })).sponsors).toEqual(['KAZ', 'PAK'])
    expect((await take('uzb', { stance: null })).positions).toMatchObject([{ party: 'PAK' }])
    expect(await server().codeOf('chair', 'PUT', `/proposals/${id}/position`, { stance: 'support' })).toBe(
      'not-allowed'
    )
    expect(await server().codeOf('uzb', 'PUT', `/proposals/${id}/position`, { stance: 'like' })).toBe('invalid-request')
  })
})
