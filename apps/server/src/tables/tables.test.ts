/** Tables as files: they come back as they went, bad rows are told by line and column, and nothing is half taken. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Memberships } from '../accounts/memberships.ts'
import { readCsv } from '../commitments/csv.ts'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { Register } from '../storage/register.ts'
import { TABLES } from './catalogue.ts'
import type { importAnswer, tableList } from './schemas.ts'

type ListJson = z.infer<typeof tableList>
type Answer = z.infer<typeof importAnswer> & {
  readonly code?: string
  readonly detail?: string
  readonly rows?: readonly { readonly line: number; readonly column: string; readonly message: string }[]
}

const server = useServer()

const RISK = {
  category: 'capacity',
  title: 'Small delegations',
  description: 'Two people for; four "tables", at once.',
  likelihood: 4,
  impact: 3,
  mitigation: 'Встречи по очереди',
  owner: 'CAREC Secretariat',
  reviewOn: null,
  status: 'open',
  indicator: null,
  threshold: null
}
const HEAD =
  'id;workingGroup;category;title;description;likelihood;impact;mitigation;owner;reviewOn;status;indicator;threshold'

const take = async (table: string, content: string, seen?: string, format = 'csv', who: Person = 'secretariat') =>
  (
    await server().ask<Answer>(who, 'POST', `/api/tables/${table}/import`, {
      format,
      content,
      ...(seen ? { seen } : {})
    })
  ).body
const file = async (table: string, format = 'csv', who: Person = 'secretariat') =>
  (await server().ask(who, 'GET', `/api/tables/${table}/export?format=${format}`)).text
const enter = (words: object = {}) =>
  server().mustAsk('secretariat', 'POST', '/api/risks', { workingGroup: 'rtg', ...RISK, ...words })
const risks = async () =>
  (
    await server().mustAsk<{ risks: readonly { title: string; impact: number; version: number }[] }>(
      'chair',
      'GET',
      '/api/risks'
    )
  ).risks

describe('the tables', () => {
  test('are the secretariat’s, each as CSV and JSON with the same rows; those without a way in say why', async () => {
    await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
    await enter()
    const { tables: list } = await server().mustAsk<ListJson>('secretariat', 'GET', '/api/tables')
    expect(list.map(({ id }) => id)).toEqual(TABLES.map(({ id }) => id))
    for (const { id, rows, columns, mayImport, whyNoImport } of list) {
      expect(mayImport, id).toBe(whyNoImport === null)
      const { records } = readCsv(await file(id))
      expect(records[0]!.values, id).toEqual(columns.map(({ name }) => name))
      const json = JSON.parse(await file(id, 'json')) as readonly object[]
      expect([records.length - 1, json.length], id).toEqual([rows, rows])
    }
    for (const who of ['chair', 'kaz', 'legal', 'observer', 'stranger'] as const) {
      expect(await server().codeOf(who, 'GET', '/api/tables')).toBe('not-allowed')
      expect(await server().codeOf(who, 'GET', '/api/tables/proposals/export?format=csv')).toBe('not-allowed')
      expect(await server().codeOf(who, 'POST', '/api/tables/risks/import', { format: 'csv', content: '' })).toBe(
        'not-allowed'
      )
    }
    expect(await server().codeOf('secretariat', 'GET', '/api/tables/secrets/export?format=csv')).toBe('not-found')
  })

  test('of proposals and positions are written out and never taken in', async () => {
    const { id } = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: '=HYPERLINK("x")' })
    await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'oppose', note: 'Не согласны; @home' })
    const { records } = readCsv(await file('proposals'))
    expect(records[1]!.values).toEqual([
      'CARTIF/FA',
      '1',
      'KAZ',
      'tabled',
      expect.any(String),
      'Article 2',
      'shall',
      '=HYPERLINK("x")',
      '1'
    ])
    // A spreadsheet takes it for words.
    expect(await file('proposals')).toContain(`,"'=HYPERLINK(""x"")"`)
    expect(readCsv(await file('positions')).records[1]!.values).toContain('Не согласны; @home')
    for (const table of ['proposals', 'positions', 'register', 'reports'])
      expect((await take(table, await file(table))).code).toBe('not-allowed')
    expect((await file('proposals')).startsWith('\uFEFF')).toBe(true)
  })

  test('come back as they went: there is nothing to change', async () => {
    await enter({ title: '=1+1', description: 'One\nTwo; "three", четыре' })
    await server().mustAsk('secretariat', 'POST', '/api/publications', {
      groups: ['rtg'],
      kind: 'notice',
      happenedOn: '2026-01-02',
      words: { en: { title: '+7 days', summary: '', text: '– a\n– b' }, ru: { title: 'Ещё', summary: '', text: '' } },
      facts: ['countries', 'texts']
    })
    const { articles } = await server().mustAsk<{ articles: readonly { id: string }[] }>('legal', 'GET', '/wto')
    await server().mustAsk('legal', 'PUT', `/wto/${articles[1]!.id}/tfa-1.1`, { relation: 'restates', note: '-' })
    for (const table of TABLES.filter(({ plan }) => plan))
      for (const format of ['csv', 'json'])
        expect(await take(table.id, await file(table.id, format), undefined, format), table.id).toMatchObject({
          changes: []
        })
  })
})

describe('a file', () => {
  const rows = (...lines: readonly string[]) => [HEAD, ...lines].join('\r\n')
  const GOOD = ';rtg;capacity;A new risk;;2;2;;;15.03.2026;open;stale;'

  test('is looked at first: nothing changes until what was seen is done, and only that', async () => {
    const content = rows(GOOD)
    const preview = await take('risks', content)
    expect(preview).toMatchObject({ isApplied: false, changes: [{ line: 2, what: 'new', name: 'A new risk' }] })
    expect(await risks()).toEqual([])
    expect((await take('risks', rows(GOOD.replace('A new', 'Another')), preview.seen)).code).toBe('wording-changed')
    expect(await take('risks', content, preview.seen)).toMatchObject({ isApplied: true })
    expect(await risks()).toMatchObject([{ title: 'A new risk', reviewOn: '2026-03-15', indicator: 'stale' }])
    const acts = new Register(server().db).list({ instrument: '/negotiation' })
    expect(acts.map(({ kind, body }) => [kind, body])).toEqual([
      ['table-imported', { table: 'risks', name: 'Risks', count: 1 }]
    ])
  })

  test('with a bad row is refused by line and column, and nothing of it is taken', async () => {
    const content = rows(
      GOOD,
      ';rtg;capacity;"Over\ntwo lines";;9;2;;;soon;open;;',
      ';no-such;capacity;X;;2;2;;;;open;;',
      ';rtg;weather;;;2;2;;;;open;mood;many',
      'gone;rtg;capacity;X;;2;2;;;;open;;',
      ';rtg;capacity;X;;2;2;;;;open;;;extra'
    )
    const { code, rows: faults } = await take('risks', content)
    expect(code).toBe('table-not-readable')
    expect(faults!.map(({ line, column }) => [line, column])).toEqual([[8, '']])
    const { rows: more } = await take('risks', content.split('\r\n').slice(0, -1).join('\r\n'))
    expect(more!.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 likelihood',
      '3 reviewOn',
      '5 workingGroup',
      '6 category',
      '6 title',
      '6 indicator',
      '6 threshold',
      '7 id'
    ])
    expect(await risks()).toEqual([])
  })

  test('is read with commas or semicolons, with any line ends, with and without a byte order mark', async () => {
    const lines = [HEAD, GOOD]
    const written = [
      lines.join('\n'),
      `\uFEFF${lines.join('\r\n')}\r\n\r\n`,
      lines.join('\r'),
      lines.map((line) => line.replaceAll(';', ',')).join('\n'),
      lines
        .map((line) =>
          line
            .split(';')
            .map((value) => `"${value}"`)
            .join(';')
        )
        .join('\n')
    ]
    for (const content of written) expect((await take('risks', content)).changes, content).toHaveLength(1)
  })

  test('with other columns than the table has is refused in its first line', async () => {
    const { rows: faults, detail } = await take('risks', 'id;title;mood\n;X;good')
    expect(detail).toBe('The columns of the file are not those of the table, so nothing was taken.')
    expect(faults!.every(({ line }) => line === 1)).toBe(true)
    expect(faults!.map(({ column }) => column)).toEqual(expect.arrayContaining(['mood', 'workingGroup', 'status']))
    for (const content of ['', '{"a":1}', 'null', '[1]', '[{"title":{}}]', '[{"mood":"good"}]'])
      expect((await take('risks', content, undefined, 'json')).code, content).toBe('table-not-readable')
    expect((await take('risks', '"never closed')).code).toBe('table-not-readable')
  })

  test('changes what it names: a risk by its id, on the version that is there', async () => {
    await enter()
    const [head, row] = (await file('risks')).split('\r\n')
    const content = `${head}\r\n${row!.replace(',4,3,', ',4,5,')}`
    const preview = await take('risks', content)
    expect(preview.changes).toEqual([
      { line: 2, what: 'changed', name: 'Small delegations', fields: [{ column: 'impact', was: '3', becomes: '5' }] }
    ])
    await take('risks', content, preview.seen)
    expect(await risks()).toMatchObject([{ impact: 5, version: 2 }])
  })

  test('of the mapping is a judgement on the text as it stands; of publications it brings drafts', async () => {
    const wto = 'instrument,article,provision,relation,note\nCARTIF/FA,Article 2,tfa-1.1,builds-on,Wider\n'
    const { seen } = await take('wto', wto)
    expect((await take('wto', wto, seen)).isApplied).toBe(true)
    expect((await take('wto', wto)).changes).toEqual([])
    const bad = `${wto}CARTIF/FA,Article 9,tfa-1.1,restates,\nCARTIF/XX,Article 2,tfa-1.1,restates,\nCARTIF/FA,Article 2,tfa-99,restates,\nCARTIF/FA,Article 2,tfa-1.1,restates,\nCARTIF/FA,Article 1,no-counterpart,restates,\n`
    const { rows: faults } = await take('wto', bad)
    expect(faults!.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 article',
      '4 instrument',
      '5 provision',
      '6 provision',
      '7 relation'
    ])
    const publications =
      'id,groups,kind,happenedOn,titleEn,summaryEn,textEn,titleRu,summaryRu,textRu,facts\n,rtg,notice,2026-01-02,Hello,,Words,,,,countries\n'
    const preview = await take('publications', publications)
    await take('publications', publications, preview.seen)
    expect(await file('publications')).toContain('Hello,,Words,,,,countries,draft')
    const told = publications.replace('Words', 'Kazakhstan opposed it.')
    expect((await take('publications', told)).rows).toMatchObject([{ line: 2, column: 'textEn' }])
    const unquoted = publications.replace('Words', 'Words, unquoted')
    expect((await take('publications', unquoted)).rows).toContainEqual({
      line: 2,
      column: '',
      message: 'The row has one cell too many: put words with commas in quotes.'
    })
  })
})

test('meetings and milestones come in, and a meeting that is there is moved', async () => {
  const head = 'id,workingGroup,title,kind,phase,starts,ends,zone,place,link'
  const meeting = ',rtg,Third round,session,,2026-12-07T10:00:00+04:00,2026-12-11T17:00:00+04:00,Asia/Baku,Baku,'
  const { seen } = await take('meetings', `${head}\n${meeting}`)
  expect((await take('meetings', `${head}\n${meeting}`, seen)).isApplied).toBe(true)
  const kept = await file('meetings')
  expect(kept).toContain('2026-12-07T06:00:00.000Z')
  expect((await take('meetings', kept)).changes).toEqual([])
  const bad = [
    meeting.replace('12-11', '12-06'),
    meeting.replace('Asia/Baku', 'Mars'),
    meeting.replace('rtg', 'xx'),
    meeting.replace('session,', 'session,no-phase'),
    `${meeting}javascript:alert(1)`
  ]
  const { rows } = await take('meetings', [head, ...bad].join('\n'))
  expect(rows!.map(({ line, column }) => `${line} ${column}`)).toEqual([
    '2 ends',
    '3 zone',
    '4 workingGroup',
    '5 phase',
    '6 link'
  ])
  const moved = kept.replace('Third round', 'Fourth round')
  expect((await take('meetings', moved)).changes).toMatchObject([{ fields: [{ column: 'title', was: 'Third round' }] }])
  const milestones = 'id,workingGroup,title,due,responsible\n,rtg,Comments of capitals,31.12.2026,all\n'
  const preview = await take('milestones', milestones)
  await take('milestones', milestones, preview.seen)
  const [columns, row] = (await file('milestones')).split('\r\n')
  const later = `${columns}\n${row!.replace('2026-12-31', '2027-01-31')}`
  expect((await take('milestones', later)).changes).toMatchObject([
    { fields: [{ column: 'due', becomes: '2027-01-31' }] }
  ])
  expect((await take('milestones', milestones.replace('all', 'usa'))).rows).toMatchObject([
    { line: 2, column: 'responsible' }
  ])
})

test('what was undone at the last step is not left standing in memory', async () => {
  const groups = `id,name,mandate,modalities,isOpenToObservers,chair,legal,parties
,Rail Transit,To draft.,,yes,chair,legal,
`
  const texts = await file('instruments')
  const [head = '', row = ''] = texts.split('\r\n')
  const content = `${head}\n${row.replace(/^fa,CARTIF.FA,[^,]*/, 'fa,CARTIF/FA2,Another title')}\n,CARTIF/RT,Rail Transit,rtg,protocol,protocol,,,,,\n`
  const preview = await take('instruments', content)
  expect(preview.changes).toMatchObject([{ what: 'changed' }, { what: 'new', name: 'Rail Transit' }])
  const { sqlite } = server().db
  sqlite.exec(`CREATE TRIGGER fails BEFORE INSERT ON register WHEN NEW.kind = 'table-imported'
    BEGIN SELECT RAISE(ABORT, 'the last step fails'); END`)
  const { status } = await server().ask('secretariat', 'POST', '/api/tables/instruments/import', {
    format: 'csv',
    content,
    seen: preview.seen
  })
  expect(status).toBe(500)
  expect(await file('instruments')).toBe(texts)
  expect(await server().codeOf('kaz', 'GET', '/api/instruments/rail-transit')).toBe('not-found')
  sqlite.exec('DROP TRIGGER fails')
  expect(await take('instruments', content, preview.seen)).toMatchObject({ isApplied: true })
  expect(await file('instruments')).toContain('rail-transit,CARTIF/RT,Rail Transit')
  expect(await server().mustAsk('kaz', 'GET', '/api/instruments/rail-transit')).toMatchObject({ symbol: 'CARTIF/RT' })
  expect((await take('working-groups', groups)).rows).toMatchObject([{ line: 2, column: 'parties' }])
})

describe('what is closed to somebody', () => {
  let both: TwoGroups

  beforeEach(async () => {
    both = await TwoGroups.over(server())
    return () => both.close()
  })

  test('is in no table that they read', async () => {
    await both.ask('chair', 'POST', '/api/risks', { workingGroup: 'dt', ...RISK, title: 'Quarrel over signatures' })
    new Memberships(server().db).set('legal', { workingGroup: 'rtg', role: 'secretariat', party: null })
    for (const { id } of TABLES) {
      const told = await both.ask('legal', 'GET', `/api/tables/${id}/export?format=json`)
      expect(told.status).toBe(200)
      for (const hidden of ['Quarrel', 'CARTIF/DT', '"dt"', 'Digital Trade'])
        expect(told.text, id).not.toContain(hidden)
    }
    const row = '[{"workingGroup":"dt","category":"capacity","title":"X","likelihood":1,"impact":1,"status":"open"}]'
    const { text } = await both.ask('legal', 'POST', '/api/tables/risks/import', { format: 'json', content: row })
    expect(text).toContain('There is no such working group for you to write in.')
  })
})
