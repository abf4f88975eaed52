/** Publications: four eyes, frozen figures, and that neither the public page nor its feed tells of words, names or positions. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Memberships } from '../accounts/memberships.ts'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { Register } from '../storage/register.ts'
import type { publication, publicationList } from './schemas.ts'

type PublicationJson = z.infer<typeof publication>
type ListJson = z.infer<typeof publicationList>

const server = useServer()
const PAGES = ['/public', '/public/ru', '/public/feed.atom', '/public/ru/feed.atom'] as const

const EN = {
  title: 'A first round in Tashkent',
  summary: 'Eleven countries met & talked.',
  text: 'They read the whole text once.\n– Customs\n– Data'
}
const RU = {
  title: 'Первый раунд в Ташкенте',
  summary: 'Встретились одиннадцать стран.',
  text: 'Текст прочитан один раз.'
}
const CONTENT = { kind: 'milestone', happenedOn: '2026-01-05', words: { en: EN, ru: RU }, facts: ['countries'] }

const draft = (content: object = {}, who: Person = 'secretariat') =>
  server().mustAsk<PublicationJson>(who, 'POST', '/api/publications', { groups: ['rtg'], ...CONTENT, ...content })
const act = (who: Person, id: string, name: string, seen = 1) =>
  server().ask<PublicationJson & { code?: string }>(who, 'POST', `/api/publications/${id}/acts`, { act: name, seen })
const publish = async (id: string, seen = 1) => {
  await act('chair', id, 'approved', seen)
  expect((await act('secretariat', id, 'published', seen)).body.state).toBe('published')
}
const open = (path: string) => server().app.inject({ method: 'GET', url: path })
const readAll = async () => (await Promise.all(PAGES.map(open))).map(({ body }) => body)

describe('what goes to the public', () => {
  test('is approved by somebody who did not write it, published, and withdrawn at once', async () => {
    const { id, state } = await draft()
    expect(state).toBe('draft')
    expect((await act('secretariat', id, 'published')).body.code).toBe('publication-state')
    expect((await act('secretariat', id, 'approved')).body.code).toBe('not-allowed')
    expect((await act('chair', id, 'withdrawn')).body.code).toBe('publication-state')
    for (const page of await readAll()) expect(page).not.toMatch(/Tashkent|Ташкент/)
    await publish(id)
    expect((await open('/public')).body).toContain('Eleven countries met &amp; talked.')
    expect((await open('/public/ru')).body).toContain('Первый раунд в Ташкенте')
    expect((await open('/public/feed.atom')).body).toContain(`urn:uuid:${id}`)
    expect((await open(`/public/${id}`)).statusCode).toBe(200)
    expect((await act('chair', id, 'withdrawn')).body.state).toBe('withdrawn')
    for (const page of await readAll()) expect(page).not.toMatch(/Tashkent|Ташкент/)
    expect(await open(`/public/${id}`)).toMatchObject({
      statusCode: 404,
      body: expect.stringContaining('There is no such publication') as string
    })
    expect((await open(`/public/ru/${id}`)).body).toContain('Такой публикации нет')
    expect((await open('/public')).body).not.toContain('There is no such publication')
    const acts = new Register(server().db).list({ instrument: '/group/rtg' }).map(({ kind }) => kind)
    expect(acts).toEqual(['drafted', 'approved', 'published', 'withdrawn'].map((one) => `publication-${one}`))
  })

  test('a new version waits for approval while what was published stands', async () => {
    const { id } = await draft()
    await publish(id)
    const words = { en: { ...EN, title: 'Another title' }, ru: null }
    const body = { seen: 1, ...CONTENT, words }
    const written = await server().mustAsk<PublicationJson>(
      'secretariat',
      'POST',
      `/api/publications/${id}/versions`,
      body
    )
    expect([written.state, written.standing]).toEqual(['draft', 1])
    expect((await open('/public')).body).toContain('A first round in Tashkent')
    expect((await act('chair', id, 'approved', 1)).body.code).toBe('wording-changed')
    await publish(id, 2)
    const [english, russian] = [(await open('/public')).body, (await open('/public/ru')).body]
    expect(english).not.toContain('Tashkent')
    // What is not translated is told in English, and said to be.
    expect(russian).toContain('<div lang="en"><h2>')
    expect(russian).toContain('Только на английском языке')
    expect(() => server().db.sqlite.exec(`UPDATE publication_version SET words = ''`)).toThrow('append-only')
  })

  test('is written by the secretariat alone; who has no office knows nothing of it', async () => {
    const { id } = await draft()
    for (const who of ['kaz', 'legal', 'observer', 'stranger'] as const) {
      expect(await server().codeOf(who, 'GET', '/api/publications')).toBe('not-allowed')
      expect(await server().codeOf(who, 'POST', '/api/publications', { groups: ['rtg'], ...CONTENT })).toBe(
        'not-allowed'
      )
      if (who !== 'stranger') expect((await act(who, id, 'approved')).body.code).toBe('not-found')
    }
    expect(await server().codeOf('chair', 'POST', '/api/publications', { groups: ['rtg'], ...CONTENT })).toBe(
      'not-allowed'
    )
    expect(await server().codeOf('nobody', 'GET', '/api/publications')).toBe('not-signed-in')
  })

  test('is told of in the register, before it is public, to those alone who work on it', async () => {
    const { id } = await draft()
    await act('chair', id, 'approved')
    const told = async (who: Person, path: string) =>
      (await server().app.inject({ method: 'GET', url: path, headers: { cookie: `who=${who}` } })).body
    const paths = ['/api/groups/rtg', '/api/audit', '/api/audit/export']
    for (const path of paths) {
      for (const who of ['secretariat', 'chair'] as const) expect(await told(who, path)).toContain(EN.title)
      for (const who of ['kaz', 'legal', 'observer'] as const) expect(await told(who, path)).not.toContain(EN.title)
    }
    expect(await told('kaz', '/api/audit')).not.toContain('publication-')
    await act('secretariat', id, 'published')
    for (const path of paths) {
      expect(await told('kaz', path)).toContain('publication-published')
      expect(await told('kaz', path)).not.toMatch(/publication-(drafted|approved)/)
    }
  })

  test('keeps its figures as they were when they were chosen', async () => {
    const facts = ['agreed/fa', 'countries', 'texts']
    const { id, last } = await draft({ facts })
    expect(last.facts.map(({ en }) => en)).toEqual([
      'Framework Agreement: 0 of 2 articles are agreed in the room',
      '3 countries take part',
      '1 text is being negotiated'
    ])
    await publish(id)
    const { outline } = await server().instrument()
    await server().mustAsk('chair', 'PUT', `/provisions/${outline[1]!.id}/status`, { status: 'agreed' })
    expect((await open('/public')).body).toContain('0 of 2 articles')
    expect((await open('/public/ru')).body).toContain('Рамочное соглашение: предварительно согласовано статей — 0 из 2')
    const { facts: now } = await server().mustAsk<ListJson>('secretariat', 'GET', '/api/publications')
    expect(now.find(({ id: fact }) => fact === 'agreed/fa')?.en).toContain('1 of 2')
    const unknown = { groups: ['rtg'], ...CONTENT, facts: ['proposals/fa'] }
    expect(await server().codeOf('secretariat', 'POST', '/api/publications', unknown)).toBe('invalid-request')
  })
})

describe('what the public is not told', () => {
  const faultsOf = async (said: Partial<typeof EN>, ru: typeof RU | null = null) => {
    const body = { groups: ['rtg'], ...CONTENT, words: { en: { ...EN, ...said }, ru } }
    const { body: answer } = await server().ask<{ code?: string; faults?: readonly { kind: string; words: string }[] }>(
      'secretariat',
      'POST',
      '/api/publications',
      body
    )
    return answer.faults?.map(({ kind }) => kind) ?? []
  }

  test('draft text and what proposals bring into it, however it is written', async () => {
    const brought = 'within thirty working days of their adoption'
    await server().propose('kaz', { provision: 'Article 2(1)', quote: 'promptly', text: brought })
    expect(await faultsOf({ text: `It says: within THIRTY\nworking-days of their adoption!` })).toEqual(['draft-text'])
    expect(await faultsOf({ title: 'Each Party shall publish promptly the fees and charges, in accordance' })).toEqual([
      'draft-text'
    ])
    expect(await faultsOf({ text: 'Fees and charges will be published within thirty days.' })).toEqual([])
    expect(await faultsOf({ text: 'The [shall][should] is open, see proposal no. 4.' })).toEqual([
      'bracket',
      'bracket',
      'bracket'
    ])
  })

  test('the position of a country, in either language', async () => {
    expect(await faultsOf({ text: 'Kazakhstan and Georgia opposed it.' })).toEqual(['position'])
    expect(await faultsOf({ summary: 'KAZ reserves.' })).toEqual(['position'])
    expect(await faultsOf({}, { ...RU, text: 'Узбекистана возражение снято. Казахстаном предложено иное.' })).toEqual([
      'position',
      'position'
    ])
    expect(await faultsOf({ text: 'Kazakhstan hosted the round. Everybody supported the plan.' })).toEqual([])
  })

  test('is checked again when it is published: what was tabled meanwhile is not quoted', async () => {
    const { id } = await draft({
      words: { en: { ...EN, text: 'Single windows will exchange electronic data by night and day.' }, ru: null }
    })
    await act('chair', id, 'approved')
    await server().propose('uzb', {
      provision: 'Article 2(2)',
      quote: 'notify',
      text: 'exchange electronic data by night and also notify'
    })
    expect((await act('secretariat', id, 'published')).body.code).toBe('not-for-the-public')
  })

  test('no page or feed holds a word of a proposal, a delegate or an account', async () => {
    await server().propose('kaz', { provision: 'Article 2(1)', quote: 'promptly', text: 'zanzibarically' })
    const { id } = await draft({ facts: ['countries', 'texts', 'agreed/fa', 'versions/fa'] })
    await publish(id)
    for (const page of [
      ...(await readAll()),
      (await open(`/public/${id}`)).body,
      (await open(`/public/ru/${id}`)).body
    ]) {
      for (const hidden of ['zanzibarically', 'promptly', 'kaz', 'secretariat"', 'shall', 'Legal', 'user'])
        expect(page).not.toContain(hidden)
    }
  })
})

describe('the page', () => {
  test('needs nobody signed in, no script, and nothing from elsewhere', async () => {
    const { id } = await draft()
    await publish(id)
    for (const path of ['/public', '/public/ru', `/public/${id}`]) {
      const { statusCode, headers, body } = await open(path)
      expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache'])
      const policy = String(headers['content-security-policy'])
      const nonce = /<style nonce="([^"]+)">/.exec(body)?.[1]
      expect(policy).toContain(`'nonce-${nonce}'`)
      expect(body).not.toMatch(/<script|<img|src=|url\(|@import|<form|<iframe/)
      const loaded = [...body.matchAll(/<link rel="(\w+)"/g)].map(([, rel]) => rel)
      expect(loaded.toSorted()).toEqual(['alternate', 'alternate', 'canonical', 'icon'])
      expect(body).toContain('<meta property="og:title"')
      expect(body).not.toContain('og:image')
    }
  })

  test('takes words for words and never for markup', async () => {
    const { id } = await draft({ words: { en: { ...EN, title: '<b>"A" & \'B\'</b>', text: '– <i>x</i>' }, ru: null } })
    await publish(id)
    const { body } = await open(`/public/${id}`)
    expect(body).toContain('<h1>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</h1>')
    expect(body).toContain('<ul><li>&lt;i&gt;x&lt;/i&gt;</li></ul>')
    const feed = (await open('/public/feed.atom')).body
    expect(feed).toContain('&lt;ul&gt;&lt;li&gt;&amp;lt;i&amp;gt;x')
  })
})

describe('beside another group, which is closed to most', () => {
  let both: TwoGroups

  beforeEach(async () => {
    both = await TwoGroups.over(server())
    return () => both.close()
  })

  test('two in the secretariat are four eyes, too', async () => {
    new Memberships(server().db).set('legal', { workingGroup: 'rtg', role: 'secretariat', party: null })
    const { text } = await both.ask('secretariat', 'POST', '/api/publications', { groups: ['rtg'], ...CONTENT })
    const path = `/api/publications/${(JSON.parse(text) as PublicationJson).id}/acts`
    const approve = { act: 'approved', seen: 1 }
    expect((await both.ask('secretariat', 'POST', path, approve)).status).toBe(403)
    expect((await both.ask('legal', 'POST', path, approve)).text).toContain('"state":"approved"')
  })

  test('what is closed to somebody is in no draft, figure or act that they read', async () => {
    new Memberships(server().db).set('legal', { workingGroup: 'rtg', role: 'secretariat', party: null })
    const body = { groups: ['rtg', 'dt'], ...CONTENT, facts: ['agreed/dt'] }
    const made = await both.ask('secretariat', 'POST', '/api/publications', body)
    expect(made.status).toBe(201)
    expect(made.text).toContain('Protocol on Digital Trade')
    const told = await both.ask('legal', 'GET', '/api/publications')
    expect(told.status).toBe(200)
    expect(told.text).not.toMatch(/Digital Trade|"dt"|agreed\/dt/)
    expect((await both.ask('legal', 'POST', '/api/publications', body)).status).toBe(403)
    expect((await both.ask('kaz', 'GET', '/api/audit?limit=1000')).text).not.toContain('/group/dt')
  })
})
