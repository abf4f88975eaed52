/** One connection about many documents, over real sockets: what is asked for, what is answered, and what ends. */
import { LayerWriter, LiveInstrument, proposalsOf } from '@cartif/live'
import { placeBetween } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { useServer } from '../instruments/testing/test-server.ts'
import { namesOf } from './document-numbers.ts'
import { LINE_LIMITS } from './limits.ts'
import { SharedClient } from './testing/shared-client.ts'

const server = useServer()
const NOTHING = Uint8Array.of(0)
const ANSWER = Uint8Array.of(0, 1, 2, 0, 0)

const open = (who: string) => SharedClient.open(server().address, who)
const wanted = (...names: readonly string[]) => names.map((name) => ({ name, vector: NOTHING }))
const tabled = (doc: Y.Doc) => [...proposalsOf(doc).keys()]

function word(key: string): Uint8Array {
  const doc = new Y.Doc()
  proposalsOf(doc).set(key, new Y.Map() as never)
  return Y.encodeStateAsUpdate(doc)
}

test('one question brings everything one may read, with its number, and nothing else', async () => {
  const kaz = await open('kaz')
  await kaz.asked({ all: true })
  const all = namesOf(server().room.holders)
  const own = all.filter((name) => !name.startsWith('draft/') || name === 'draft/kaz')
  expect(kaz.named('opened')).toEqual(own)
  expect(kaz.named('shut')).toEqual([])
  for (const name of own)
    expect(Y.encodeStateVector(kaz.read(name))).toEqual(Y.encodeStateVector(server().room.documents.open(name)))
  const mayWrite = kaz.told.flatMap((one) => (one.kind === 'opened' && one.mayWrite ? [one.name] : []))
  expect(mayWrite).toEqual(['layer/kaz', 'draft/kaz'])
  kaz.leave()
})

test('numbers are the same for everybody, and say nothing of what others have opened', async () => {
  const [kaz, pak] = [await open('kaz'), await open('pak')]
  await kaz.asked({ wanted: wanted('draft/kaz', 'layer/pak') })
  await pak.asked({ all: true })
  await kaz.asked({ wanted: wanted('text') })
  expect([...kaz.numbers].filter(([name]) => name !== 'draft/kaz')).toEqual(
    ['layer/pak', 'text'].map((name) => [name, pak.numbers.get(name)])
  )
  const places = namesOf(server().room.holders)
  for (const [name, number] of [...kaz.numbers, ...pak.numbers]) expect(places[number - 1]).toBe(name)
  for (const one of [kaz, pak]) one.leave()
})

test('a state vector brings only what is lacking', async () => {
  const first = await open('pak')
  await first.asked({ wanted: wanted('text') })
  const vector = Y.encodeStateVector(first.read('text'))
  const again = await open('pak')
  await again.asked({ wanted: [{ name: 'text', vector }] })
  const answer = again.about.get('text')!.find(([kind, step]) => kind === 0 && step === 1)!
  const whole = first.about.get('text')!.find(([kind, step]) => kind === 0 && step === 1)!
  expect(answer.length).toBeLessThan(whole.length / 4)
  for (const one of [first, again]) one.leave()
})

test('a document that one may not read is shut as one that is not there, and the connection goes on', async () => {
  const kaz = await open('kaz')
  await kaz.asked({ wanted: wanted('draft/pak', 'draft/zzz', 'layer/none', 'text') })
  expect(kaz.named('shut')).toEqual(['draft/pak', 'draft/zzz', 'layer/none'])
  expect(kaz.named('opened')).toEqual(['text'])
  expect(kaz.isOpen).toBe(true)
  kaz.leave()
})

