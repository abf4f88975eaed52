import { describe, expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { Memberships } from '../accounts/memberships.ts'
import { Peer } from '../instruments/testing/peer.ts'

const server = useServer()

/** Everybody who asks, a stranger with an account and no seat last. */
const ALL = ['chair', 'secretariat', 'legal', 'observer', 'kaz', 'pak', 'uzb', 'stranger'] as const
type Asker = (typeof ALL)[number]

const WORDS = {
  name: 'Transit',
  mandate: 'A protocol on the canary of transit guarantees.',
  modalities: 'It meets every month.',
  isOpenToObservers: false
}
const NEW = { ...WORDS, chair: 'legal', parties: ['kaz', 'pak'] }
const TERMS = {
  title: 'Terms of Reference',
  symbol: 'CARTIF/TR/TOR',
  kind: 'terms-of-reference',
  file: 'pasted'
}
const DRAFT = 'Article 1 — Purpose\n1.  The Working Group [shall] [PAK: should] prepare a canary.\n'

interface Group {
  readonly id: string
  readonly instruments: readonly {
    readonly id: string
    readonly kind: string
    readonly counts: { readonly openIssues: number }
  }[]
  readonly members: readonly { readonly name: string; readonly role: string; readonly party: string | null }[]
  readonly milestones: readonly {
    readonly id: string
    readonly state: string
    readonly fact: { readonly says: string } | null
  }[]
  readonly acts: readonly { readonly kind: string; readonly actorName: string }[]
  readonly closedAt: string | null
}

/** The focal points that a group needs. */
function nameFocalPoints(...parties: readonly string[]): void {
  const seats = new Memberships(server().db)
  for (const party of parties) seats.set(party, { workingGroup: 'rtg', role: 'delegate', party, focalPoint: true })
}

async function createTransit(): Promise<Group> {
  nameFocalPoints('kaz', 'pak')
  return server().mustAsk<Group>('secretariat', 'POST', '/api/groups', NEW)
}

const lastRow = () => server().room.register.lastRow()

const addTerms = () =>
  server().mustAsk<{ id: string }>('secretariat', 'POST', '/api/groups/transit/instruments', {
    ...TERMS,
    notation: DRAFT
  })

describe('a working group', () => {
  test('is created with its chair, the secretariat and the focal points of those who take part', async () => {
    const made = await createTransit()
    const seats = made.members.map(({ role, party }) => party ?? role).toSorted()
    expect(made.id).toBe('transit')
    expect(seats).toEqual(
      ['kaz', 'legal', 'pak', 'secretariat'].map((one) => (one === 'legal' ? 'chair' : one)).toSorted()
    )
    expect(made.acts.map(({ kind }) => kind)).toEqual(['group-created'])
  })

  test('has a legal reviewer where one was named, with one seat and no other', async () => {
    nameFocalPoints('kaz', 'pak')
    const make = (legal: string) => server().ask<Group>('secretariat', 'POST', '/api/groups', { ...NEW, legal })
    expect((await make('legal')).body).toMatchObject({ code: 'invalid-request' })
    expect((await make('kaz')).body).toMatchObject({ code: 'invalid-request' })
    expect((await make('nobody')).body).toMatchObject({ code: 'nobody-to-seat' })
    expect(await groupsOf('secretariat')).toEqual(['rtg'])
    const { members } = (await make('chair')).body
    expect(
      members
        .filter(({ party }) => party === null)
        .map(({ role }) => role)
        .toSorted()
    ).toEqual(['chair', 'legal', 'secretariat'])
  })

  test('names to a delegate whom the directory names, and no other delegate of another party', async () => {
    const namedTo = async (who: Person) => {
      const { members } = await server().mustAsk<Group>(who, 'GET', '/api/groups/rtg')
      return members.flatMap(({ party }) => party ?? [])
    }
    expect(await namedTo('kaz')).toEqual(['kaz'])
    expect(await namedTo('secretariat')).toContain('pak')
    nameFocalPoints('pak')
    expect((await namedTo('kaz')).toSorted()).toEqual(['kaz', 'pak'])
    expect(await namedTo('observer')).toEqual([])
  })

  test('is created whole or not at all', async () => {
    nameFocalPoints('kaz')
    const before = lastRow()
    const refused = await server().ask('secretariat', 'POST', '/api/groups', NEW)
    expect(refused.body).toMatchObject({ code: 'nobody-to-seat', parties: ['pak'] })
    expect(
      await server().codeOf('secretariat', 'POST', '/api/groups', { ...NEW, parties: ['kaz'], chair: 'nobody' })
    ).toBe('nobody-to-seat')
    expect(await groupsOf('secretariat')).toEqual(['rtg'])
    expect(lastRow()).toEqual(before)
  })

  test('nobody but the secretariat creates one', async () => {
    nameFocalPoints('kaz', 'pak')
    for (const who of ALL.filter((one) => one !== 'secretariat'))
      expect(await server().codeOf(who, 'POST', '/api/groups', NEW), who).toBe('not-allowed')
  })

  test('is told to its members and to nobody else, on no call', async () => {
    await createTransit()
    const { id } = await addTerms()
    await server().mustAsk('legal', 'POST', '/api/groups/transit/milestones', plan({ kind: 'agreed', instrument: id }))
    const paths = [
      '/api/groups',
      '/api/groups/transit',
      '/api/groups/transit/templates',
      '/api/directory',
      '/api/outputs',
      '/api/instruments',
      `/api/instruments/${id}`,
      `/api/instruments/${id}/text`,
      '/api/monitoring',
      '/api/reports',
      '/api/audit'
    ]
    for (const who of ['chair', 'observer', 'uzb', 'stranger'] as const)
      for (const path of paths) {
        const { text } = await server().ask(who, 'GET', path)
        expect(text, `${who} ${path}`).not.toMatch(/canary|Transit|transit|CARTIF\/TR/)
      }
    for (const who of ['kaz', 'pak', 'legal', 'secretariat'] as const) expect(await groupsOf(who)).toContain('transit')
  })

  test('what it is to do is said by its chair, what it is called by the secretariat', async () => {
    await createTransit()
    const change = (who: Asker, words: object) =>
      server().codeOf(who, 'PUT', '/api/groups/transit', { ...WORDS, ...words })
    expect(await change('legal', { mandate: 'Two protocols.' })).toBeUndefined()
    expect(await change('legal', { mandate: 'Two protocols.', name: 'Transport' })).toBe('not-allowed')
    expect(await change('kaz', { mandate: 'Three.' })).toBe('not-allowed')
    expect(await change('secretariat', { name: 'Transport' })).toBeUndefined()
    const { acts } = await server().mustAsk<Group>('kaz', 'GET', '/api/groups/transit')
    expect(acts.map(({ kind, actorName }) => `${kind} by ${actorName}`)).toEqual([
      'group-changed by SECRETARIAT person',
      'group-changed by LEGAL person',
      'group-created by SECRETARIAT person'
    ])
  })

  test('whose work is over is read, and nothing in it is written, not even on a document that is open', async () => {
    await createTransit()
    const { id } = await addTerms()
    const join = (who: Person) =>
      Peer.join({
        address: server().address,
        instrument: id,
        cookie: `who=${who}`,
        holder: who,
        holders: server().room.holders
      })
    const before = await join('kaz')
    const closed = await server().mustAsk<Group>('secretariat', 'PUT', '/api/groups/transit/closing', { isOver: true })
    expect(closed.closedAt).not.toBeNull()
    const propose = { changes: [{ provision: 'Article 1(1)', quote: 'prepare', text: 'write' }] }
    const writes = [
      ['kaz', 'POST', `/api/instruments/${id}/proposals`, propose],
      ['legal', 'POST', `/api/instruments/${id}/revisions`, { title: 'Late' }],
      ['secretariat', 'PUT', `/api/instruments/${id}/naming`, { title: 'Other', symbol: 'CARTIF/X' }],
      ['legal', 'PUT', '/api/groups/transit', WORDS]
    ] as const
    for (const [who, method, path, body] of writes)
      expect(await server().codeOf(who, method, path, body), path).toBe('not-allowed')
    expect(await server().codeOf('legal', 'POST', '/api/groups/transit/milestones', plan({ kind: 'noted' }))).toBe(
      'group-closed'
    )
    expect(await server().codeOf('kaz', 'GET', `/api/instruments/${id}/text`)).toBeUndefined()
    before.leave()
    await server().mustAsk('secretariat', 'PUT', '/api/groups/transit/closing', { isOver: false })
    expect(await server().codeOf('kaz', 'POST', `/api/instruments/${id}/proposals`, propose)).toBeUndefined()
  })
})

describe('an instrument', () => {
  test('made while the server runs is negotiated at once, with what its draft proposes', async () => {
    await createTransit()
    const { id } = await addTerms()
    const peer = await Peer.join({
      address: server().address,
      instrument: id,
      cookie: 'who=kaz',
      holder: 'kaz',
      holders: server().room.holders
    })
    peer.leave()
    const proposals = await server().mustAsk<readonly { party: string }[]>(
      'kaz',
      'GET',
      `/api/instruments/${id}/proposals`
    )
    expect(proposals.map(({ party }) => party)).toEqual(['PAK'])
    const group = await server().mustAsk<Group>('kaz', 'GET', '/api/groups/transit')
    expect(group.instruments).toMatchObject([{ id, kind: 'terms-of-reference', counts: { openIssues: 1 } }])
    expect(group.acts[0]).toMatchObject({ kind: 'instrument-created' })
  })

  test('whose draft does not read is not created, and each reason has its line', async () => {
    await createTransit()
    const before = lastRow()
    const notation = 'Article 1 — Purpose\n1.  Members [shall meet.\n2.  [QQQ: They] {Article 9} decide.\n'
    const refused = await server().ask<{ code: string; issues: readonly { line: number; words: string }[] }>(
      'secretariat',
      'POST',
      '/api/groups/transit/instruments',
      { ...TERMS, notation }
    )
    expect(refused.body.code).toBe('draft-not-readable')
    expect(refused.body.issues[0]).toMatchObject({ line: 2, words: '1.  Members [shall meet.' })
    expect(lastRow()).toEqual(before)
    const { instruments } = await server().mustAsk<Group>('secretariat', 'GET', '/api/groups/transit')
    expect(instruments).toEqual([])
    expect(
      await server().codeOf('secretariat', 'POST', '/api/groups/transit/instruments', { ...TERMS, notation: ' ' })
    ).toBe('draft-not-readable')
  })

  test('has a symbol of its own, and keeps its revisions under the one they were issued with', async () => {
    await createTransit()
    const { id } = await addTerms()
    const again = { ...TERMS, title: 'Other', notation: DRAFT }
    expect(await server().codeOf('secretariat', 'POST', '/api/groups/transit/instruments', again)).toBe('symbol-taken')
    await server().mustAsk('legal', 'POST', `/api/instruments/${id}/revisions`, { title: 'First' })
    const naming = { title: 'Mandate', symbol: 'CARTIF/TR/M' }
    expect(await server().codeOf('legal', 'PUT', `/api/instruments/${id}/naming`, naming)).toBe('not-allowed')
    expect(await server().mustAsk('secretariat', 'PUT', `/api/instruments/${id}/naming`, naming)).toMatchObject({
      ...naming,
      latestRevision: { symbol: 'CARTIF/TR/TOR/ZD' }
    })
  })

  test('is made by the secretariat alone, from a Word file too', async () => {
    await createTransit()
    const wanted = { ...TERMS, notation: DRAFT }
    for (const who of ['legal', 'kaz', 'pak'] as const)
      expect(await server().codeOf(who, 'POST', '/api/groups/transit/instruments', wanted)).toBe('not-allowed')
    const docx = await wordFileOf((await addTerms()).id)
    const copy = { ...TERMS, symbol: 'CARTIF/TR/2', title: 'Copy', docx }
    const made = await server().mustAsk<{ counts: { articles: number; openIssues: number } }>(
      'secretariat',
      'POST',
      '/api/groups/transit/instruments',
      copy
    )
    expect(made.counts).toMatchObject({ articles: 1, openIssues: 1 })
    const broken = { ...copy, symbol: 'CARTIF/TR/3', docx: Buffer.from('no file').toString('base64') }
    expect(await server().codeOf('secretariat', 'POST', '/api/groups/transit/instruments', broken)).toBe(
      'file-not-readable'
    )
  })

  test('from a Word file that does not read is not created, and it is told as what the file was read', async () => {
    await createTransit()
    const odd = { ...TERMS, notation: 'Article 1 — Purpose\n1.  Members \\[shall meet.\n' }
    const { id } = await server().mustAsk<{ id: string }>('secretariat', 'POST', '/api/groups/transit/instruments', odd)
    const copy = { ...TERMS, symbol: 'CARTIF/TR/2', docx: await wordFileOf(id) }
    const { body } = await server().ask('secretariat', 'POST', '/api/groups/transit/instruments', copy)
    expect(body.code).toBe('draft-not-readable')
    expect(body['notation']).toContain('Members [shall meet.')
  })
})

describe('the names in a draft', () => {
  const path = '/api/groups/transit/instruments'
  const proposals = (id: string) =>
    server().mustAsk<readonly { sponsors: readonly string[]; positions: readonly object[] }[]>(
      'pak',
      'GET',
      `/api/instruments/${id}/proposals`
    )

  test('are all sponsors of what the bracket proposes, in print and in the positions', async () => {
    await createTransit()
    const notation = 'Article 1 — Fees\n1.  Fees are published [KAZ, PAK: promptly].\n'
    const { id } = await server().mustAsk<{ id: string }>('secretariat', 'POST', path, { ...TERMS, notation })
    const [proposal] = await proposals(id)
    expect(proposal?.sponsors).toEqual(['KAZ', 'PAK'])
    expect(proposal?.positions).toMatchObject([{ party: 'PAK', stance: 'sponsor' }])
    const { text } = await server().ask('pak', 'GET', `/api/instruments/${id}/text`)
    expect(text).toContain('[KAZ, PAK: promptly]')
  })

  test('of whoever has no seat in the group are refused by line, and nothing is created', async () => {
    await createTransit()
    const before = lastRow()
    const notation = `${DRAFT}2.  It reports [TKM: within 60 days].\n3.  It meets [KAZ, UZB: monthly].\n`
    for (const isTrial of [true, false]) {
      const { body } = await server().ask('secretariat', 'POST', path, { ...TERMS, notation, isTrial })
      expect(body).toMatchObject({ code: 'draft-not-readable' })
      expect(body['issues']).toMatchObject([
        { line: 3, message: expect.stringMatching(/^TKM has no seat .* give it a seat, or take its name out/) },
        { line: 4, message: expect.stringMatching(/^UZB has no seat/) }
      ])
    }
    expect(lastRow()).toEqual(before)
    expect((await server().mustAsk<Group>('secretariat', 'GET', '/api/groups/transit')).instruments).toEqual([])
  })

  test('are no parties: refused by line, and nothing is created', async () => {
    await createTransit()
    const before = lastRow()
    const notation = `${DRAFT}2.  It reports [KZA: promptly].\n[XYZ: 3.  A party unknown.]\n4.  It meets [RUS, KAZ: monthly].\n`
    for (const isTrial of [true, false]) {
      const { body } = await server().ask('secretariat', 'POST', path, { ...TERMS, notation, isTrial })
      expect(body).toMatchObject({ code: 'draft-not-readable' })
      expect(body['issues']).toEqual([
        { line: 3, message: 'KZA is no party of this negotiation.', words: '2.  It reports [KZA: promptly].' },
        { line: 4, message: 'XYZ is no party of this negotiation.', words: '[XYZ: 3.  A party unknown.]' },
        { line: 5, message: 'RUS is no party of this negotiation.', words: '4.  It meets [RUS, KAZ: monthly].' }
      ])
    }
    expect(lastRow()).toEqual(before)
  })

  test('may be what the parties are called, and who has no seat is found by it', async () => {
    await createTransit()
    const notation = `${DRAFT}2.  It reports [Kazakhstan: promptly] [pak: fully] [at the latest: soon].\n`
    const { parties, unnamed } = await server().mustAsk<{ parties: readonly object[]; unnamed: number }>(
      'secretariat',
      'POST',
      path,
      { ...TERMS, notation, isTrial: true }
    )
    expect(unnamed).toBe(1)
    expect(parties).toMatchObject([{ party: 'KAZ' }, { party: 'PAK' }])
    const stranger = { ...TERMS, notation: `${DRAFT}2.  It reports.\n3.  It meets [Turkmenistan: twice].\n` }
    const { body } = await server().ask('secretariat', 'POST', path, stranger)
    expect(body['issues']).toMatchObject([{ line: 4, message: expect.stringMatching(/^TKM has no seat/) }])
  })

  test('are counted before anything is on the table, as they are counted after', async () => {
    await createTransit()
    const before = lastRow()
    const notation = `${DRAFT}2.  It [KAZ, PAK: promptly ][PAK propose; KAZ oppose: fully ]reports.\n`
    const preview = await server().mustAsk<{ proposals: number }>('secretariat', 'POST', path, {
      ...TERMS,
      notation,
      isTrial: true
    })
    expect(preview).toEqual({
      articles: 1,
      brackets: 4,
      proposals: 3,
      unnamed: 0,
      parties: [
        { party: 'KAZ', proposals: 1, coSponsored: 0 },
        { party: 'PAK', proposals: 2, coSponsored: 1 }
      ],
      notes: ['“KAZ oppose” is kept in the rationale; it becomes nobody’s position.']
    })
    expect(lastRow()).toEqual(before)
    const { id } = await server().mustAsk<{ id: string }>('secretariat', 'POST', path, { ...TERMS, notation })
    expect(await proposals(id)).toHaveLength(preview.proposals)
  })

  test('are no more than those seated, so that Progress counts the parties of the group', async () => {
    await createTransit()
    const wanted = { ...TERMS, kind: 'protocol', notation: `${DRAFT}2.  It reports [KAZ, PAK: monthly].\n` }
    const { id } = await server().mustAsk<{ id: string }>('secretariat', 'POST', path, wanted)
    const stranger = { ...wanted, symbol: 'CARTIF/TR/2', notation: 'Article 1 — Fees\n1.  Fees [TKM: twice].\n' }
    expect(await server().codeOf('secretariat', 'POST', path, stranger)).toBe('draft-not-readable')
    interface Progress {
      readonly groups: readonly {
        readonly instruments: readonly {
          readonly id: string
          readonly parties: readonly { readonly party: string }[]
        }[]
      }[]
    }
    const { groups } = await server().mustAsk<Progress>('secretariat', 'GET', '/api/monitoring')
    const figures = groups.flatMap(({ instruments }) => instruments).find((one) => one.id === id)
    const seated = await server().mustAsk<{ parties: readonly string[] }>('secretariat', 'GET', '/api/groups/transit')
    expect(figures?.parties.map(({ party }) => party)).toEqual(['kaz', 'pak'])
    expect(seated.parties).toEqual(['kaz', 'pak'])
  })

  test('do not matter where there are more brackets than the server can table at once', async () => {
    await createTransit()
    const notation = `Article 1 — Fees\n1.  Fees ${'[are] '.repeat(5001)}published.\n`
    const { body } = await server().ask('secretariat', 'POST', path, { ...TERMS, notation })
    expect(body).toMatchObject({ code: 'draft-not-readable', issues: [] })
    expect(JSON.stringify(body)).toContain('5001 brackets')
  })
})

describe('a work plan', () => {
  test('is met by facts: nobody ticks a milestone that a fact can show', async () => {
    await createTransit()
    const { id } = await addTerms()
    const path = '/api/groups/transit/milestones'
    await server().mustAsk('legal', 'POST', path, plan({ kind: 'revision', instrument: id, number: 0 }))
    const planned = await server().mustAsk<Group>('legal', 'POST', path, plan({ kind: 'noted' }, '2025-12-01'))
    expect(planned.milestones.map(({ state }) => state)).toEqual(['late', 'planned'])
    const [noted, issued] = planned.milestones
    expect(await server().codeOf('legal', 'PUT', `${path}/${issued!.id}/note`, { note: 'Done' })).toBe(
      'invalid-request'
    )
    await server().mustAsk('legal', 'POST', `/api/instruments/${id}/revisions`, { title: 'Zero draft' })
    const met = await server().mustAsk<Group>('legal', 'PUT', `${path}/${noted!.id}/note`, { note: 'Held by letter.' })
    expect(met.milestones.map(({ state, fact }) => [state, fact?.says])).toEqual([
      ['met', undefined],
      ['met', 'CARTIF/TR/TOR/ZD issued']
    ])
    const left = await server().mustAsk<Group>('legal', 'POST', `${path}/${noted!.id}/dropping`)
    expect(left.milestones).toHaveLength(1)
    expect(left.acts.slice(0, 2).map(({ kind }) => kind)).toEqual(['milestone-dropped', 'milestone-met'])
  })

  test('is the chair’s and the secretariat’s, about the texts of the group', async () => {
    await createTransit()
    for (const who of ['kaz', 'pak'] as const)
      expect(await server().codeOf(who, 'POST', '/api/groups/transit/milestones', plan({ kind: 'noted' }))).toBe(
        'not-allowed'
      )
    const foreign = plan({ kind: 'agreed', instrument: 'fa' })
    expect(await server().codeOf('legal', 'POST', '/api/groups/transit/milestones', foreign)).toBe('invalid-request')
  })
})

function plan(proof: object, due = '2026-12-01') {
  return { title: 'A step', due, responsible: 'all', proof }
}

async function groupsOf(who: Asker): Promise<readonly string[]> {
  const { groups } = await server().mustAsk<{ groups: readonly { id: string }[] }>(who, 'GET', '/api/groups')
  return groups.map(({ id }) => id)
}

async function wordFileOf(instrument: string): Promise<string> {
  const url = `/api/instruments/${instrument}/export?format=docx`
  const { rawPayload } = await server().app.inject({ method: 'GET', url, headers: { cookie: 'who=kaz' } })
  return rawPayload.toString('base64')
}
