/** Clients that send too much, read too little or knock too often, over real sockets; everybody else goes on. */
import { encodeQuestion } from '@cartif/live'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { useServer } from '../instruments/testing/test-server.ts'
import { LINE_LIMITS, LIVE_LIMITS, Purse } from './limits.ts'
import { SocketsOf } from './sockets-of.ts'
import { OneOfMany } from './testing/one-of-many.ts'
import { RawClient } from './testing/raw-client.ts'

const server = useServer()
const QUESTION = Uint8Array.of(0, 0, 1, 0)
const QUERY_AWARENESS = Uint8Array.of(3)
const NOTHING = Uint8Array.of(0, 2, 2, 0, 0)

async function open(who: string, name = 'layer/kaz', Door = RawClient): Promise<RawClient> {
  const path = `/api/live/fa/${name}`
  const client = new Door({ address: server().address, path, cookie: `who=${who}` })
  await client.heard([0, 0])
  return client
}

/** Says the same until it is closed, or so often. */
async function repeat(client: RawClient, most: number, say: () => void): Promise<number | undefined> {
  for (let left = most; left > 0 && client.isOpen; left--) say()
  await client.until(() => client.closed !== undefined)
  return client.closed?.code
}

async function expectOthersWork(): Promise<void> {
  const pak = await server().join('pak')
  const before = pak.live.documents.record.getMap('proposals').size
  pak.type('promptly', ' and fully')
  await pak.untilTabled(before + 1)
}

const DOORS = [
  ['about one document', RawClient],
  ['about many', OneOfMany]
] as const

test.each(DOORS)(
  'messages, pings, questions and bytes beyond measure close a connection %s, and no other',
  async (_, Door) => {
    const floods: readonly (readonly [string, (client: RawClient) => void])[] = [
      ['messages', (client) => client.say(NOTHING)],
      ['pings', (client) => client.socket.ping('x')],
      ['questions', (client) => client.say(QUESTION)],
      ['questions who is here', (client) => client.say(QUERY_AWARENESS)],
      ['bytes', (client) => client.say(new Uint8Array(LIVE_LIMITS.message - 8).fill(3))]
    ]
    for (const [name, say] of floods) {
      const client = await open('kaz', 'text', Door)
      // What was sent after the goodbye may reset the connection before the goodbye is read.
      expect([1008, 1006], name).toContain(await repeat(client, name === 'bytes' ? 30 : 2000, () => say(client)))
    }
    await expectOthersWork()
  }
)

test.each(DOORS)('nothing is taken of who has been refused on a connection %s', async (_, Door) => {
  const client = await open('kaz', 'layer/kaz', Door)
  client.say(Uint8Array.of(77))
  const doc = new Y.Doc()
  doc.getMap('proposals').set('kaz-late', 'a word')
  client.sayUpdate(Y.encodeStateAsUpdate(doc))
  await client.until(() => client.closed !== undefined)
  expect(client.closed?.code).toBe(1008)
  expect(server().room.documents.open('layer/kaz').getMap('proposals').has('kaz-late')).toBe(false)
})

test.each(DOORS)('text, compressed and oversized messages close a connection %s', async (_, Door) => {
  const texts = await open('kaz', 'layer/kaz', Door)
  texts.socket.send('\u0000\u0002\u0002\u0000\u0000')
  await texts.until(() => texts.closed !== undefined)
  expect(texts.closed).toMatchObject({ code: 1008, reason: 'The message is not binary.' })
  const large = await open('kaz', 'layer/kaz', Door)
  large.say(new Uint8Array(LIVE_LIMITS.message + 1))
  await large.until(() => large.closed !== undefined)
  expect(large.closed?.code).toBe(1009)
  const client = await open('kaz', 'layer/kaz', Door)
  expect(client.socket.extensions).toBe('')
  client.leave()
})

test('a message in a thousand pieces is one message, and one that never ends is too large', async () => {
  const pieces = await open('kaz')
  for (const byte of NOTHING.slice(0, -1)) pieces.socket.send(Uint8Array.of(byte), { fin: false })
  pieces.socket.send(NOTHING.slice(-1), { fin: true })
  pieces.say(QUESTION)
  await pieces.heard([0, 1])
  expect(pieces.closed).toBeUndefined()
  pieces.leave()
  const endless = await open('kaz')
  const code = await repeat(endless, 40, () => endless.socket.send(new Uint8Array(1 << 16), { fin: false }))
  expect(code).toBe(1009)
})

