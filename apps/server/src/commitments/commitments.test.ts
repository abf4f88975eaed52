import { readDocx } from '@cartif/formats'
import { lineWords } from '@cartif/treaty-text'
import { describe, expect, test } from 'vitest'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'

const server = useServer()

interface Schedules {
  readonly articles: readonly { readonly id: string; readonly number: string; readonly version: string }[]
  readonly commitments: readonly {
    readonly party: string
    readonly article: string
    readonly participation: string
    readonly category: string | null
    readonly months: number | null
    readonly conditions: string
    readonly stale: boolean
    readonly gone: boolean
  }[]
  readonly shared: readonly { readonly party: string }[]
}

const B = { participation: 'participates', category: 'B', months: 18, conditions: 'After the new customs code.' }
const read = (who: Person) => server().mustAsk<Schedules>(who, 'GET', '/commitments')
const readers = async () => {
  const all = await Promise.all(PEOPLE.map(async (who) => [who, (await read(who)).commitments.length] as const))
  return all.filter(([, count]) => count > 0).map(([who]) => who)
}
const articleOf = async (number: string) => (await read('kaz')).articles.find((one) => one.number === number)!
const state = async (who: Person, number: string, body: object) =>
  server().ask<{ code?: string; detail?: string }>(who, 'PUT', `/commitments/${(await articleOf(number)).id}`, body)
const share = (who: Person) => server().ask(who, 'POST', '/commitments/sharing')
const file = (who: Person, query: string) => server().ask<string>(who, 'GET', `/commitments/export?${query}`)
const bringIn = (who: Person, content: string, format = 'csv') =>
  server().ask<{ changed?: number; code?: string; rows?: readonly { line: number; message: string }[] }>(
    who,
    'POST',
    '/commitments/import',
    { format, content }
  )
const kinds = async () =>
  (await server().mustAsk<readonly { kind: string }[]>('chair', 'GET', '/register')).map(({ kind }) => kind)

