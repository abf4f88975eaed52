import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { NAMED_FRAMES } from './named-frames.ts'
import type { Target } from './named-frames.ts'
import { item, structs, updateMessage, words } from './bytes.ts'
import { MALLORY, Range, VICTIM } from './range.ts'

const SEED = Number(process.env['SEED'] ?? 20260101)
let range: Range
let next = 3_000_000_000

beforeAll(() => void (range = new Range(SEED)))
afterAll(() => range.destroy())

/** Whoever else has written; where nobody has, the server. */
function targetOf(document: string): Target {
  const doc = range.doc(document)
  const victim = range.world.clients.find(({ actor }) => actor.user === VICTIM)!.doc(document).clientID
  const clock = (client: number) => Y.getState(doc.store, client)
  const others = clock(victim) > 0 ? victim : [...doc.store.clients.keys()].find((one) => one !== doc.clientID)!
  return { doc, fresh: (next += 2000), others, servers: doc.clientID, clock }
}

describe('hostile frames by name', () => {
  describe.each(['alone', 'one of many'] as const)('to a document %s', (door) => {
    test.each(NAMED_FRAMES)('$name', ({ actor, document, build, expect: expected }) => {
      const { outcome, reason } = range.fire({ actor, document, message: build(targetOf(document)), door })
      const fits = { closed: 'closed', denied: 'denied', nothing: 'unchanged', stored: 'changed' } as const
      expect(outcome, reason).toBe(fits[expected])
    })
  })

  test('garbage that goes on as words, which Yjs would throw on halfway through', () => {
    const client = (next += 2000)
    const fire = (update: Uint8Array) =>
      range.fire({ actor: MALLORY, document: 'layer/kaz', message: updateMessage(update) })
    expect(fire(structs(client, 0, Uint8Array.of(0, 5))).outcome).toBe('changed')
    const { doc, others } = targetOf('layer/kaz')
    const left = [others, Y.getState(doc.store, others) - 1] as const
    expect(fire(structs(client, 0, item(4, { left }, words('abcdefgh')))).reason).toMatch(/continues what is not there/)
  })

  test('what comes again beside other neighbours, in the middle of a character', () => {
    const client = (next += 2000)
    const fire = (content: Uint8Array) =>
      range.fire({ actor: MALLORY, document: 'layer/kaz', message: updateMessage(structs(client, 0, content)) })
    expect(fire(item(4, { root: 'proposals' }, words('🐄🐄'))).outcome).toBe('changed')
    const before = Y.encodeStateAsUpdate(range.doc('layer/kaz'))
    expect(fire(item(4, { left: [client, 0], right: [client, 1] }, words('x'))).outcome).toBe('unchanged')
    expect(Buffer.compare(before, Y.encodeStateAsUpdate(range.doc('layer/kaz')))).toBe(0)
  })

  test('have names of their own, and sentences', () => {
    expect(new Set(NAMED_FRAMES.map(({ name }) => name)).size).toBe(NAMED_FRAMES.length)
    expect(NAMED_FRAMES.length).toBeGreaterThan(50)
    for (const { tries } of NAMED_FRAMES) expect(tries).toMatch(/\.$/)
  })

  test('leave everybody else at work, and the disk as it should be', () => {
    range.checkOthers()
    range.restart()
    range.checkOthers()
  })
})
