import { describe, expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import * as Y from 'yjs'
import { checkFrame } from './gate.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const FRAMES = Number(process.env['WORLDS'] ?? 20_000)
const ROOTS: ReadonlySet<string> = new Set(['proposals', 'meta'])

describe(`the gate, seed ${SEED}`, () => {
  test('no real frame is refused, reconnects included', () => {
    const random = createRandom(SEED)
    let passed = 0
    for (let room = 0; room < 60; room++) {
      const server = new Y.Doc()
      const client = new Y.Doc()
      for (let step = 0; step < 40; step++) {
        const since = Y.encodeStateVector(server)
        for (let edits = random.chance(0.2) ? 6 : 1; edits > 0; edits--) editAtRandom(random, client)
        const update = Y.encodeStateAsUpdate(client, since)
        const result = checkFrame(update, contextOf(server))
        expect(result).toMatchObject({ ok: true })
        Y.applyUpdate(server, update)
        passed++
      }
      expect(server.getMap('proposals').toJSON()).toEqual(client.getMap('proposals').toJSON())
    }
    expect(passed).toBe(2400)
  })

  test('what a document has may come again from anybody, new words may not', () => {
    const { server } = recordFrames(createRandom(SEED))
    const whole = Y.encodeStateAsUpdate(server)
    expect(checkFrame(whole, contextOf(server, 99))).toMatchObject({ ok: true, clients: [] })
    expect(checkFrame(whole, contextOf(new Y.Doc(), 99))).toMatchObject({ ok: false })
  })

  test('whose a thousand ids are is not asked before there are too many of them', () => {
    const updates = Array.from({ length: 1000 }, () => {
      const doc = new Y.Doc()
      doc.getMap('proposals').set('a', 1)
      return Y.encodeStateAsUpdate(doc)
    })
    let asked = 0
    const context = { ...contextOf(new Y.Doc()), mayUse: () => ++asked > 0 }
    expect(checkFrame(Y.mergeUpdates(updates), context)).toEqual({ ok: false, reason: 'too many clients' })
    expect(asked).toBe(200)
  })

  test('what passes mutated never throws, waits, spoofs or makes a root', () => {
    const random = createRandom(SEED)
    const { server, frames } = recordFrames(random)
    const state = Y.encodeStateAsUpdate(server)
    let passed = 0
    for (let index = 0; index < FRAMES; index++) {
      const frame = mutate(random, random.pick(frames))
      const started = process.cpuUsage()
      const result = checkFrame(frame, contextOf(server, 7))
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(100)
      if (!result.ok) continue
      passed++
      const copy = new Y.Doc()
      Y.applyUpdate(copy, state)
      const before = clocksOf(copy)
      Y.applyUpdate(copy, frame)
      expect(copy.store.pendingStructs).toBeNull()
      expect(copy.store.pendingDs).toBeNull()
      for (const [client, clock] of clocksOf(copy)) if (client !== 7) expect(clock).toBe(before.get(client))
      for (const name of copy.share.keys()) expect(ROOTS.has(name) || name === '').toBe(true)
    }
    expect(passed).toBeGreaterThan(FRAMES / 1000)
  })

  test.each([
    ['a clock burnt under somebody else', [1, 1, 9, 0, 0, 5, 0], 'the client id belongs to somebody else'],
    ['a gap', [1, 1, 7, 99, 0, 5, 0], 'clocks are skipped'],
    ['a future deletion', [0, 1, 7, 1, 200, 1, 5], 'a deletion of what does not exist'],
    ['a count without bytes', [1, 255, 255, 255, 15], 'more structs than bytes'],
    ['a skip', [1, 1, 7, 0, 10, 5, 0], 'structs are skipped'],
    ['an unknown root', [1, 1, 7, 0, 4, 1, 1, 120, 1, 97, 0], 'the root is unknown'],
    ['left-over bytes', [0, 0, 0], 'bytes are left over'],
    ['nothing', [], 'the frame ends too early']
  ])('%s is refused', (_, bytes, reason) => {
    expect(checkFrame(Uint8Array.from(bytes), contextOf(new Y.Doc(), 7))).toEqual({ ok: false, reason })
  })
})

function contextOf(doc: Y.Doc, only?: number) {
  return {
    roots: ROOTS,
    state: (client: number) => Y.getState(doc.store, client),
    mayUse: (client: number) => only === undefined || client === only
  }
}

function clocksOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

function editAtRandom(random: Random, doc: Y.Doc): void {
  const map = doc.getMap<Y.Text>('proposals')
  const key = `k${random.int(4)}`
  const text = map.get(key)
  if (!text || random.chance(0.05)) return void map.set(key, new Y.Text('слово'))
  const at = random.int(text.length + 1)
  if (random.chance(0.3) && at < text.length) text.delete(at, 1)
  else if (random.chance(0.2)) text.insertEmbed(at, { mark: { id: 'm1', kind: 'paragraph' } }, { origin: 'x' })
  else text.insert(at, random.pick(['a', 'shall ', '公布', 'ә']), random.chance(0.5) ? { em: true } : {})
}

function recordFrames(random: Random) {
  const server = new Y.Doc()
  const client = new Y.Doc()
  client.clientID = 7
  const frames: Uint8Array[] = []
  for (let step = 0; step < 60; step++) {
    const since = Y.encodeStateVector(server)
    editAtRandom(random, client)
    const update = Y.encodeStateAsUpdate(client, since)
    if (step < 40) Y.applyUpdate(server, update)
    frames.push(update)
  }
  return { server, frames }
}

function mutate(random: Random, frame: Uint8Array): Uint8Array {
  const bytes = [...frame]
  for (let count = random.int(3); count >= 0; count--) {
    const at = random.int(bytes.length)
    if (random.chance(0.6)) bytes[at] = random.int(256)
    else if (random.chance(0.5)) bytes.splice(at, 1 + random.int(3))
    else bytes.splice(at, 0, random.int(256))
  }
  return Uint8Array.from(bytes)
}