describe('a schedule', () => {
  test('is its party’s and the chair’s table’s until it is shared, on any wire', async () => {
    const uzb = await server().join('uzb')
    expect((await state('kaz', 'Article 2', B)).status).toBe(200)
    expect(await readers()).toEqual(['chair', 'secretariat', 'kaz'])
    for (const who of ['pak', 'uzb', 'legal', 'observer'] as const) {
      for (const path of ['/commitments', '/commitments/export?format=csv', '/commitments/export?format=json', ''])
        expect((await server().ask(who, 'GET', path)).text, `${who} ${path}`).not.toContain('customs code')
      for (const format of ['csv', 'json', 'docx'])
        expect((await file(who, `format=${format}&party=kaz`)).status).toBe(404)
    }
    expect((await server().ask('pak', 'GET', '/register')).text).not.toContain('customs code')
    expect(await kinds()).not.toContain('commitment-changed')
    expect(uzb.heard()).not.toContain('customs code')

    expect((await share('kaz')).status).toBe(200)
    expect(await readers()).toEqual([...PEOPLE])
    expect((await server().ask('pak', 'GET', '/register')).text).toContain('customs code')
    expect((await file('observer', 'format=csv&party=KAZ')).text).toContain(
      'KAZ,Article 2,Publication,participates,B,18,'
    )
  })

  test('is stated and shared by its delegation alone', async () => {
    const { id } = await articleOf('Article 2')
    for (const who of ['chair', 'secretariat', 'legal', 'observer'] as const) {
      expect(await server().codeOf(who, 'PUT', `/commitments/${id}`, B)).toBe('not-allowed')
      expect(await server().codeOf(who, 'POST', '/commitments/sharing')).toBe('not-allowed')
      expect((await bringIn(who, 'article,participation\r\n2,not yet')).body.code).toBe('not-allowed')
    }
    for (const who of ['stranger', 'nobody'] as const)
      expect(['not-found', 'not-signed-in']).toContain(await server().codeOf(who, 'GET', '/commitments'))
    expect((await share('kaz')).body).toMatchObject({ code: 'invalid-request' })
  })

  test('once shared changes by acts, each with what was stated before; the same again is none', async () => {
    await state('kaz', 'Article 2', B)
    await share('kaz')
    await share('kaz')
    await state('kaz', 'Article 2', { participation: 'participates', category: 'A' })
    await bringIn('kaz', 'article;participation;category\nArticle 2;participates;A\n1;not yet;')
    const acts = await server().mustAsk<readonly { kind: string; party: string; body: object }[]>(
      'pak',
      'GET',
      `/register?article=${(await articleOf('Article 2')).id}`
    )
    const own = acts.filter(({ kind }) => /schedule|commitment/.test(kind))
    expect(own.map(({ kind }) => kind)).toEqual(['schedule-shared', 'commitment-changed'])
    expect(own.at(-1)).toMatchObject({
      party: 'kaz',
      body: {
        name: 'Article 2',
        says: 'Category A: at entry into force',
        was: 'Category B: 18 months after entry into force'
      }
    })
    expect((await kinds()).filter((kind) => kind === 'commitment-changed')).toHaveLength(2)
    expect((await server().mustAsk<{ intact: boolean }>('chair', 'GET', '/api/audit/verify')).intact).toBe(true)
  })

  test('is shown as made on earlier wording when the words of its article change, until it is stated anew', async () => {
    await state('kaz', 'Article 2', B)
    await state('kaz', 'Article 1', B)
    const stale = async () => (await read('kaz')).commitments.filter((one) => one.stale).map(({ article }) => article)
    const article = await articleOf('Article 2')
    const quote = { provision: 'Article 2(2)', quote: 'shall', text: 'should' }
    const proposal = await server().propose('uzb', quote)
    expect(await stale()).toEqual([])
    await server().accept(proposal)
    expect(await stale()).toEqual([article.id])
    expect((await file('kaz', 'format=csv&party=kaz')).text).toContain('on earlier wording')
    const late = await state('kaz', 'Article 2', { ...B, seen: article.version })
    expect(late.body).toMatchObject({ code: 'wording-changed', seen: article.version })
    expect((await state('kaz', 'Article 2', { ...B, seen: (await articleOf('Article 2')).version })).status).toBe(200)
    expect(await stale()).toEqual([])
    await server().restart()
    expect((await read('kaz')).commitments).toHaveLength(2)
  })

  test('says what has become of an article that has left the text, and that can be taken back', async () => {
    await state('kaz', 'Article 1', B)
    const { id } = await articleOf('Article 1')
    await server().room.act(() => server().room.live.documents.text.getMap('articles').delete(id))
    expect((await read('kaz')).commitments).toMatchObject([{ article: id, gone: true, stale: false }])
    expect(await server().codeOf('kaz', 'PUT', `/commitments/${id}`, B)).toBe('not-found')
    await server().mustAsk('kaz', 'PUT', `/commitments/${id}`, { participation: 'none' })
    expect((await read('kaz')).commitments).toEqual([])
  })

  test('takes no statement that says less or more than its category needs', async () => {
    const refused = await state('kaz', 'Article 2', { participation: 'participates', category: 'C', months: 12 })
    expect(refused.body).toMatchObject({ code: 'invalid-request' })
    expect((await read('kaz')).commitments).toEqual([])
  })
})