test('words in several documents are relayed on one connection, and acknowledged when all before them are on disk', async () => {
  const [kaz, pak] = [await open('kaz'), await open('pak')]
  await pak.asked({ all: true })
  await kaz.asked({ all: true })
  kaz.sayUpdateOf('layer/kaz', word('kaz-one'))
  kaz.sayAbout('layer/kaz', ANSWER)
  kaz.sayAbout('draft/kaz', ANSWER)
  kaz.sayUpdateOf('draft/kaz', word('draft-one'))
  await kaz.until(() => kaz.told.some((one) => one.kind === 'acknowledged' && one.count === 4))
  await pak.until(() => tabled(pak.read('layer/kaz')).includes('kaz-one'))
  expect(tabled(server().room.documents.open('draft/kaz'))).toEqual(['draft-one'])
  expect(pak.about.has('draft/kaz')).toBe(false)
  for (const one of [kaz, pak]) one.leave()
})

test('who may only read is told so of that document, and goes on with the others', async () => {
  const kaz = await open('kaz')
  await kaz.asked({ wanted: wanted('layer/pak', 'layer/kaz') })
  kaz.sayAbout('layer/kaz', ANSWER)
  kaz.sayUpdateOf('layer/pak', word('kaz-two'))
  kaz.sayUpdateOf('layer/kaz', word('kaz-three'))
  await kaz.until(() => kaz.told.some((one) => one.kind === 'acknowledged' && one.count === 3))
  expect(kaz.about.get('layer/pak')!.filter(([kind]) => kind === 2)).toHaveLength(1)
  expect(tabled(server().room.documents.open('layer/pak'))).toEqual([])
  expect(tabled(server().room.documents.open('layer/kaz'))).toEqual(['kaz-three'])
  kaz.leave()
})

test('a right that is lost shuts its document, one that is won is announced, and without any one is shown out', async () => {
  const { memberships, doors } = server()
  const kaz = await open('kaz')
  await kaz.asked({ all: true })
  kaz.sayAbout('draft/kaz', ANSWER)
  memberships.set('kaz', { workingGroup: 'rtg', role: 'delegate', party: 'pak' })
  doors.changed()
  await kaz.until(() => kaz.named('come').length > 0)
  expect([kaz.named('shut'), kaz.named('come')]).toEqual([['draft/kaz'], ['draft/pak']])
  kaz.sayUpdateOf('draft/kaz', word('draft-late'))
  await kaz.asked({ wanted: wanted('draft/pak') })
  kaz.sayAbout('draft/pak', ANSWER)
  kaz.sayUpdateOf('draft/pak', word('draft-new'))
  await kaz.until(() => kaz.told.some((one) => one.kind === 'acknowledged' && one.count === 4))
  expect(tabled(server().room.documents.open('draft/kaz'))).toEqual([])
  expect(tabled(server().room.documents.open('draft/pak'))).toEqual(['draft-new'])
  memberships.remove('kaz', 'rtg')
  doors.changed()
  await kaz.until(() => kaz.closed !== undefined)
  expect(kaz.closed?.code).toBe(4403)
})

test('what comes the moment a right is gone is not taken, though nobody has looked yet', async () => {
  const kaz = await open('kaz')
  await kaz.asked({ wanted: wanted('draft/kaz', 'text') })
  kaz.sayAbout('draft/kaz', ANSWER)
  await kaz.until(() => kaz.count('acknowledged') > 0)
  server().memberships.set('kaz', { workingGroup: 'rtg', role: 'observer', party: null })
  kaz.sayUpdateOf('draft/kaz', word('draft-late'))
  await kaz.until(() => kaz.named('shut').length > 0)
  expect(tabled(server().room.documents.open('draft/kaz'))).toEqual([])
  expect(kaz.isOpen).toBe(true)
  kaz.leave()
})

