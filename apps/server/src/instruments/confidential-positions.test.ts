import { expect, test } from 'vitest'
import { PEOPLE, useServer } from './testing/test-server.ts'
import type { Person } from './testing/test-server.ts'

const server = useServer()

interface Confidence {
  readonly party: string
  readonly stance: string
  readonly version: string
}

const tell = (who: Person, proposal: string, body: object) =>
  server().ask(who, 'PUT', `/proposals/${proposal}/position`, { audience: 'chair', ...body })
const told = async (who: Person) =>
  (await server().mustAsk<readonly Confidence[]>(who, 'GET', '/confidences')).map(
    ({ party, stance }) => `${party} ${stance}`
  )

test('what is told to the chair’s table is read there and at home, and nowhere else on any wire', async () => {
  const { id, version } = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
  const listening = await Promise.all(PEOPLE.map((who) => server().join(who)))
  await server().mustAsk('pak', 'PUT', `/proposals/${id}/position`, { stance: 'considering' })
  await tell('pak', id, { stance: 'can-accept', note: 'sotto voce', seen: version })
  await tell('uzb', id, { stance: 'oppose' })
  const read = Object.fromEntries(await Promise.all(PEOPLE.map(async (who) => [who, await told(who)] as const)))
  expect(read).toEqual({
    chair: ['pak can-accept', 'uzb oppose'],
    secretariat: ['pak can-accept', 'uzb oppose'],
    legal: [],
    observer: [],
    kaz: [],
    pak: ['pak can-accept'],
    uzb: ['uzb oppose']
  })
  // Everybody sees what was said in the open, and nothing else.
  await server().mustAsk('kaz', 'POST', '/comments', { subject: id, audience: 'all', text: 'heard by all' })
  for (const peer of listening) {
    await peer.until(() => peer.live.documents.record.getMap('comments').size === 1)
    expect(peer.heard()).toContain('considering')
    expect(peer.heard()).not.toMatch(/sotto voce|can-accept/)
  }
  for (const page of ['/proposals', '/register', '/issues', '/comments'])
    expect((await server().ask('uzb', 'GET', page)).text).not.toMatch(/sotto voce|can-accept/)
  await tell('pak', id, { stance: null })
  expect(await told('chair')).toEqual(['uzb oppose'])
})

test('it is refused as other positions are', async () => {
  const { id, version } = await server().propose('kaz', { provision: 'Article 2(1)', quote: 'shall', text: 'should' })
  const codeOf = async (who: Person, body: object) => (await tell(who, id, body)).body.code
  expect(await codeOf('chair', { stance: 'oppose' })).toBe('not-allowed')
  expect(await codeOf('pak', { stance: 'sponsor' })).toBe('invalid-request')
  expect(await codeOf('pak', { stance: 'oppose', seen: 'other' })).toBe('wording-changed')
  expect((await tell('pak', 'nothing', { stance: 'oppose' })).body.code).toBe('not-found')
  await server().mustAsk('chair', 'POST', `/proposals/${id}/decision`, { outcome: 'reject', seen: version })
  expect(await codeOf('pak', { stance: 'oppose' })).toBe('proposal-not-open')
})