describe('a schedule as a file', () => {
  test('is filled in and taken back as it was written, and nobody’s blanks take anything back', async () => {
    await state('kaz', 'Article 2', { ...B, conditions: '=two\nlines, “so”' })
    const before = (await read('kaz')).commitments
    for (const format of ['csv', 'json'])
      expect((await bringIn('kaz', (await file('kaz', `format=${format}&party=kaz`)).text, format)).body).toEqual({
        changed: 0
      })
    expect((await read('kaz')).commitments).toEqual(before)
    const csv = (await file('kaz', 'format=csv&party=kaz')).text
    const filled = csv.replace('KAZ,Article 1,Objectives,,,,,', 'kaz,1,,Participates,С,24,,"Training, equipment"')
    expect((await bringIn('kaz', filled)).body).toEqual({ changed: 1 })
    expect((await read('kaz')).commitments).toMatchObject([
      { party: 'KAZ', category: 'B', conditions: '=two\nlines, “so”' },
      { party: 'KAZ', category: 'C', months: 24, assistance: 'Training, equipment' }
    ])
    expect((await bringIn('kaz', 'article,participation\n1,no statement')).body).toEqual({ changed: 1 })
    expect((await read('kaz')).commitments).toHaveLength(1)
  })

  test('with rows that cannot be taken is not taken at all, and each is named by its line', async () => {
    const csv = [
      'party,article,participation,category,months,assistance',
      'KAZ,Article 1,participates,A,,',
      'PAK,Article 2,participates,A,,',
      'KAZ,Article 9,participates,A,,',
      'KAZ,Article 2,perhaps,A,,',
      'KAZ,Article 2,participates,B,soon,',
      'KAZ,Article 2,participates,D,,',
      'KAZ,Article 2,participates,C,12,',
      ',,,,,',
      'KAZ,1,not yet,,,'
    ].join('\n')
    const { status, body } = await bringIn('kaz', csv)
    expect([status, body.code]).toEqual([422, 'schedule-not-readable'])
    expect(body.rows!.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 The row is of PAK, not of your party.',
      '4 There is no Article 9 in the text.',
      '5 Participation is “participates”, “not yet” or “no statement”.',
      '6 Article 2 stands in line 5 already.',
      '7 Article 2 stands in line 5 already.',
      '8 Article 2 stands in line 5 already.',
      '10 Article 1 stands in line 2 already.'
    ])
    expect((await read('kaz')).commitments).toEqual([])
  })

  test.each([
    ['csv', 'Article 2,participates', 'Article 2: There is no column of this name. There are: party, article'],
    ['csv', 'article,participation,conditions\n2,not yet,"so', 'never closed'],
    ['csv', 'article,participation,months\n2,participates,soon', '“soon” is no number of months.'],
    ['csv', 'article,participation,category\n2,participates,D', '“D” is no category'],
    ['csv', 'article,participation,category,months\n2,participates,C,12', 'needs the assistance'],
    ['csv', `article,participation,conditions\n2,not yet,${'x'.repeat(4001)}`, 'too long'],
    [
      'csv',
      'article,participation,catgory\n2,participates,A',
      'catgory: There is no column of this name. There are: party, article'
    ],
    ['csv', 'article,participation,article\n2,participates,3', 'is there twice'],
    ['csv', 'article,participation,conditions\n2,not yet,so, or so', 'The row has one cell too many'],
    ['json', '{}', 'no list'],
    ['json', '[{"article": "Article 2", "particpation": "not yet"}]', 'particpation: There is no column of this name.'],
    [
      'json',
      '[{"article": "Article 2", "participation": {"is": "not yet"}}]',
      'participation: This is no word, number, yes or no.'
    ],
    ['json', '[1]', 'no row'],
    ['json', '[{"article": "Article 2", "category": "A"}]', 'Participation is']
  ])('in %s saying %j is refused', async (format, content, message) => {
    const { body } = await bringIn('kaz', content, format)
    expect(body.code).toBe('schedule-not-readable')
    expect(body.rows![0]!.message).toContain(message)
  })

  test('is an annex in Word', async () => {
    await state('kaz', 'Article 2', B)
    const answer = await server().app.inject({
      url: '/api/instruments/fa/commitments/export?format=docx&party=kaz',
      headers: { cookie: 'who=kaz' }
    })
    const { articles } = await readDocx(answer.rawPayload)
    const words = articles.map(({ line }) => lineWords(line)).join('\n')
    for (const part of ['Schedule of Kazakhstan', 'Article 2, Publication. Category B: 18 months', 'customs code'])
      expect(words).toContain(part)
    expect(await server().codeOf('kaz', 'GET', '/commitments/export?format=docx')).toBe('invalid-request')
  })
})