test('a layer that comes to be is announced, and read on the same connection', async () => {
  const kaz = await open('kaz')
  await kaz.asked({ all: true })
  const { room } = server()
  Object.assign(room, { holders: [...room.holders, 'new'] })
  room.documents.commit(() => proposalsOf(room.documents.open('layer/new')).set('new-one', new Y.Map() as never))
  await kaz.until(() => kaz.named('come').length > 0)
  expect(kaz.named('come')).toEqual(['layer/new'])
  await kaz.asked({ wanted: wanted('layer/new') })
  expect(tabled(kaz.read('layer/new'))).toEqual(['new-one'])
  kaz.leave()
})

test('an open reading takes a layer in that comes to be, and shows what is proposed there', async () => {
  const kaz = await open('kaz')
  await kaz.asked({ all: true })
  const { room } = server()
  const layers = new Map(room.holders.map((holder) => [holder, kaz.read(`layer/${holder}`)]))
  const live = new LiveInstrument({ text: kaz.read('text'), record: kaz.read('record'), layers })
  const { id } = live.composed.find(({ kind }) => kind === 'article')!
  const before = live.findComposed(id)
  Object.assign(room, { holders: [...room.holders, 'new'] })
  room.documents.commit(() => {
    const layer = room.documents.open('layer/new')
    const author = { holder: 'new', by: 'somebody', newSuffix: () => 'one', now: server().now }
    const words = [{ type: 'text' as const, text: 'anew ' }]
    new LayerWriter(room.live, author, layer).propose([
      { kind: 'splice', in: id, from: 1, to: 1, at: 1, place: placeBetween(null, null), line: words }
    ])
  })
  await kaz.until(() => kaz.named('come').length > 0)
  await kaz.asked({ wanted: wanted('layer/new') })
  live.addLayer('new', kaz.read('layer/new'))
  expect(live.findComposed(id)).not.toEqual(before)
  expect(live.findProposal('new-one')).toMatchObject({ holder: 'new', changes: [{ in: id }] })
  kaz.leave()
})

test('who is here is told once, in the text, and in nobody’s layer', async () => {
  const here = { 99: { at: 1 } }
  const state = JSON.stringify(here[99])
  const presence = Uint8Array.of(1, state.length + 4, 1, 99, 1, state.length, ...new TextEncoder().encode(state))
  const [kaz, pak] = [await open('kaz'), await open('pak')]
  for (const one of [kaz, pak]) await one.asked({ all: true })
  kaz.sayAbout('text', presence)
  const heard = () => (pak.about.get('text') ?? []).filter(([kind]) => kind === 1)
  await pak.until(() => heard().length > 0)
  expect(new TextDecoder().decode(heard()[0])).toContain('KAZ person')
  kaz.sayAbout('layer/kaz', presence)
  await kaz.until(() => kaz.closed !== undefined)
  expect(kaz.closed).toMatchObject({ code: 1008, reason: 'Nobody is shown in this document.' })
  await pak.until(() => heard().some((bytes) => new TextDecoder().decode(bytes).includes('null')))
  pak.leave()
})

test('what is about no document, of no kind, or asks too often, closes the connection', async () => {
  const kinds: readonly (readonly [string, (client: SharedClient) => void])[] = [
    ['about no document', (client) => client.say(Uint8Array.of(99, 0, 2, 0, 0))],
    ['of no kind', (client) => client.say(Uint8Array.of(0, 11, 1))],
    ['empty', (client) => client.say(new Uint8Array(0))],
    ['no vector', (client) => client.ask({ wanted: [{ name: 'text', vector: Uint8Array.of(9) }] })],
    [
      'too often',
      (client) => {
        for (let left = LINE_LIMITS.shared.questions.burst; left > 0; left--) client.ask({ wanted: wanted('text') })
      }
    ]
  ]
  for (const [name, say] of kinds) {
    const client = await open('kaz')
    say(client)
    await client.until(() => client.closed !== undefined)
    expect([1008, 1006], name).toContain(client.closed?.code)
  }
  const pak = await open('pak')
  await pak.asked({ all: true })
  expect(pak.isOpen).toBe(true)
  pak.leave()
})
