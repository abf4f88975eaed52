import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { tellTogether } from './presence.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first who moves is told at once, and who moves in the moment after together', () => {
  const room = new Awareness(new Y.Doc())
  room.setLocalState(null)
  const told: Uint8Array[] = []
  tellTogether(room, (encoded) => void told.push(encoded))
  const people = Array.from({ length: 20 }, () => new Awareness(new Y.Doc()))
  const move = (caret: number) =>
    people.forEach((one) => {
      one.setLocalStateField('caret', caret)
      applyAwarenessUpdate(room, encodeAwarenessUpdate(one, [one.clientID]), 'socket')
    })
  move(0)
  vi.advanceTimersByTime(1)
  expect(told).toHaveLength(1)
  move(1)
  move(2)
  vi.advanceTimersByTime(40)
  expect(told).toHaveLength(1)
  vi.advanceTimersByTime(20)
  expect(told).toHaveLength(2)
  const reader = new Awareness(new Y.Doc())
  for (const encoded of told) applyAwarenessUpdate(reader, encoded, 'socket')
  for (const one of people) expect(reader.getStates().get(one.clientID)).toEqual({ caret: 2 })
  for (const one of [room, reader, ...people]) one.destroy()
})
