/** Meetings: who plans, writes and reads them, what of them is counted in the register, and that nothing of a closed group gets out. */
import { afterEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import type { meeting, meetingList } from './schemas.ts'

type MeetingJson = z.infer<typeof meeting>
type ListJson = z.infer<typeof meetingList>

const server = useServer()

const PLAN = {
  title: 'First session',
  kind: 'session',
  place: 'Almaty',
  starts: '2026-01-01T00:00:00+05:00',
  ends: '2026-01-02T00:00:00+05:00',
  zone: 'Asia/Almaty'
}
const article = async () => (await server().instrument()).outline[1]!

async function planned(who: Person = 'chair', change: object = {}): Promise<MeetingJson> {
  const { id } = await article()
  const agenda = [
    { id: 'opening', title: 'Opening', minutes: 15 },
    { id: 'text', title: 'The text', minutes: 120, articles: [{ instrument: 'fa', article: id }] }
  ]
  return server().mustAsk(who, 'POST', '/api/meetings', { group: 'rtg', ...PLAN, agenda, ...change })
}
const put = (who: Person, { id }: { id: string }, what: string, body: object) =>
  server().ask<MeetingJson & { code?: string }>(who, 'PUT', `/api/meetings/${id}/${what}`, body)
const read = (who: Person, { id }: { id: string }) => server().mustAsk<MeetingJson>(who, 'GET', `/api/meetings/${id}`)
const list = (who: Person) => server().mustAsk<ListJson>(who, 'GET', '/api/meetings')

describe('a meeting', () => {
  test('is planned by the chair and the secretariat, and read by every member in the names the articles have', async () => {
    const made = await planned()
    expect(made).toMatchObject({ starts: '2025-12-31T19:00:00.000Z', version: 1, mayWrite: true })
    for (const who of ['kaz', 'legal', 'observer', 'secretariat'] as const) {
      const seen = await read(who, made)
      expect(seen.agenda[1]!.articles[0]!.name).toMatch(/^Article 1 /)
      expect(seen.agenda[1]!.articles[0]!.title).toBe((await server().instrument()).title)
      expect(seen.mayWrite).toBe(who === 'secretariat')
    }
    for (const who of ['kaz', 'legal', 'observer'] as const)
      expect(await server().codeOf(who, 'POST', '/api/meetings', { group: 'rtg', ...PLAN })).toBe('not-allowed')
    expect(await server().codeOf('stranger', 'POST', '/api/meetings', { group: 'rtg', ...PLAN })).toBe('not-found')
    expect(await server().codeOf('stranger', 'GET', `/api/meetings/${made.id}`)).toBe('not-found')
    expect(await server().codeOf('nobody', 'GET', '/api/meetings')).toBe('not-signed-in')
    await server().restart()
    expect((await list('kaz')).meetings.map(({ title }) => title)).toEqual(['First session'])
  })

  test.each([
    ['an end before its beginning', { ends: '2025-12-31T00:00:00+05:00' }],
    ['more than two weeks', { ends: '2026-02-01T00:00:00+05:00' }],
    ['a zone that there is not', { zone: 'Asia/Nowhere' }],
    [
      'an article of no instrument of the group',
      { agenda: [{ id: 'a', title: 'A', articles: [{ instrument: 'fa', article: 'none' }] }] }
    ],
    [
      'two items with one id',
      {
        agenda: [
          { id: 'a', title: 'A' },
          { id: 'a', title: 'B' }
        ]
      }
    ],
    ['a revision that has not been issued', { documents: [{ kind: 'revision', instrument: 'fa', number: 4 }] }],
    ['a phase that there is not', { phase: 'none' }],
    ['an address that is no page', { link: 'javascript:alert(1)' }]
  ])('has not %s', async (_, change) => {
    expect(await server().codeOf('chair', 'POST', '/api/meetings', { group: 'rtg', ...PLAN, ...change })).toBe(
      'invalid-request'
    )
  })

  test('is not written over by who has not seen the last version, and keeps all of them', async () => {
    const made = await planned()
    const { title: _, ...rest } = PLAN
    const changed = await put('secretariat', made, 'plan', { ...rest, title: 'First session, moved', seen: 1 })
    expect(changed.body).toMatchObject({ title: 'First session, moved', version: 2 })
    expect((await put('chair', made, 'plan', { ...PLAN, seen: 1 })).body.code).toBe('wording-changed')
    expect((await put('kaz', made, 'plan', { ...PLAN, seen: 2 })).body.code).toBe('not-allowed')
    const { db } = server()
    expect(db.all(db.query.selectFrom('meeting_version').select('number'))).toHaveLength(2)
    expect(() => db.sqlite.exec(`UPDATE meeting_version SET content = '{}'`)).toThrow('append-only')
  })

  test('has an article that left the text on its agenda under the name it had', async () => {
    const made = await planned()
    const gone = await article()
    const struck = await server().propose('kaz', { deleteArticle: 'Article 1' })
    await server().accept(struck)
    const agenda = [{ id: 'text', title: 'The text', articles: [{ instrument: 'fa', article: gone.id }] }]
    const { body } = await put('chair', made, 'plan', { ...PLAN, agenda, seen: 1 })
    expect(body.agenda[0]!.articles[0]).toMatchObject({ isGone: true, name: expect.stringMatching(/^Article 1 /) })
  })

  test('stays in the list when it is cancelled, and nothing more is written of it', async () => {
    const made = await planned()
    const body = { seen: 1, note: 'The airport is closed.' }
    expect(await server().codeOf('kaz', 'POST', `/api/meetings/${made.id}/cancellation`, body)).toBe('not-allowed')
    await server().mustAsk('chair', 'POST', `/api/meetings/${made.id}/cancellation`, body)
    expect((await list('kaz')).meetings).toMatchObject([{ isCancelled: true }])
    expect((await put('chair', made, 'outcome', { seen: 2, outcome: 'None' })).body.code).toBe('invalid-request')
  })
})

describe('what came of a meeting', () => {
  test('is written by the chair with who was there and who follows up; facts are those of the register', async () => {
    const made = await planned()
    const accepted = await server().propose('kaz', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
    const elsewhere = await server().propose('pak', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    await server().accept(accepted)
    const { id } = await article()
    await server().mustAsk('chair', 'PUT', `/provisions/${id}/status`, { status: 'agreed' })
    const attendance = [
      { party: 'kaz', presence: 'present', head: 'Ms A. Serikova' },
      { party: 'pak', presence: 'apologies', head: '' }
    ]
    expect((await put('chair', made, 'attendance', { seen: 1, attendance })).status).toBe(200)
    const outcome = {
      seen: 2,
      outcome: 'A good day.',
      summaries: [{ item: 'text', summary: 'Article 1 was gone through.' }],
      followUps: [
        { text: 'To share its practice', who: 'kaz', by: '2026-02-01' },
        { text: 'To circulate the text', who: 'secretariat', by: '2026-02-01' }
      ]
    }
    expect((await put('kaz', made, 'outcome', outcome)).body.code).toBe('not-allowed')
    const { body } = await put('chair', made, 'outcome', outcome)
    const [opening, text] = body.agenda
    expect(opening).toMatchObject({ summary: '', facts: null })
    expect(text!.summary).toBe('Article 1 was gone through.')
    expect(text!.facts).toMatchObject([
      { instrument: 'fa', tabled: [accepted.number], accepted: [accepted.number], agreed: ['Article 1'] }
    ])
    expect(body.facts).toMatchObject([{ tabled: [accepted.number, elsewhere.number], accepted: [accepted.number] }])
    expect(body.attendance).toMatchObject(attendance)
    // A plan that is changed afterwards keeps what was written of its items.
    const agenda = [{ id: 'text', title: 'The text, continued' }]
    expect((await put('chair', made, 'plan', { ...PLAN, agenda, seen: 3 })).body.agenda).toMatchObject([
      { title: 'The text, continued', summary: 'Article 1 was gone through.' }
    ])
  })

  test('that has an outcome has been held, and is not cancelled', async () => {
    const made = await planned()
    await put('chair', made, 'outcome', { seen: 1, outcome: 'The text was gone through.' })
    const call = [`/api/meetings/${made.id}/cancellation`, { seen: 2, note: '' }] as const
    expect(await server().codeOf('chair', 'POST', ...call)).toBe('invalid-request')
    expect((await read('kaz', made)).isCancelled).toBe(false)
  })

  test('counts nothing from before it began or after it ended', async () => {
    const hour = (at: number) => new Date(Date.parse(server().now()) + at * 3_600_000).toISOString()
    await server().propose('kaz', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
    const past = await planned('chair', { starts: hour(-9), ends: hour(-8) })
    expect(past.facts).toMatchObject([{ tabled: [], accepted: [], agreed: [] }])
    const coming = await planned('chair', { starts: hour(8), ends: hour(9) })
    expect(coming.facts).toBeNull()
    expect((await put('chair', coming, 'outcome', { seen: 1, outcome: 'Early' })).body.code).toBe('invalid-request')
  })

  test('is followed up by whom it is for, who sees it until it is done', async () => {
    const made = await planned()
    const followUps = [{ text: 'To share its practice', who: 'kaz', by: '2026-02-01' }]
    const { body } = await put('chair', made, 'outcome', { seen: 1, followUps })
    const { id } = body.followUps[0]!
    expect((await list('kaz')).followUps).toMatchObject([{ text: 'To share its practice', meeting: made.id }])
    expect((await list('pak')).followUps).toEqual([])
    const done = { done: true }
    expect((await put('pak', made, `follow-ups/${id}`, done)).body.code).toBe('not-allowed')
    expect((await put('observer', made, `follow-ups/${id}`, done)).body.code).toBe('not-allowed')
    expect((await put('kaz', made, `follow-ups/${id}`, done)).body.followUps[0]!.doneAt).toMatch(/^2026-/)
    expect((await list('kaz')).followUps).toEqual([])
    // Written anew, it stays done.
    const again = await put('chair', made, 'outcome', { seen: 3, followUps: [{ id, ...followUps[0]! }] })
    expect(again.body.followUps[0]!.doneAt).not.toBeNull()
  })

  test.each([
    ['attendance', { attendance: [{ party: 'usa', presence: 'present' }] }],
    [
      'attendance',
      {
        attendance: [
          { party: 'kaz', presence: 'present' },
          { party: 'kaz', presence: 'absent' }
        ]
      }
    ],
    ['outcome', { summaries: [{ item: 'none', summary: 'Words' }] }],
    ['outcome', { followUps: [{ text: 'To do', who: 'usa', by: '2026-02-01' }] }],
    ['outcome', { followUps: [{ text: 'To do', who: 'kaz', by: '2026-02-30' }] }]
  ])('is not %s that does not fit', async (what, body) => {
    expect((await put('chair', await planned(), what, { seen: 1, ...body })).body.code).toBe('invalid-request')
  })

  test('is not written down, nor who was there, before it has begun', async () => {
    const times = { starts: '2026-02-01T10:00:00+05:00', ends: '2026-02-01T12:00:00+05:00' }
    const made = await planned('chair', times)
    const attendance = [{ party: 'kaz', presence: 'present' }]
    const early = await server().ask<{ code: string; detail: string }>(
      'chair',
      'PUT',
      `/api/meetings/${made.id}/attendance`,
      { seen: 1, attendance }
    )
    expect(early.body).toMatchObject({
      code: 'invalid-request',
      detail: 'Attendance is recorded once the meeting has begun.'
    })
    expect((await put('chair', made, 'outcome', { seen: 1, outcome: 'None' })).body.code).toBe('invalid-request')
    expect(await read('chair', made)).toMatchObject({ version: 1, attendance: [] })
  })

  test('is in the register of the group, without names of people', async () => {
    const made = await planned()
    const attendance = [{ party: 'kaz', presence: 'present', head: 'Ms A. Serikova' }]
    await put('chair', made, 'attendance', { seen: 1, attendance })
    const rows = await server().mustAsk<readonly { kind: string; instrument: string }[]>('kaz', 'GET', '/api/audit')
    const own = rows.filter(({ instrument }) => instrument === '/group/rtg')
    expect(own.map(({ kind }) => kind)).toEqual(['meeting-planned', 'attendance-recorded'])
    expect(JSON.stringify(rows)).not.toContain('Serikova')
  })
})

describe('a group that is closed to somebody', () => {
  let groups: TwoGroups | undefined
  afterEach(() => groups?.close())

  test('tells nothing of its meetings, phases, follow-ups and calendars to who is not in it', async () => {
    const both = (groups = await TwoGroups.over(server()))
    const secret = 'Signatures behind closed doors'
    const phase = await both.ask('secretariat', 'POST', '/api/phases', {
      kind: 'text-round',
      name: secret,
      begins: '2026-01-01',
      ends: '2026-01-03',
      groups: ['dt']
    })
    const { id: phaseId } = JSON.parse(phase.text) as { id: string }
    const plan = { group: 'dt', ...PLAN, title: secret, phase: phaseId }
    const made = await both.ask('chair', 'POST', '/api/meetings', plan)
    expect(made.status).toBe(201)
    const { id } = JSON.parse(made.text) as { id: string }
    expect((await both.ask('chair', 'GET', '/api/meetings')).text).toContain(secret)
    const link = await both.ask('kaz', 'POST', '/api/calendar/link')
    const feed = new URL((JSON.parse(link.text) as { url: string }).url)
    for (const who of PEOPLE.filter((one) => one !== 'chair' && one !== 'secretariat')) {
      const calls = [
        ['GET', '/api/meetings'],
        ['GET', `/api/meetings/${id}`],
        ['GET', `/api/meetings/${id}/calendar.ics`],
        ['GET', '/api/meetings/choices?group=dt'],
        ['GET', `/api/phases/${phaseId}/list`],
        ['GET', `${feed.pathname}${feed.search}`],
        ['PUT', `/api/meetings/${id}/outcome`],
        ['PUT', `/api/meetings/${id}/follow-ups/none`],
        ...(who === 'observer' ? [] : [['GET', '/api/audit'] as const])
      ] as const
      for (const [method, url] of calls) {
        const body = url.endsWith('outcome') ? { seen: 1 } : url.endsWith('none') ? { done: true } : undefined
        const { text, status } = await both.ask(who, method, url, body)
        expect([who, url, text.includes(secret), text.includes('"dt"')]).toEqual([who, url, false, false])
        if (url.includes(id) || url.includes('dt')) expect([who, url, status]).toEqual([who, url, 404])
      }
    }
  })
})
