import { BEAT_EVERY, SILENCE } from '@cartif/live'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveSocket } from './live-socket.ts'

/** A WebSocket that does what a test tells it to. */
class FakeSocket {
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static all: FakeSocket[] = []
  binaryType = ''
  readyState = 0
  readonly sent: Uint8Array[] = []
  onopen = () => {}
  onmessage: (event: { data: ArrayBuffer }) => void = () => {}
  onclose: (event: { code: number }) => void = () => {}

  constructor() {
    FakeSocket.all.push(this)
  }

  open(): void {
    this.readyState = 1
    this.onopen()
  }

  say(): void {
    this.onmessage({ data: new ArrayBuffer(1) })
  }

  send(message: Uint8Array): void {
    this.sent.push(message)
  }

  close(): void {
    this.readyState = 2
  }

  end(code: number): void {
    this.readyState = 3
    this.onclose({ code })
  }
}

let heard: string[] = []
let socket: LiveSocket

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.spyOn(Math, 'random').mockReturnValue(1)
  FakeSocket.all = []
  heard = []
  socket = new LiveSocket('ws://here', {
    opened: () => void heard.push('opened'),
    heard: (message) => void heard.push(`heard ${message.length}`),
    closed: (code) => void heard.push(`closed ${code}`)
  })
})
afterEach(() => {
  socket.destroy()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const newest = () => FakeSocket.all.at(-1)!

test('it comes back by itself, later each time, and at once again when everything was answered', () => {
  socket.connect()
  const waits = [200, 400, 800, 1600, 3200, 5000, 5000]
  for (const wait of waits) {
    const count = FakeSocket.all.length
    newest().end(1006)
    vi.advanceTimersByTime(wait - 1)
    expect(FakeSocket.all).toHaveLength(count)
    vi.advanceTimersByTime(1)
    expect(FakeSocket.all).toHaveLength(count + 1)
  }
  newest().open()
  socket.settled()
  newest().end(1012)
  vi.advanceTimersByTime(200)
  expect(FakeSocket.all).toHaveLength(waits.length + 2)
})

test('who was shown out does not come back unasked', () => {
  for (const code of [4401, 4403]) {
    socket.connect()
    const count = FakeSocket.all.length
    newest().open()
    newest().end(code)
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.all).toHaveLength(count)
  }
  expect(heard).toEqual(['opened', 'closed 4401', 'opened', 'closed 4403'])
})

test('a server that says nothing is taken to be gone within the stated time; one that beats is not', () => {
  socket.connect()
  newest().open()
  const first = newest()
  for (let beats = 6; beats > 0; beats--) {
    vi.advanceTimersByTime(BEAT_EVERY)
    first.say()
  }
  expect(FakeSocket.all).toHaveLength(1)
  vi.advanceTimersByTime(SILENCE + 5000)
  expect(FakeSocket.all).toHaveLength(2)
  expect(heard.at(-1)).toBe('closed undefined')
  expect(first.readyState).toBe(FakeSocket.CLOSING)
})

test('a socket that never opens is given up, too', () => {
  socket.connect()
  vi.advanceTimersByTime(SILENCE + 5000)
  expect(FakeSocket.all).toHaveLength(2)
})

test('what an earlier socket still says is not heard', () => {
  socket.connect()
  const first = newest()
  first.open()
  socket.disconnect()
  first.say()
  first.end(1006)
  vi.advanceTimersByTime(60_000)
  expect([heard, FakeSocket.all.length]).toEqual([['opened', 'closed undefined'], 1])
  socket.connect()
  newest().open()
  socket.send(Uint8Array.of(1))
  expect([newest().sent.length, first.sent.length]).toEqual([1, 0])
})
