import { BEAT_EVERY, SILENCE } from '@cartif/live'
import { expect, test } from 'vitest'
import { Heartbeat } from './heartbeat.ts'
import { LINE_LIMITS } from './limits.ts'
import { Line } from './line.ts'

/** A line whose other side is there, or is not. */
function open() {
  const calls: string[] = []
  let say: (data: ArrayBuffer) => void = () => {}
  const socket = {
    binaryType: '',
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    on: (_: string, listener: (data: ArrayBuffer) => void) => void (say = listener),
    send: () => {},
    close: () => {},
    terminate: () => void calls.push('terminated'),
    ping: () => void calls.push('asked')
  }
  const line = new Line({
    socket,
    limits: LINE_LIMITS.plain,
    onRefused: () => {},
    monotonic: () => 0,
    acknowledgement: () => new Uint8Array(0),
    read: () => {},
    mayStay: () => true
  })
  return { line, calls, say: () => say(new ArrayBuffer(1)) }
}

test('who answers, or says anything, stays; who does not is let go at the next question', () => {
  const [answers, speaks, silent] = [open(), open(), open()]
  const heartbeat = new Heartbeat(() => [answers, speaks, silent].map(({ line }) => line))
  for (let now = 0; now <= 4 * BEAT_EVERY; now += 1000) {
    heartbeat.look(now)
    if (now % BEAT_EVERY !== 0) continue
    answers.line.answered()
    speaks.say()
  }
  expect(answers.calls).toEqual(['asked', 'asked', 'asked', 'asked'])
  expect(speaks.calls).toEqual(answers.calls)
  expect(silent.calls.slice(0, 2)).toEqual(['asked', 'terminated'])
})

test('nobody is let go for answers that a busy server has not read yet', () => {
  const one = open()
  const heartbeat = new Heartbeat(() => [one.line])
  for (let now = 0; now <= BEAT_EVERY; now += 1000) heartbeat.look(now)
  expect(one.calls).toEqual(['asked'])
  heartbeat.look(4 * BEAT_EVERY)
  one.line.answered()
  heartbeat.look(4 * BEAT_EVERY + 1000)
  expect(one.calls).toEqual(['asked', 'asked'])
})

test('each is asked at a moment of its own', () => {
  const asked: [number, number][] = []
  let now = 0
  const present: { beat(): void }[] = []
  const heartbeat = new Heartbeat(() => present)
  for (; now < 3 * BEAT_EVERY; now += 1000) {
    const index = present.length
    if (index < 5) present.push({ beat: () => void asked.push([index, now]) })
    heartbeat.look(now)
  }
  for (let index = 0; index < 5; index++)
    expect(asked.filter(([one]) => one === index).map(([, at]) => at)).toEqual(
      [BEAT_EVERY, 2 * BEAT_EVERY].map((at) => at + index * 1000)
    )
})

test('a page waits for more than two beats before it takes the server to be gone', () => {
  expect(SILENCE).toBeGreaterThan(2 * BEAT_EVERY + 2000)
})
