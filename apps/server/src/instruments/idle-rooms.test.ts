import { expect, test } from 'vitest'
import { restIdle } from './idle-rooms.ts'
import { useServer } from './testing/test-server.ts'

const server = useServer()

test('an instrument that nobody has open leaves memory, and comes back as it was', async () => {
  const { room } = server()
  await server().propose('kaz', { provision: 'Article 2(1)', quote: 'promptly', text: 'at once' })
  const before = [await server().notation('view=bracketed'), await server().proposals()]
  expect(room.documents.loaded).toBeGreaterThan(2)
  expect(restIdle([room], 0)).toBe(1)
  expect([room.documents.loaded, room.idleFor]).toEqual([0, undefined])
  expect(restIdle([room], 0)).toBe(0)
  expect([await server().notation('view=bracketed'), await server().proposals()]).toEqual(before)
  expect(room.documents.loaded).toBeGreaterThan(2)
})

test('one that somebody has open, or had a moment ago, stays', async () => {
  const { room } = server()
  const kaz = await server().join('kaz')
  expect(restIdle([room], 0.000_001)).toBe(0)
  kaz.type('promptly', ' and freely')
  await kaz.untilTabled(1)
  expect(restIdle([room], 60_000)).toBe(0)
  expect(room.documents.loaded).toBeGreaterThan(2)
})

test('what has waited for quiet is written down first', async () => {
  const { room } = server()
  const chair = await server().join('chair')
  chair.pen('promptly', ' and freely')
  const reader = await server().join('legal')
  await reader.untilShown('promptly and freely')
  const acts = room.register.lastRow().seq
  room.rest()
  expect(room.register.lastRow().seq).toBe(acts + 1)
  expect(await server().notation()).toContain('promptly and freely')
})
