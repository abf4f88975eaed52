/** Reports: their figures are those of the live text, nothing is changed once written, and nobody reads what is not for them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PARTIES } from '@cartif/negotiation'
import type { z } from 'zod'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import { Memberships } from '../accounts/memberships.ts'
import { TwoGroups } from '../monitoring/testing/two-groups.ts'
import { REPORT_KINDS } from './kinds.ts'
import type { report, reportList } from './schemas.ts'
import { bodyWords, unpackWord } from './testing/word-words.ts'

const server = useServer()

type ReportJson = z.infer<typeof report>
type ListJson = z.infer<typeof reportList>
const OFFICE = process.env['SOFFICE_PATH']
const WG = { kind: 'working-group', groups: ['rtg'], attribution: 'attributed' } as const

const write = (who: Person, request: object = WG) => server().mustAsk<ReportJson>(who, 'POST', '/api/reports', request)
const read = (who: Person, id: string) => server().ask<ReportJson & { code?: string }>(who, 'GET', `/api/reports/${id}`)
const listFor = async (who: Person) => (await server().mustAsk<ListJson>(who, 'GET', '/api/reports')).reports
const save = (who: Person, { id, shown }: ReportJson, change: object = {}) =>
  server().ask<ReportJson & { code?: string }>(who, 'POST', `/api/reports/${id}/versions`, {
    title: shown.title,
    sections: shown.sections,
    seen: shown.number,
    ...change
  })

const SAID = {
  'working-group': 'The text has 2 articles, of which 1 is agreed',
  progress: '1 of 2 articles agreed',
  ministerial: '1 is agreed, in full or ad referendum (50 per cent)'
} as const

/** Without the signs that make it an item or a row. */
function wordsOfLine(line: string): readonly string[] {
  return line.startsWith('| ')
    ? line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
    : [line.replace(/^– /, '')]
}

async function wordOf(id: string, who: Person = 'secretariat') {
  const headers = { cookie: `who=${who}` }
  const answer = await server().app.inject({ method: 'GET', url: `/api/reports/${id}/export`, headers })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

async function negotiate(): Promise<void> {
  const shall = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }
  const { id } = await server().propose('kaz', shall)
  await server().propose('pak', { ...shall, text: 'may' })
  await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'oppose', note: 'Pakistan cannot' })
  await server().mustAsk('uzb', 'PUT', `/proposals/${id}/position`, { stance: 'support' })
  const [, article] = (await server().instrument()).outline
  await server().mustAsk('chair', 'PUT', `/provisions/${article!.id}/status`, { status: 'agreed-ad-referendum' })
}

