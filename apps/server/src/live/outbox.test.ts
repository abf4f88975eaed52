import { expect, test } from 'vitest'
import { Outbox } from './outbox.ts'
import { frameOf, onceFor } from './frame.ts'

function open(bufferedAmount = 0) {
  const written: Uint8Array[] = []
  const sent: Uint8Array[] = []
  const said: string[] = []
  const socket = {
    binaryType: 'arraybuffer',
    readyState: 1,
    OPEN: 1,
    bufferedAmount,
    on: () => undefined,
    send: (data: Uint8Array) => void sent.push(data),
    close: (code: number) => void said.push(`closed ${code} after ${written.length}`),
    terminate: () => void said.push('terminated')
  }
  return { socket, written, sent, said, stream: { write: (bytes: Uint8Array) => void written.push(bytes) } }
}

test('what is said in one turn leaves as one write, with the last acknowledgement behind it', async () => {
  const { socket, stream, written, sent } = open()
  const outbox = new Outbox(socket, stream)
  outbox.acknowledge(1)
  outbox.send(Uint8Array.of(0, 7))
  outbox.send(Uint8Array.of(0, 8))
  outbox.acknowledge(2)
  expect(written).toEqual([])
  await Promise.resolve()
  expect(written.map((bytes) => [...bytes])).toEqual([[0x82, 2, 0, 7, 0x82, 2, 0, 8, 0x82, 2, 100, 2]])
  expect(sent).toEqual([])
})

test('what was said before a goodbye is sent before it', () => {
  const { socket, stream, said } = open()
  const outbox = new Outbox(socket, stream)
  outbox.send(Uint8Array.of(1))
  outbox.close(1012, 'The server is stopping.')
  expect(said).toEqual(['closed 1012 after 1'])
})

test('a reader who does not read is let go', () => {
  const { socket, stream, written, said } = open(9 << 20)
  new Outbox(socket, stream).send(Uint8Array.of(1))
  expect([said, written]).toEqual([['closed 1013 after 0'], []])
})

test('nothing is written to a socket that has closed meanwhile', async () => {
  const { socket, stream, written } = open()
  new Outbox(socket, stream).send(Uint8Array.of(1))
  socket.readyState = 3
  await Promise.resolve()
  expect(written).toEqual([])
})

test.each([0, 1, 125, 126, 65_535, 65_536, 70_000])('a message of %i bytes is framed as RFC 6455 says', (length) => {
  const frame = Buffer.from(frameOf(new Uint8Array(length).fill(7)))
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const said = head === 2 ? frame[1]! : head === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2))
  expect([frame[0], said, frame.length]).toEqual([0x82, length, head + length])
  expect(frame.subarray(head).every((byte) => byte === 7)).toBe(true)
})

test('what goes to everybody is made once', () => {
  let made = 0
  const make = onceFor((from: { n: number }) => [from.n, ++made])
  const one = { n: 1 }
  expect([make(one), make(one), make({ n: 2 }), make(one)]).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
    [1, 3]
  ])
})

test('of what is large the same frame is sent to all, uncopied, whatever is said in between', async () => {
  const { socket, stream, written } = open()
  const [one, other] = [new Outbox(socket, stream), new Outbox(socket, stream)]
  const state = new Uint8Array(100_000)
  for (const outbox of [one, other]) {
    outbox.send(Uint8Array.of(0, 1))
    outbox.send(state)
  }
  await Promise.resolve()
  expect(written.map(({ length }) => length)).toEqual([4, 100_010, 4, 100_010])
  expect(written[1]).toBe(written[3])
})
