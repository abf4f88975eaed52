/**
 * Messages as they go over a WebSocket (RFC 6455, section 5.2): one whole binary frame, not masked, not compressed. A message
 * for many is framed once, and so is the update in it.
 */
import * as encoding from 'lib0/encoding'

const WHOLE_BINARY = 0x82

/** Bytes of a message from which on its frame is kept as long as the message. */
const LARGE = 1 << 14

/** The frame of a message; of the same message again, the same bytes. */
export function frameOf(message: Uint8Array): Uint8Array {
  return message.length < LARGE ? frameOnce(message) : frameKept(message)
}

function makeFrame(message: Uint8Array): Uint8Array {
  const { length } = message
  const head =
    length < 126 ? [length] : length < 1 << 16 ? [126, length >> 8, length & 255] : [127, ...bigEndian(length)]
  const frame = new Uint8Array(1 + head.length + length)
  frame[0] = WHOLE_BINARY
  frame.set(head, 1)
  frame.set(message, 1 + head.length)
  return frame
}

/** A message written with lib0. */
export function encodeMessage(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A function that knows its last answer: what goes to everybody in a document is asked for them one after another. */
export function onceFor<A extends object, B>(make: (from: A) => B): (from: A) => B {
  let last: { readonly from: A; readonly made: B } | undefined
  return (from) => {
    if (last?.from !== from) last = { from, made: make(from) }
    return last.made
  }
}

/** A function that knows its answers for as long as somebody has what they were made from. */
export function keptFor<A extends object, B>(make: (from: A) => B): (from: A) => B {
  const kept = new WeakMap<A, { readonly made: B }>()
  return (from) => {
    const known = kept.get(from)
    if (known) return known.made
    const made = make(from)
    kept.set(from, { made })
    return made
  }
}

const frameOnce = onceFor(makeFrame)
const frameKept = keptFor(makeFrame)

function bigEndian(length: number): readonly number[] {
  const high = Math.floor(length / 2 ** 32)
  return [high, length].flatMap((word) => [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}
