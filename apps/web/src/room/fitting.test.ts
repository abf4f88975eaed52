import { expect, test } from 'vitest'
import { fitting, mostIn } from './fitting.ts'
import type { Present } from './presence.ts'

const ROOM = ['afg', 'aze', 'chn', 'geo', 'kaz', 'kgz', 'mng', 'pak', 'tjk', 'tkm', 'uzb'].map(
  (holder, client): Present => ({ client, holder, name: holder, role: 'delegate' })
)

test('eleven parties leave room for the buttons, and who asks for the floor stands by name', () => {
  const asking = [ROOM[10]!]
  const [shown, rest] = fitting(ROOM, undefined, asking, mostIn(1440))
  expect(shown.map(({ holder }) => holder)).toEqual(['uzb', 'afg', 'aze'])
  expect(shown.length + rest.length).toBe(ROOM.length)
})

test('a wider bar has more, and a room that fits is shown whole', () => {
  expect(mostIn(1920)).toBeGreaterThan(mostIn(1440))
  expect(mostIn(1440)).toBeGreaterThan(mostIn(1024))
  expect(fitting(ROOM.slice(0, 3), undefined, [], 3)).toEqual([ROOM.slice(0, 3), []])
})
