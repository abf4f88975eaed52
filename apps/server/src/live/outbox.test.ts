import { expect, test } from 'vitest'
import { Outbox } from './outbox.ts'
import { onceFor, toFrame } from './frame.ts'

const said = (...bytes: readonly number[]) => toFrame(Uint8Array.from(bytes))
const acknowledgement = (count: number) => Uint8Array.of(100, count)

function open(bufferedAmount = 0) {
  const written: Uint8Array[] = []
  const sent: Uint8Array[] = []
  const heard: string[] = []
  const socket = {
    binaryType: 'arraybuffer',
    readyState: 1,
    OPEN: 1,
    bufferedAmount,
    on: () => undefined,
    send: (data: Uint8Array) => void sent.push(data),
    close: (code: number) => void heard.push(`closed ${code} after ${written.length}`),
    terminate: () => void heard.push('terminated')
  }
  return { socket, written, sent, heard, stream: { write: (bytes: Uint8Array) => void written.push(bytes) } }
}

test('what is said in one turn leaves as one write, with the last acknowledgement behind it', async () => {
  const { socket, stream, written, sent } = open()
  const outbox = new Outbox({ socket, stream, acknowledgement })
  outbox.acknowledge(1)
  outbox.send(said(0, 7))
  outbox.send(said(0, 8))
  outbox.acknowledge(2)
  expect(written).toEqual([])
  await Promise.resolve()
  expect(written.map((bytes) => [...bytes])).toEqual([[0x82, 2, 0, 7, 0x82, 2, 0, 8, 0x82, 2, 100, 2]])
  expect(sent).toEqual([])
})

test('what was said before a goodbye is sent before it', () => {
  const { socket, stream, heard } = open()
  const outbox = new Outbox({ socket, stream, acknowledgement })
  outbox.send(said(1))
  outbox.close(1012, 'The server is stopping.')
  expect(heard).toEqual(['closed 1012 after 1'])
})

test('a reader who does not read is let go', () => {
  const { socket, stream, written, heard } = open(9 << 20)
  new Outbox({ socket, stream, acknowledgement }).send(said(1))
  expect([heard, written]).toEqual([['closed 1013 after 0'], []])
})

test('nothing is written to a socket that has closed meanwhile', async () => {
  const { socket, stream, written } = open()
  new Outbox({ socket, stream, acknowledgement }).send(said(1))
  socket.readyState = 3
  await Promise.resolve()
  expect(written).toEqual([])
})

test.each([0, 1, 125, 126, 65_535, 65_536, 70_000])('a message of %i bytes is framed as RFC 6455 says', (length) => {
  const frame = Buffer.from(toFrame(new Uint8Array(length).fill(7)).frame)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const said = head === 2 ? frame[1]! : head === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2))
  expect([frame[0], said, frame.length]).toEqual([0x82, length, head + length])
  expect(frame.subarray(head).every((byte) => byte === 7)).toBe(true)
})

test('what goes to everybody is made once', () => {
  let made = 0
  const make = onceFor((from: { n: number }) => [from.n, ++made])
  const one = { n: 1 }
  expect([make(one, 0), make(one, 0), make({ n: 2 }, 0), make(one, 0)]).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
    [1, 3]
  ])
})

test('of what is large the same frame is sent to all, uncopied, whatever is said in between', async () => {
  const { socket, stream, written } = open()
  const [one, other] = [
    new Outbox({ socket, stream, acknowledgement }),
    new Outbox({ socket, stream, acknowledgement })
  ]
  const state = toFrame(new Uint8Array(100_000))
  for (const outbox of [one, other]) {
    outbox.send(said(0, 1))
    outbox.send(state)
  }
  await Promise.resolve()
  expect(written.map(({ length }) => length)).toEqual([4, 100_010, 4, 100_010])
  expect(written[1]).toBe(written[3])
})

test('what is said to many in the same words is joined once, and what differs is not mixed up', async () => {
  const { socket, stream, written } = open()
  const boxes = Array.from({ length: 3 }, () => new Outbox({ socket, stream, acknowledgement }))
  const [one, other] = [said(1), said(2)]
  for (const outbox of boxes) {
    outbox.send(one)
    outbox.send(other)
  }
  boxes[1]!.acknowledge(9)
  await Promise.resolve()
  expect(written[0]).not.toBe(written[1])
  expect(written[1]!.slice(-4)).toEqual(Buffer.from([0x82, 2, 100, 9]))
  expect(written[2]).toEqual(written[0])
})

test('what is too large to be joined leaves as one write all the same', async () => {
  const { socket, written } = open()
  const calls: string[] = []
  const stream = {
    write: (bytes: Uint8Array) => void written.push(bytes),
    cork: () => void calls.push(`corked at ${written.length}`),
    uncork: () => void calls.push(`uncorked at ${written.length}`)
  }
  const outbox = new Outbox({ socket, stream, acknowledgement })
  for (let count = 0; count < 3; count++) outbox.send(toFrame(new Uint8Array(50_000)))
  await Promise.resolve()
  expect(calls).toEqual(['corked at 0', 'uncorked at 3'])
})
