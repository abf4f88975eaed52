import { recordedCalls } from '@cartif/live'
import type { RecordedCall, RecordedHandedPen } from '@cartif/live'
import { beforeEach, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()
let article: string

beforeEach(async () => {
  article = (await server().instrument()).outline.find(({ number }) => number === 'Article 2')!.id
})

const call = (subject: string) => server().mustAsk<RecordedCall>('chair', 'POST', '/calls', { subject, minutes: 10 })
const join = (id: string) =>
  server().ask<RecordedCall & { code?: string; detail?: string }>('kaz', 'PUT', `/calls/${id}/answer`, {
    answer: 'join'
  })
const calls = () => server().mustAsk<readonly RecordedCall[]>('legal', 'GET', '/calls')
const rows = () => server().mustAsk<readonly { kind: string; body: object }[]>('legal', 'GET', '/register')
const inArticle = (text: string) => server().propose('uzb', { provision: 'Article 2(1)', quote: 'shall', text })

test('words put into the article with a pen that was handed over end the call, in the same commit', async () => {
  const { id } = await call(article)
  await join(id)
  const pen = { article, parties: ['uzb'], minutes: 10 }
  const handed = await server().mustAsk<RecordedHandedPen>('chair', 'POST', '/handed-pens', pen)
  const proposal = await inArticle('should')
  // What is only proposed leaves the words as they were.
  expect((await calls())[0]?.closed).toBeUndefined()
  const proposals = [{ proposal: proposal.id, seen: proposal.version }]
  await server().mustAsk('uzb', 'POST', `/handed-pens/${handed.id}/text`, { proposals })
  const [lapsed] = await calls()
  expect(lapsed?.closed).toMatchObject({ outcome: 'lapsed', reason: 'text-changed' })
  expect(lapsed?.answers.map(({ party }) => party)).toEqual(['kaz'])
  expect(await join(id)).toMatchObject({ status: 409, body: { code: 'call-closed' } })
  const closings = (await rows()).filter(({ kind }) => kind === 'consensus-closed')
  expect(closings.map(({ body }) => body)).toMatchObject([{ call: id, outcome: 'lapsed', reason: 'text-changed' }])
  expect(await server().mustAsk('legal', 'GET', '/replay')).toMatchObject({ matches: true })
  expect((await call(article)).closed).toBeUndefined()
})

test('a proposal that is decided on, or the words around it, end the call on it', async () => {
  const [one, other] = [await inArticle('should'), await inArticle('may')]
  const decide = (outcome: string, { id, version }: typeof one) =>
    server().mustAsk('chair', 'POST', `/proposals/${id}/decision`, { outcome, seen: version })
  const first = await call(other.id)
  await decide('reject', other)
  expect((await calls()).find(({ id }) => id === first.id)?.closed).toMatchObject({
    reason: 'proposal-closed',
    became: 'rejected'
  })
  const elsewhere = await server().propose('kaz', { provision: 'Article 2(2)', quote: 'Secretariat', text: 'Office' })
  const second = await call(one.id)
  await decide('accept', elsewhere)
  expect((await calls()).find(({ id }) => id === second.id)?.closed).toMatchObject({ reason: 'text-changed' })
})

test.each(['withdraw', 'accept'])(
  'a call on a proposal that ends by %s says so, and who stood where',
  async (outcome) => {
    const { id, version } = await inArticle('should')
    await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'oppose', seen: version })
    await join((await call(id)).id)
    const who = outcome === 'accept' ? 'chair' : 'uzb'
    await server().mustAsk(who, 'POST', `/proposals/${id}/decision`, { outcome, seen: version })
    const said = {
      reason: 'proposal-closed',
      became: outcome === 'accept' ? 'accepted' : 'withdrawn',
      silent: expect.arrayContaining(['pak', 'uzb']),
      positions: [{ party: 'pak', stance: 'oppose' }]
    }
    expect((await calls())[0]?.closed).toMatchObject(said)
    expect((await rows()).find(({ kind }) => kind === 'consensus-closed')?.body).toMatchObject(said)
  }
)

test('words elsewhere leave a call as it is', async () => {
  const elsewhere = await server().propose('kaz', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
  const { id } = await call(article)
  const decision = { outcome: 'accept', seen: elsewhere.version }
  await server().mustAsk('chair', 'POST', `/proposals/${elsewhere.id}/decision`, decision)
  expect((await join(id)).status).toBe(200)
  const closed = await server().mustAsk<RecordedCall>('chair', 'POST', `/calls/${id}/close`, {})
  expect(closed.closed?.outcome).toBe('consensus')
})

test.each(['the article', 'a proposal in it'])(
  'whoever holds the pen and writes into %s that is put to the room ends the call on it',
  async (subject) => {
    const { id } = await call(subject === 'the article' ? article : (await inArticle('should')).id)
    await join(id)
    const chair = await server().join('chair')
    const entries = () => [...recordedCalls(chair.live.documents.record).values()]
    chair.pen('facilitate', ' and ease')
    const reader = await server().join('kaz')
    await reader.untilShown('facilitate and ease')
    reader.leave()
    expect((await calls())[0]?.closed).toBeUndefined()
    chair.pen('Internet', ' and elsewhere')
    await chair.until(() => entries().some(({ closed }) => closed !== undefined))
    const [lapsed] = await calls()
    expect(lapsed?.closed).toMatchObject({ outcome: 'lapsed', reason: 'text-changed' })
    expect(lapsed?.answers.map(({ party }) => party)).toEqual(['kaz'])
    expect(await join(id)).toMatchObject({ status: 409, body: { code: 'call-closed' } })
    const closings = (await rows()).filter(({ kind }) => kind === 'consensus-closed')
    expect(closings.map(({ body }) => body)).toMatchObject([{ call: id, outcome: 'lapsed', reason: 'text-changed' }])
    chair.leave()
  }
)
