import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { LINE, MOST_ASKED, OF_THE_LINE, encodeQuestion, encodeTold, readQuestion, readTold } from './shared-line.ts'
import type { Told } from './shared-line.ts'

/** Behind the number. */
function behind(message: Uint8Array): decoding.Decoder {
  const decoder = decoding.createDecoder(message)
  expect(decoding.readVarUint(decoder)).toBe(OF_THE_LINE)
  return decoder
}

function asked(message: Uint8Array) {
  const decoder = behind(message)
  expect(decoding.readVarUint(decoder)).toBe(LINE.ask)
  return readQuestion(decoder)
}

test('a question is read as it was asked', () => {
  const wanted = [
    { name: 'text', vector: Uint8Array.of(1, 2, 3) },
    { name: 'layer/kaz', vector: Uint8Array.of(0) }
  ]
  for (const all of [true, false]) expect(asked(encodeQuestion({ all, wanted }))).toEqual({ all, wanted })
})

test('what the server tells is read as it was told, and of a later version nothing', () => {
  const told: readonly Told[] = [
    { kind: 'opened', number: 300, name: 'layer/kaz', mayWrite: true },
    { kind: 'opened', number: 1, name: 'text', mayWrite: false },
    { kind: 'shut', name: 'draft/kaz' },
    { kind: 'come', name: 'layer/new' },
    { kind: 'answered' },
    { kind: 'beat' },
    { kind: 'acknowledged', count: 70_000 }
  ]
  for (const one of told) expect(readTold(behind(encodeTold(one)))).toEqual(one)
  expect(readTold(decoding.createDecoder(Uint8Array.of(99)))).toBeUndefined()
})

test('a question that is cut off, goes on, asks twice or for too much is refused', () => {
  const wanted = [{ name: 'text', vector: Uint8Array.of(1, 2, 3) }]
  const whole = encodeQuestion({ all: false, wanted })
  for (let length = 2; length < whole.length; length++)
    expect(() => asked(whole.slice(0, length))).toThrow(/end|left over|more|twice/i)
  expect(() => asked(Uint8Array.from([...whole, 0]))).toThrow(/left over/)
  expect(() => asked(encodeQuestion({ all: false, wanted: [...wanted, ...wanted] }))).toThrow(/twice/)
  const many = Array.from({ length: MOST_ASKED + 1 }, (_, at) => ({ name: `layer/${at}`, vector: Uint8Array.of(0) }))
  expect(() => asked(encodeQuestion({ all: false, wanted: many }))).toThrow(/more/)
  expect(() => asked(Uint8Array.of(0, LINE.ask, 2, 0))).toThrow(/more/)
})
