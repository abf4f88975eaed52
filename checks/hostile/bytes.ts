/**
 * Frames by hand: the bytes of messages and updates as y-protocols and Yjs (V1) lay them out, without asking either whether
 * they make sense. Numbers are written as given, so that what no encoder would write can be written.
 */
import * as encoding from 'lib0/encoding'

export const SYNC = 0
const AWARENESS = 1
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2]

type Part = number | string | Uint8Array | readonly Part[]

/** Numbers become varints, strings and byte arrays carry their length before them, lists follow each other. */
export function write(...parts: readonly Part[]): Uint8Array {
  return encoding.encode((encoder) => parts.forEach((part) => writePart(encoder, part)))
}

function writePart(encoder: encoding.Encoder, part: Part): void {
  if (typeof part === 'number') encoding.writeVarUint(encoder, part)
  else if (typeof part === 'string') encoding.writeVarString(encoder, part)
  else if (part instanceof Uint8Array) encoding.writeVarUint8Array(encoder, part)
  else part.forEach((one) => writePart(encoder, one))
}

/** Bytes as they are. */
export function join(...pieces: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return write(SYNC, UPDATE, update)
}

export function answerMessage(update: Uint8Array): Uint8Array {
  return write(SYNC, STEP_2, update)
}

export function questionMessage(vector: Uint8Array): Uint8Array {
  return write(SYNC, STEP_1, vector)
}

export function awarenessMessage(...states: readonly (readonly [client: number, clock: number, json: string])[]) {
  return write(AWARENESS, write(states.length, ...states))
}

/** An update with structs of one client and no deletions. */
export function structs(client: number, clock: number, ...all: readonly Uint8Array[]): Uint8Array {
  return join(write(1, all.length, client, clock), ...all, [0])
}

export function deletions(client: number, ...ranges: readonly (readonly [from: number, length: number])[]): Uint8Array {
  return write(0, 1, client, ranges.length, ...ranges)
}

type Id = readonly [client: number, clock: number]

/** Where an item stands: behind or before another, or as an entry or the first of a root or an item. */
export type Stand =
  | { readonly left?: Id; readonly right?: Id }
  | { readonly root: string; readonly key?: string }
  | { readonly parent: Id; readonly key?: string }

/** One item; `content` follows as it is. Kinds: 1 deleted, 3 bytes, 4 words, 5 embed, 6 format, 7 type, 8 values, 9 document. */
export function item(kind: number, stand: Stand, content: Uint8Array): Uint8Array {
  const [left, right] = 'root' in stand || 'parent' in stand ? [] : [stand.left, stand.right]
  const key = 'key' in stand ? stand.key : undefined
  const info = kind | (left ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32)
  const place =
    'root' in stand ? write(1, stand.root) : 'parent' in stand ? write(0, [...stand.parent]) : new Uint8Array()
  return join(
    [info],
    left ? write([...left]) : [],
    right ? write([...right]) : [],
    place,
    key === undefined ? [] : write(key),
    content
  )
}

export function words(text: string): Uint8Array {
  return write(text)
}

/** Values in lib0's encoding of anything. */
export function values(...all: readonly Uint8Array[]): Uint8Array {
  return join(write(all.length), ...all)
}

export function anyString(text: string): Uint8Array {
  return join([119], write(text))
}