describe('a report', () => {
  test.each(REPORT_KINDS)('of the kind %s has the figures of the live text, on the page and in Word', async (kind) => {
    await negotiate()
    const { counts } = await server().instrument()
    const made = await write('secretariat', { ...WG, kind })
    const figure = (name: string) => made.basis.figures.find(({ id }) => id === `fa/${name}`)!
    expect(figure('articles').value).toBe(counts.articles)
    expect(figure('agreed').value).toBe(counts.agreed)
    expect(figure('issues').value).toBe(counts.openIssues)
    expect(figure('proposals').value).toBe(counts.openProposals)
    for (const { value, now, to } of made.basis.figures) {
      expect(now).toBe(value)
      expect(to).toMatch(/^\/instruments\/fa/)
    }
    const [place] = made.basis.places
    expect(place).toMatchObject({ name: 'Article 2(1)', to: expect.stringMatching(/^\/instruments\/fa\?issue=/) })
    const words = bodyWords(unpackWord(await wordOf(made.id)))
    expect(words).toContain(SAID[kind])
    expect(words).toMatch(/1 issue (?:with|is) /)
    for (const { heading, text } of made.shown.sections) {
      expect(words).toContain(heading)
      for (const line of text.split('\n').flatMap(wordsOfLine)) expect(words).toContain(line)
    }
  })

  test('says who stands where, or only how many', async () => {
    await negotiate()
    const open = async (attribution: string) => {
      const { shown, id } = await write('chair', { ...WG, attribution })
      return { text: shown.sections.map((one) => one.text).join('\n'), id }
    }
    const named = await open('attributed')
    expect(named.text).toContain('Proposed by Kazakhstan: “Each Party should publish promptly')
    expect(named.text).toContain('Uzbekistan supports it; Pakistan opposes it.')
    const anonymous = await open('anonymous')
    expect(anonymous.text).toContain('Proposed by one delegation: “Each Party should publish promptly')
    expect(anonymous.text).toContain('One delegation supports it; one delegation opposes it.')
    expect(anonymous.text.replaceAll('one delegation', '')).toMatch(/delegations stand against each other/)
  })

  test('names no party anywhere in an anonymous file, and no person in any', async () => {
    await negotiate()
    const hidden = [...PARTIES.flatMap(([code, name]) => [name, code.toUpperCase()]), 'person', 'Pakistan cannot']
    for (const kind of REPORT_KINDS) {
      const { id } = await write('secretariat', { ...WG, kind, attribution: 'anonymous' })
      for (const [part, content] of unpackWord(await wordOf(id))) {
        for (const one of hidden) expect(content.match(new RegExp(`\\b${one}\\b`)), `${one} in ${part}`).toBeNull()
      }
    }
    const { id } = await write('secretariat')
    const named = [...unpackWord(await wordOf(id)).values()].join()
    expect(named).toContain('Kazakhstan')
    expect(named).not.toMatch(/\bperson\b/)
  })

  test('keeps every version with its author, and is not written over by who has not seen the last', async () => {
    const made = await write('secretariat')
    const sections = [{ id: 'purpose', heading: 'Purpose', text: 'Said otherwise.' }]
    const edited = await save('chair', made, { sections })
    expect(edited.status).toBe(201)
    expect((await save('secretariat', made)).body.code).toBe('wording-changed')
    expect(edited.body.versions).toMatchObject([
      { number: 1, by: 'SECRETARIAT person', isIssued: false },
      { number: 2, by: 'CHAIR person', isIssued: false }
    ])
    const first = await server().mustAsk<ReportJson>('chair', 'GET', `/api/reports/${made.id}?version=1`)
    expect(first.shown.sections).toEqual(made.shown.sections)
    const { db } = server()
    expect(() => db.sqlite.exec(`UPDATE report_version SET title = 'other'`)).toThrow('append-only')
    expect(() => db.sqlite.exec('DELETE FROM report')).toThrow('append-only')
  })

  test('shows beside its figures what they are now', async () => {
    const made = await write('secretariat')
    await negotiate()
    const { body } = await read('secretariat', made.id)
    expect(body.basis.figures.find(({ id }) => id === 'fa/issues')).toMatchObject({ value: 0, now: 1 })
    expect(body.shown.sections).toEqual(made.shown.sections)
  })

  test.skipIf(!OFFICE).each(REPORT_KINDS)(
    'of the kind %s is opened by LibreOffice (skipped where SOFFICE_PATH names none)',
    async (kind) => {
      await negotiate()
      const { id, shown } = await write('secretariat', { ...WG, kind })
      const folder = mkdtempSync(join(tmpdir(), 'cartif-office-'))
      try {
        writeFileSync(join(folder, 'report.docx'), await wordOf(id))
        const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
        const convert = [
          '--headless',
          '--convert-to',
          'txt:Text (encoded):UTF8',
          '--outdir',
          folder,
          join(folder, 'report.docx')
        ]
        execFileSync(OFFICE!, [profile, ...convert], { stdio: 'ignore' })
        const words = readFileSync(join(folder, 'report.txt'), 'utf8')
        for (const { heading, text } of shown.sections)
          for (const line of [heading, ...text.split('\n').flatMap(wordsOfLine)]) expect(words).toContain(line)
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      }
    }
  )
})