test('who does not read is let go before much is kept for them', async () => {
  const stalled = await stall('kaz')
  await letGo(stalled, LIVE_LIMITS.unread)
})

test('nor on a connection about many, though twice as much may wait', async () => {
  const stalled = await stall('kaz', '')
  stalled.write(maskedFrame(encodeQuestion({ all: true, wanted: [] })))
  // Until all of it has been answered.
  while (!socketsOf().some((one) => one._socket.bytesWritten > 1000))
    await new Promise((resolve) => void setImmediate(resolve))
  await letGo(stalled, LINE_LIMITS.shared.unread)
})

async function letGo(stalled: Socket, unread: number): Promise<void> {
  const { documents } = server().room
  let most = 0
  for (let at = 0; at < 100 && !stalled.destroyed; at++) {
    documents.commit(() => documents.open('layer/kaz').getMap('proposals').set(`kaz-${at}`, 'x'.repeat(500_000)))
    await Promise.resolve()
    most = Math.max(most, ...socketsOf().map((one) => one.bufferedAmount))
    if (socketsOf().every(({ readyState }) => readyState !== 1) || most > 2 * unread) break
  }
  expect(most).toBeGreaterThan(unread / 2)
  expect(most).toBeLessThan(unread + (2 << 20))
  stalled.destroy()
  await expectOthersWork()
}

/** A short message as a client writes it; a mask of zeros is one too. */
function maskedFrame(message: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x82, 0x80 | message.length, 0, 0, 0, 0]), message])
}

interface ServerSocket {
  readonly _socket: { readonly bytesWritten: number }
  readonly bufferedAmount: number
  readonly readyState: number
}

function socketsOf(): readonly ServerSocket[] {
  return [...server().app.websocketServer.clients] as unknown as readonly ServerSocket[]
}

/** A socket that is upgraded by hand and never read from. */
function stall(who: string, name = '/layer/kaz'): Promise<Socket> {
  const { port } = new URL(server().address)
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  socket.on('error', () => {})
  const lines = [
    `GET /api/live/fa${name} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    `Cookie: who=${who}`
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return new Promise<typeof socket>((resolve) => {
    socket.once('data', () => {
      socket.pause()
      resolve(socket)
    })
  })
}

test('a purse fills at its rate and never above its burst', () => {
  const purse = new Purse({ burst: 3, rate: 2 }, 0)
  const taken = [0, 0, 0, 0, 400, 500, 10_000, 10_000, 10_000, 10_000].map((now) => purse.take(1, now))
  expect(taken).toEqual([true, true, true, false, false, true, true, true, true, false])
})

test('sockets are counted by address and user, before and after they are let in, and nobody who has left', () => {
  const sockets = new SocketsOf({ ofUser: 2, sharedOfUser: 1, fromAddress: 4, notLetIn: 2 })
  const [a, b] = [sockets.knock('x')!, sockets.knock('x')!]
  expect(sockets.knock('x')).toBeUndefined()
  expect([a.letIn('kaz'), b.letIn('kaz')]).toEqual([true, true])
  const c = sockets.knock('x')!
  expect(c.letIn('kaz')).toBe(false)
  expect(c.letIn('pak')).toBe(true)
  expect(sockets.knock('y')?.letIn('kaz')).toBe(false)
  const d = sockets.knock('x')!
  expect([d.letIn('uzb'), sockets.knock('x')]).toEqual([true, undefined])
  for (const one of [a, b, c, d, d]) one.leave()
  expect(sockets.size).toBe(2)
})

test('a presence id is its first user’s, also while that is away', async () => {
  const say = (client: RawClient, clock: number) => {
    const state = JSON.stringify({ at: clock })
    client.say(Uint8Array.of(1, state.length + 4, 1, 99, clock, state.length, ...new TextEncoder().encode(state)))
  }
  const seen = await open('uzb')
  const here = () => seen.messages.filter(([kind]) => kind === 1).map((bytes) => new TextDecoder().decode(bytes))
  const pak = await open('pak')
  say(pak, 5)
  await seen.until(() => here().some((one) => one.includes('PAK')))
  pak.leave()
  await seen.until(() => here().some((one) => one.includes('null')))
  const kaz = await open('kaz')
  say(kaz, 90)
  const again = await open('pak')
  say(again, 7)
  await seen.until(() => here().some((one) => one.includes('"at":7')))
  expect(here().some((one) => one.includes('KAZ'))).toBe(false)
  for (const one of [seen, kaz, again]) one.leave()
})
