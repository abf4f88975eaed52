import { expect, test } from 'vitest'
import { PEOPLE, useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'
import type { Comment } from './comments.ts'

const server = useServer()

const comment = (who: Person, subject: string, audience: string, text: string) =>
  server().ask<Comment & { code?: string }>(who, 'POST', '/comments', { subject, audience, text })
const textsFor = async (who: Person) =>
  (await server().mustAsk<readonly Comment[]>(who, 'GET', '/comments')).map(({ text }) => text)
const proposalOfKaz = () => server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })

test('a comment is read by those it is for and by nobody else, on any wire', async () => {
  const { id } = await proposalOfKaz()
  await comment('kaz', id, 'all', 'for everybody')
  await comment('kaz', id, 'delegation', 'between ourselves')
  await comment('pak', id, 'chair', 'for the table')
  await comment('legal', id, 'chair', 'a question of law')
  const read = Object.fromEntries(await Promise.all(PEOPLE.map(async (who) => [who, await textsFor(who)] as const)))
  expect(read).toEqual({
    chair: ['for everybody', 'for the table', 'a question of law'],
    secretariat: ['for everybody', 'for the table', 'a question of law'],
    legal: ['for everybody', 'a question of law'],
    observer: ['for everybody'],
    kaz: ['for everybody', 'between ourselves'],
    pak: ['for everybody', 'for the table'],
    uzb: ['for everybody']
  })
  // Not in the register, the record, or a count.
  const register = await server().ask('uzb', 'GET', '/register')
  expect(register.text).toContain('for everybody')
  for (const hidden of ['between ourselves', 'for the table', 'a question of law'])
    expect(register.text).not.toContain(hidden)
  const uzb = await server().join('uzb')
  await uzb.untilShown('should')
  expect(JSON.stringify(uzb.live.documents.record.getMap('comments').toJSON())).toBe(JSON.stringify({ [id]: 1 }))
})

test('resolving decides nothing, and is undone', async () => {
  const { id } = await proposalOfKaz()
  const { body } = await comment('pak', id, 'all', 'Why not “shall endeavour to”?')
  const path = `/comments/${body.id}/resolution`
  const resolved = await server().mustAsk<Comment>('chair', 'PUT', path, { resolved: true })
  expect(resolved.resolved).toMatchObject({ by: 'CHAIR person' })
  expect((await server().proposals())[0]?.status).toBe('tabled')
  expect((await server().mustAsk<Comment>('kaz', 'PUT', path, { resolved: false })).resolved).toBeNull()
})

test('what cannot be commented on is refused, as is who may not', async () => {
  const { id } = await proposalOfKaz()
  const [article] = (await server().instrument()).outline
  expect((await comment('kaz', article!.id, 'all', 'On the preamble')).status).toBe(201)
  expect((await comment('kaz', 'nothing', 'all', 'On nothing')).body.code).toBe('not-found')
  expect((await comment('observer', id, 'all', 'May I?')).body.code).toBe('not-allowed')
  expect((await comment('kaz', id, 'all', '   ')).body.code).toBe('invalid-request')
  const own = await comment('kaz', id, 'delegation', 'between ourselves')
  expect(await server().codeOf('pak', 'PUT', `/comments/${own.body.id}/resolution`, { resolved: true })).toBe(
    'not-found'
  )
})

test('what is drafted is discussed by those who draft it alone', async () => {
  const kaz = await server().join('kaz', { drafts: true })
  kaz.type('Secretariat', ' in writing')
  const colleague = await server().join('kaz', { drafts: true })
  await colleague.untilShown('in writing')
  const [id] = [...colleague.doc('draft/kaz').getMap('proposals').keys()]
  expect((await comment('kaz', id!, 'delegation', 'Is that wise?')).status).toBe(201)
  expect(await textsFor('kaz')).toEqual(['Is that wise?'])
  for (const audience of ['all', 'chair'])
    expect((await comment('kaz', id!, audience, 'Oops')).body.code).toBe('not-found')
  // Nobody else can so much as find out that there is such a draft.
  expect((await comment('pak', id!, 'delegation', 'What is this?')).body.code).toBe('not-found')
  for (const who of PEOPLE.filter((one) => one !== 'kaz')) expect(await textsFor(who)).toEqual([])
  expect((await server().ask('legal', 'GET', '/register')).text).not.toContain(id)
})