describe('who may', () => {
  test('write: the chair of its group, and the secretariat all', async () => {
    for (const who of PEOPLE) {
      for (const kind of REPORT_KINDS) {
        const isAllowed = who === 'secretariat' || (who === 'chair' && kind === 'working-group')
        const { status } = await server().ask(who, 'POST', '/api/reports', { ...WG, kind })
        expect(status, `${who} ${kind}`).toBe(isAllowed ? 201 : 403)
      }
    }
    expect(await server().codeOf('nobody', 'POST', '/api/reports', WG)).toBe('not-signed-in')
    expect(await server().codeOf('secretariat', 'POST', '/api/reports', { ...WG, groups: ['other'] })).toBe(
      'not-allowed'
    )
  })

  test('read: others what was issued, and that version alone', async () => {
    const made = await write('secretariat')
    for (const who of ['kaz', 'observer', 'legal'] as const) {
      expect((await read(who, made.id)).body.code).toBe('not-found')
      expect(await listFor(who)).toEqual([])
    }
    const issued = await save('secretariat', made, { title: 'As issued', issue: true })
    await save('secretariat', issued.body, { title: 'Being edited again' })
    for (const who of ['kaz', 'observer', 'legal'] as const) {
      const { body } = await read(who, made.id)
      expect(body).toMatchObject({
        title: 'As issued',
        mayWrite: false,
        issued: { number: 2 },
        versions: [{ number: 2 }]
      })
      expect(await server().codeOf(who, 'GET', `/api/reports/${made.id}?version=3`)).toBe('not-found')
      expect(await server().codeOf(who, 'GET', `/api/reports/${made.id}/export?version=1`)).toBe('not-found')
      expect((await save(who, body)).body.code).toBe('not-allowed')
      expect((await listFor(who)).map(({ title }) => title)).toEqual(['As issued'])
    }
    expect((await read('chair', made.id)).body.title).toBe('Being edited again')
    expect(server().room.register.list({ kind: 'report-issued' })).toMatchObject([
      { instrument: 'reports', actor: 'secretariat', body: { report: made.id, number: 2 } }
    ])
  })

  test('to Ministers, or over several groups, tells of risks and requests, and is not for observers', async () => {
    for (const kind of ['ministerial', 'progress'] as const) {
      const made = await write('secretariat', { ...WG, kind })
      await save('secretariat', made, { title: `As issued: ${kind}`, issue: true })
      for (const who of ['kaz', 'legal', 'chair'] as const) expect((await read(who, made.id)).status).toBe(200)
      for (const path of ['', '/export', '?version=2'])
        expect(await server().codeOf('observer', 'GET', `/api/reports/${made.id}${path}`)).toBe('not-found')
    }
    expect((await listFor('legal')).length).toBe(2)
    expect(await listFor('observer')).toEqual([])
    const told = async (who: Person) => JSON.stringify(await server().mustAsk(who, 'GET', '/api/outputs'))
    expect(await told('kaz')).toContain('First report issued')
    expect(await told('observer')).not.toContain('First report issued')
    for (const path of ['/api/audit', '/api/audit/export', '/api/negotiation/register'])
      expect(await server().codeOf('observer', 'GET', path)).toBe('not-allowed')
  })

  test('a group without a text is offered, named and in the mandate of a report to Ministers', async () => {
    const { db } = server()
    db.run(db.query.insertInto('working_group').values({ id: 'ip', name: 'Institutional Provisions' }))
    new Memberships(db).set('secretariat', { workingGroup: 'ip', role: 'secretariat', party: null })
    const { offers } = await server().mustAsk<ListJson>('secretariat', 'GET', '/api/reports')
    const offered = (kind: string) => offers.find((one) => one.kind === kind)!.groups.map(({ id }) => id)
    expect(offered('ministerial')).toEqual(['rtg', 'ip'])
    expect(offered('working-group')).toEqual(['rtg'])
    const made = await write('secretariat', { ...WG, kind: 'ministerial', groups: ['rtg', 'ip'] })
    expect(made.groups.map(({ id }) => id)).toEqual(['rtg', 'ip'])
    const words = made.shown.sections.map(({ text }) => text).join('\n')
    const both = 'the Regional Trade Group and the Working Group on Institutional Provisions'
    expect(words).toContain(`, in ${both}. Participation`)
    expect(words).toContain('The Working Group on Institutional Provisions has no text on the table yet.')
    expect(words).toContain(
      'to mandate the Regional Trade Group to continue on the basis of the texts as they stand, and the'
    )
    const alone = { ...WG, kind: 'ministerial', groups: ['ip'] }
    expect(await server().codeOf('secretariat', 'POST', '/api/reports', alone)).toBe('invalid-request')
  })

  test('to Ministers has the same figures in Russian, under Russian headings; others are in English alone', async () => {
    await negotiate()
    const request = { ...WG, kind: 'ministerial', attribution: 'anonymous' }
    const [english, russian] = [
      await write('secretariat', request),
      await write('secretariat', { ...request, language: 'ru' })
    ]
    expect([english.language, russian.language]).toEqual(['en', 'ru'])
    expect(russian.kindName).toBe('Доклад для Министерской конференции')
    const idsOf = (one: ReportJson) => one.shown.sections.map(({ id }) => id)
    expect(idsOf(russian)).toEqual(idsOf(english))
    for (const { heading } of russian.shown.sections) expect(heading).toMatch(/^[А-Яа-яё, ]+$/)
    const textOf = (one: ReportJson, id: string) =>
      one.shown.sections.find((each) => each.id === id)?.text.replaceAll('\u00A0', ' ') ?? ''
    const cellsOf = (one: ReportJson) =>
      textOf(one, 'state')
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(1)
        .map((line) => line.split('|').slice(2, -1))
    expect(cellsOf(russian)).toEqual(cellsOf(english))
    expect(cellsOf(english).length).toBeGreaterThan(0)
    const summary =
      'Текстов, по которым ведутся переговоры, — 1; статей в них — 2. Согласовано полностью или ad referendum — 1 (50 %);'
    expect(textOf(russian, 'summary')).toContain(summary)
    expect(textOf(russian, 'guidance')).toContain('Поддержка: одна делегация; возражения: одна делегация.')
    const headers = { cookie: 'who=secretariat' }
    const file = await server().app.inject({ url: `/api/reports/${russian.id}/export`, headers })
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toMatch(/ \d{4} года\.docx$/)
    const parts = unpackWord(await wordOf(russian.id))
    expect(parts.get('word/styles.xml')).toContain('w:val="ru-RU"')
    expect(parts.get('word/header1.xml')).toContain('Без ущерба для позиций')
    for (const kind of REPORT_KINDS.filter((one) => one !== 'ministerial'))
      expect(await server().codeOf('secretariat', 'POST', '/api/reports', { ...WG, kind, language: 'ru' })).toBe(
        'invalid-request'
      )
  })

  test('nobody learns of a report that is about a group closed to them', async () => {
    const both = await TwoGroups.over(server())
    try {
      const request = { kind: 'progress', groups: ['rtg', 'dt'], attribution: 'attributed' }
      const made = JSON.parse((await both.ask('secretariat', 'POST', '/api/reports', request)).text) as ReportJson
      expect(made.groups.map(({ name }) => name)).toEqual(['Regional Trade Group', 'Digital Trade'])
      const { title, sections, number: seen } = made.shown
      const body = { title, sections, seen, issue: true }
      expect((await both.ask('secretariat', 'POST', `/api/reports/${made.id}/versions`, body)).status).toBe(201)
      expect((await both.ask('chair', 'GET', `/api/reports/${made.id}`)).status).toBe(200)
      for (const who of ['kaz', 'observer', 'legal', 'stranger'] as const) {
        for (const path of ['', '/export'])
          expect((await both.ask(who, 'GET', `/api/reports/${made.id}${path}`)).status).toBe(404)
        const { text } = await both.ask(who, 'GET', '/api/reports')
        expect(text).not.toMatch(/Digital|progress/)
      }
    } finally {
      await both.close()
    }
  })
})
