import { expect, test } from 'vitest'
import type { RecordedCall } from '@cartif/live'
import { closeOverdue } from './consensus.ts'
import { useServer } from './testing/test-server.ts'
import type { Person } from './testing/test-server.ts'

const server = useServer()

const propose = () => server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
const open = (subject: string, who: Person = 'chair') =>
  server().ask<RecordedCall & { code?: string }>(who, 'POST', '/calls', { subject, minutes: 10 })
const answer = (who: Person, call: RecordedCall, body: object) =>
  server().ask<RecordedCall & { code?: string }>(who, 'PUT', `/calls/${call.id}/answer`, body)

test('who joins, reserves, objects and says nothing is on the record, on the wording that was put to the room', async () => {
  const proposal = await propose()
  const { body: call } = await open(proposal.id)
  expect(call).toMatchObject({ name: 'proposal no. 1', version: proposal.version, answers: [] })
  expect(Date.parse(call.until) - Date.parse(call.at)).toBe(600_000)
  await answer('kaz', call, { answer: 'join' })
  await answer('pak', call, { answer: 'object' })
  await answer('pak', call, { answer: 'reserve', note: 'pending instructions' })
  const closed = await server().mustAsk<RecordedCall>('chair', 'POST', `/calls/${call.id}/close`, {})
  expect(closed.answers.map(({ party, answer: said, note }) => [party, said, note])).toEqual([
    ['kaz', 'join', undefined],
    ['pak', 'reserve', 'pending instructions']
  ])
  expect(closed.closed).toMatchObject({ outcome: 'consensus', by: 'CHAIR person' })
  expect(closed.closed?.silent).toHaveLength(9)
  expect(closed.closed?.silent).toContain('uzb')
  // It decides nothing.
  expect((await server().proposals())[0]?.status).toBe('tabled')
  const rows = await server().mustAsk<readonly { kind: string }[]>('legal', 'GET', '/register')
  expect(rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('consensus'))).toEqual([
    'consensus-called',
    'consensus-answered',
    'consensus-answered',
    'consensus-answered',
    'consensus-closed'
  ])
})

test('an objection stands in the way', async () => {
  const [, article] = (await server().instrument()).outline
  const { body: call } = await open(article!.id)
  await answer('uzb', call, { answer: 'object', note: 'not in this form' })
  const closed = await server().mustAsk<RecordedCall>('chair', 'POST', `/calls/${call.id}/close`, {})
  expect(closed.closed?.outcome).toBe('objection')
})

test('one call at a time, by the chair, on what there is; closed is closed', async () => {
  const proposal = await propose()
  expect((await open(proposal.id, 'kaz')).body.code).toBe('not-allowed')
  expect((await open('nothing')).body.code).toBe('not-found')
  const { body: call } = await open(proposal.id)
  expect((await open(proposal.id)).body.code).toBe('call-open')
  expect((await answer('observer', call, { answer: 'join' })).body.code).toBe('not-allowed')
  expect((await answer('kaz', call, { answer: 'maybe' })).body.code).toBe('invalid-request')
  await server().mustAsk('chair', 'POST', `/calls/${call.id}/close`, {})
  expect((await answer('kaz', call, { answer: 'join' })).body.code).toBe('call-closed')
  await server().mustAsk('chair', 'POST', `/proposals/${proposal.id}/decision`, {
    outcome: 'reject',
    seen: proposal.version
  })
  expect((await open(proposal.id)).body.code).toBe('proposal-not-open')
})

test('an answer after the stated time is refused; what was said before stands, and the call is closed by itself', async () => {
  const proposal = await propose()
  const { body: call } = await server().ask<RecordedCall>('chair', 'POST', '/calls', {
    subject: proposal.id,
    minutes: 1
  })
  await answer('kaz', call, { answer: 'join' })
  while (server().now() <= call.until);
  expect((await answer('pak', call, { answer: 'object' })).body.code).toBe('call-closed')
  closeOverdue(server().room)
  const [closed] = await server().mustAsk<readonly RecordedCall[]>('legal', 'GET', '/calls')
  expect(closed?.answers.map(({ party }) => party)).toEqual(['kaz'])
  expect(closed?.closed).toMatchObject({ by: 'the time', outcome: 'consensus' })
  expect((await open(proposal.id)).status).toBe(201)
})
