import type { RecordedHandedPen } from '@cartif/live'
import { expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'
import type { Person, ProposalJson } from './testing/test-server.ts'

const server = useServer()

const articleId = async () => (await server().instrument()).outline.find(({ number }) => number === 'Article 2')!.id
const ask = (who: Person, path: string, body?: object) =>
  server().ask<RecordedHandedPen & { code?: string }>(who, 'POST', `/handed-pens${path}`, body)
const hand = async (parties: readonly string[] = ['kaz'], minutes = 30) =>
  ask('chair', '', { article: await articleId(), parties, minutes })
const put = (who: Person, pen: string, ...proposals: readonly ProposalJson[]) =>
  ask(who, `/${pen}/text`, { proposals: proposals.map(({ id, version }) => ({ proposal: id, seen: version })) })

const IN_WRITING = { provision: 'Article 2(2)', quote: '', after: 'Secretariat', text: ' in writing' } as const
const SHOULD = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }

test('a delegation with the pen puts words of its own into the text; taken back, they are proposed again', async () => {
  const before = await server().notation()
  const { body: pen } = await hand()
  const one = await server().propose('kaz', IN_WRITING)
  const two = await server().propose('kaz', SHOULD)
  const bracketed = await server().notation()
  const { body } = await put('kaz', pen.id, one, two)
  expect(body.put.map(({ number, party }) => [number, party])).toEqual([
    [1, 'kaz'],
    [2, 'kaz']
  ])
  expect(await server().notation()).toBe(
    before.replace('Secretariat.', 'Secretariat in writing.').replace('Party shall publish', 'Party should publish')
  )
  expect((await ask('kaz', `/${pen.id}/end`)).body.ended).toMatchObject({ by: 'KAZ person' })
  expect((await put('kaz', pen.id, one)).body.code).toBe('pen-not-held')
  expect((await ask('kaz', `/${pen.id}/settlement`, { outcome: 'taken-back' })).body.code).toBe('not-allowed')
  await ask('chair', `/${pen.id}/settlement`, { outcome: 'taken-back' })
  expect(await server().notation()).toBe(bracketed)
  const rows = await server().mustAsk<readonly { kind: string; actor: string }[]>('legal', 'GET', '/register')
  const acts = rows.map(({ kind, actor }) => `${actor} ${kind}`)
  expect(acts.filter((act) => !act.includes('text-'))).toEqual([
    'chair pen-handed',
    'kaz proposal-tabled',
    'kaz proposal-tabled',
    'kaz proposal-accept',
    'kaz proposal-accept',
    'kaz pen-ended',
    'chair proposal-reopen',
    'chair proposal-reopen',
    'chair pen-taken-back'
  ])
  expect(await server().mustAsk('legal', 'GET', '/replay')).toMatchObject({ matches: true })
})

test('it reaches as far as it was handed: its article, its time, its parties, their own words', async () => {
  const { body: pen } = await hand(['kaz', 'uzb'], 1)
  expect((await hand(['pak'])).body.code).toBe('pen-handed')
  const own = await server().propose('kaz', SHOULD)
  const elsewhere = await server().propose('kaz', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
  const others = await server().propose('pak', { ...SHOULD, text: 'may' })
  expect((await put('kaz', pen.id, elsewhere)).body.code).toBe('pen-not-held')
  expect((await put('pak', pen.id, others)).body.code).toBe('pen-not-held')
  expect((await put('uzb', pen.id, own)).body.code).toBe('not-allowed')
  expect((await put('chair', pen.id, own)).body.code).toBe('not-allowed')
  // Another's alternative would be closed by it: that is for the chair to decide.
  const refused = await put('kaz', pen.id, own)
  expect(refused.body).toMatchObject({ code: 'touches-others', numbers: [others.number] })
  const stale = await put('kaz', pen.id, { ...own, version: 'other' })
  expect(stale.body.code).toBe('wording-changed')
  expect((await server().proposals()).every(({ status }) => status === 'tabled')).toBe(true)
  while (server().now() <= pen.until);
  const late = await server().propose('kaz', IN_WRITING)
  expect((await put('kaz', pen.id, late)).body.code).toBe('pen-not-held')
})

test('all of it goes into the text or nothing', async () => {
  const { body: pen } = await hand()
  const good = await server().propose('kaz', IN_WRITING)
  const contested = await server().propose('kaz', SHOULD)
  await server().propose('pak', { ...SHOULD, text: 'may' })
  const before = await server().notation()
  expect((await put('kaz', pen.id, good, contested)).body.code).toBe('touches-others')
  expect(await server().notation()).toBe(before)
  expect((await server().proposals()).map(({ status }) => status)).toEqual(['tabled', 'tabled', 'tabled'])
  expect(await server().mustAsk('legal', 'GET', '/replay')).toMatchObject({ matches: true })
})

test('only the chair hands it over, to parties, in an article that is open', async () => {
  const article = await articleId()
  const body = { article, parties: ['kaz'], minutes: 10 }
  expect((await ask('kaz', '', body)).body.code).toBe('not-allowed')
  expect((await ask('chair', '', { ...body, parties: ['xxx'] })).body.code).toBe('not-found')
  expect((await ask('chair', '', { ...body, parties: [] })).body.code).toBe('invalid-request')
  expect((await ask('chair', '', { ...body, article: 'nothing' })).body.code).toBe('not-found')
  await server().mustAsk('chair', 'PUT', `/provisions/${article}/status`, { status: 'agreed-ad-referendum' })
  expect((await ask('chair', '', body)).body.code).toBe('article-locked')
})

test('a revision issued while it is out has what was put into the text till then', async () => {
  const { body: pen } = await hand()
  const [one, two] = [await server().propose('kaz', IN_WRITING), await server().propose('kaz', SHOULD)]
  await put('kaz', pen.id, one)
  const pens = await server().mustAsk<readonly RecordedHandedPen[]>('legal', 'GET', '/handed-pens')
  expect(pens.map(({ name, parties, put: had }) => [name, parties, had.length])).toEqual([['Article 2', ['kaz'], 1]])
  await server().mustAsk('chair', 'POST', '/revisions', { title: 'With the pen out', note: '' })
  await put('kaz', pen.id, two)
  const { text } = await server().ask('kaz', 'GET', '/export?format=txt&revision=0')
  expect(text).toContain('notify the Secretariat in writing.')
  expect(text).toContain('[KAZ: should]')
})
