/**
 * Messages as they go over a WebSocket (RFC 6455, section 5.2): one whole binary frame, not masked, not compressed. A message
 * for many is framed once; it and its frame are the same bytes.
 */
import * as encoding from 'lib0/encoding'

const WHOLE_BINARY = 0x82

/** A message, and the frame that ends with it. */
export interface Framed {
  readonly message: Uint8Array
  readonly frame: Uint8Array
}

/** A message written with lib0. */
export function encodeFrame(write: (encoder: encoding.Encoder) => void): Framed {
  const encoder = encoding.createEncoder()
  write(encoder)
  return toFrame(encoding.toUint8Array(encoder))
}

export function toFrame(message: Uint8Array): Framed {
  const head = headOf(message.length)
  const frame = new Uint8Array(head.length + message.length)
  frame.set(head)
  frame.set(message, head.length)
  return { message: frame.subarray(head.length), frame }
}

function headOf(length: number): readonly number[] {
  if (length < 126) return [WHOLE_BINARY, length]
  if (length < 1 << 16) return [WHOLE_BINARY, 126, length >> 8, length & 255]
  return [WHOLE_BINARY, 127, ...bigEndian(length)]
}

/** A function that knows its last answer: what goes to everybody in a document is asked for them one after another. */
export function onceFor<A extends object, B>(make: (from: A, number: number) => B): (from: A, number: number) => B {
  let last: { readonly from: A; readonly made: B } | undefined
  return (from, number) => {
    if (last?.from !== from) last = { from, made: make(from, number) }
    return last.made
  }
}

/** A function that knows its answers for as long as somebody has what they were made from. */
export function keptFor<A extends object, B>(make: (from: A, number: number) => B): (from: A, number: number) => B {
  const kept = new WeakMap<A, { readonly made: B }>()
  return (from, number) => {
    const known = kept.get(from)
    if (known) return known.made
    const made = make(from, number)
    kept.set(from, { made })
    return made
  }
}

function bigEndian(length: number): readonly number[] {
  const high = Math.floor(length / 2 ** 32)
  return [high, length].flatMap((word) => [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}
