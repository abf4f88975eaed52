import type { Actor } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import { tableDue } from './embargoes.ts'
import type { Embargo } from './embargoes.ts'
import { PEOPLE, useServer } from './testing/test-server.ts'
import type { Person } from './testing/test-server.ts'

const server = useServer()

const set = (who: Person, at: string, proposals?: readonly string[]) =>
  server().ask<Embargo & { code?: string }>(who, 'POST', '/draft/embargoes', {
    at,
    ...(proposals ? { proposals } : {})
  })
const read = (who: Person) => server().mustAsk<readonly Embargo[]>(who, 'GET', '/draft/embargoes')
const later = (seconds: number) => new Date(Date.parse(server().now()) + seconds * 1000).toISOString()
const KAZ: Actor = { user: 'kaz', name: 'KAZ person', role: 'delegate', party: 'kaz' }
const due = (actor: Actor | undefined = KAZ) => tableDue(server().room, (user) => (user === 'kaz' ? actor : undefined))

async function draft(): Promise<readonly string[]> {
  const kaz = await server().join('kaz', { drafts: true })
  kaz.replace('promptly', 0, 8, 'without delay')
  kaz.type('Secretariat', ' in writing')
  const colleague = await server().join('kaz', { drafts: true })
  await colleague.until(() => colleague.doc('draft/kaz').getMap('proposals').size === 2)
  return [...colleague.doc('draft/kaz').getMap('proposals').keys()].toSorted()
}

test('what is drafted comes to the table at the moment that was named, and not before', async () => {
  const [first] = await draft()
  const at = later(3600)
  const { status, body } = await set('kaz', at, [first!])
  expect(status).toBe(201)
  expect(body).toMatchObject({ at, by: 'KAZ person', proposals: [first], failed: null })
  due()
  expect(await server().proposals()).toEqual([])
  // Nobody else knows that there is a moment.
  for (const who of PEOPLE.filter((one) => one !== 'kaz')) {
    const answer = await server().ask<readonly Embargo[]>(who, 'GET', '/draft/embargoes')
    expect(answer.status === 200 ? answer.body : []).toEqual([])
    const lifting = await server().codeOf(who, 'POST', `/draft/embargoes/${body.id}/lifting`)
    expect(['not-found', 'not-allowed']).toContain(lifting)
  }
  await server().restart()
  expect(await read('kaz')).toEqual([body])
  while (server().now() <= at);
  due()
  expect((await server().proposals()).map(({ party, tabledBy }) => [party, tabledBy])).toEqual([['KAZ', 'KAZ person']])
  expect(await read('kaz')).toEqual([])
})

test('what cannot be tabled then stays in the draft, with the reason', async () => {
  await draft()
  const at = later(60)
  await set('kaz', at)
  const [, , article] = (await server().instrument()).outline
  await server().mustAsk('chair', 'PUT', `/provisions/${article!.id}/status`, { status: 'agreed-ad-referendum' })
  while (server().now() <= at);
  due()
  expect(await server().proposals()).toEqual([])
  const [failed] = await read('kaz')
  expect(failed?.failed).toMatch(/^Article 2 is agreed/)
  await server().mustAsk('kaz', 'POST', `/draft/embargoes/${failed!.id}/lifting`)
  expect(await read('kaz')).toEqual([])
})

test('whoever has no right to table by then tables nothing', async () => {
  await draft()
  const at = later(60)
  await set('kaz', at)
  while (server().now() <= at);
  due({ user: 'kaz', name: 'KAZ person', role: 'observer' })
  expect(await server().proposals()).toEqual([])
  expect((await read('kaz'))[0]?.failed).toBe('Your role does not allow this')
})

test('a moment is in the future, and of something that is drafted', async () => {
  expect((await set('kaz', later(60))).body.code).toBe('nothing-proposed')
  await draft()
  expect((await set('kaz', '2020-01-01T00:00:00Z')).body.code).toBe('invalid-request')
  expect((await set('kaz', 'tomorrow')).body.code).toBe('invalid-request')
  expect((await set('kaz', later(60), ['draft-none'])).body.code).toBe('not-found')
  expect((await set('observer', later(60))).body.code).toBe('not-allowed')
})
