import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'

const server = useServer()

setFlagsFromString('--expose-gc')
const tidy = runInNewContext('gc') as () => void

/** Two people come, write and leave, and the instrument leaves memory; what it was in memory. */
async function sit(): Promise<readonly WeakRef<object>[]> {
  const { room } = server()
  const people = [await server().join('kaz'), await server().join('pak')]
  people[0]!.type('promptly', '!')
  await people[1]!.untilShown('promptly!')
  people[0]!.replace('!')
  const held = [room.live, ...['text', 'record', 'layer/kaz'].map((name) => room.documents.open(name))]
  for (const one of people) one.leave()
  await vi.waitUntil(() => room.connections === 0, { timeout: 20_000, interval: 5 })
  room.rest()
  expect(room.documents.loaded).toBe(0)
  return held.map((one) => new WeakRef(one))
}

test('of a sitting nothing is left in memory when everybody has gone', async () => {
  const held: WeakRef<object>[] = []
  for (let sitting = 0; sitting < 4; sitting++) held.push(...(await sit()))
  await new Promise((resolve) => void setImmediate(resolve))
  tidy()
  expect(held).toHaveLength(16)
  expect(held.filter((one) => one.deref() !== undefined)).toEqual([])
})
