/** The acts of the negotiation as a whole on the wire: for whoever reads a register, and of no working group in particular. */
import { expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'

const server = useServer()
const PATH = '/api/negotiation/register'

interface Row {
  readonly kind: string
  readonly actorName: string
}
const kindsFor = async (who: Person) =>
  (await server().mustAsk<readonly Row[]>(who, 'GET', PATH)).map(({ kind, actorName }) => [kind, actorName])

test('are read by every member but observers, and those of a group are not among them', async () => {
  const standing = { status: 'member', since: '2015-11-30', asOf: '2026-01-01', source: 'WTO' }
  await server().mustAsk('secretariat', 'PUT', '/api/directory/parties/kaz/wto', standing)
  const milestone = { title: 'A plan', due: '2026-05-01', responsible: 'chair', proof: { kind: 'noted' } }
  await server().mustAsk('chair', 'POST', '/api/groups/rtg/milestones', milestone)
  const whole = { kind: 'text-round', name: 'Second round', begins: '2026-02-01', ends: '2026-02-05' }
  await server().mustAsk('secretariat', 'POST', '/api/phases', whole)
  await server().mustAsk('secretariat', 'POST', '/api/phases', { ...whole, groups: ['rtg'] })
  const told = [
    ['party-status-set', 'SECRETARIAT person'],
    ['phase-planned', 'SECRETARIAT person']
  ]
  for (const who of ['secretariat', 'chair', 'legal', 'kaz'] as const) expect(await kindsFor(who), who).toEqual(told)
  expect(await server().codeOf('observer', 'GET', PATH)).toBe('not-allowed')
  expect(await server().codeOf('stranger', 'GET', PATH)).toBe('not-allowed')
  expect(await server().codeOf('nobody', 'GET', PATH)).toBe('not-signed-in')
})

test('come page by page', async () => {
  for (const name of ['First', 'Second', 'Third'])
    await server().mustAsk('secretariat', 'POST', '/api/phases', {
      kind: 'text-round',
      name,
      begins: '2026-02-01',
      ends: '2026-02-05'
    })
  const all = await server().mustAsk<readonly { seq: number }[]>('kaz', 'GET', PATH)
  expect(all).toHaveLength(3)
  expect(await server().mustAsk('kaz', 'GET', `${PATH}?after=${all[0]!.seq}&limit=1`)).toEqual([all[1]])
})
