/**
 * Mutations, from a seed: bytes turned over, cut out and put in, and tokens of an update changed where they stand. Half of
 * what is made differs in one place alone, so that most of it is still read to its end.
 */
import type { Random } from '@cartif/treaty-text/testing'
import { readTokens, writeTokens } from './frame-tokens.ts'
import type { Token } from './frame-tokens.ts'

/** Words that mean something to somebody further down. */
export const NASTY = [
  '',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'meta',
  'layout',
  'articles',
  'proposals',
  'removed',
  'text',
  'origin 1 0',
  'null',
  'undefined',
  '{"mark":{"id":"__proto__","kind":"sermon","numbering":7}}',
  '{"ref":"javascript:alert(1)"}',
  '"\\ud83c"',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '\u202Eevil',
  '\u0000',
  '[KAZ: ',
  '\u2028',
  'x'.repeat(300)
] as const

const NUMBERS = [
  0,
  1,
  2,
  31,
  127,
  128,
  255,
  65_535,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  Number.MAX_SAFE_INTEGER
]

export function mutateBytes(random: Random, frame: Uint8Array): Uint8Array {
  const bytes = [...frame]
  for (let count = random.chance(0.5) ? 1 : 1 + random.int(4); count > 0; count--) {
    const at = random.int(bytes.length + 1)
    random.pick(BYTE_CHANGES)(random, bytes, at)
  }
  return Uint8Array.from(bytes)
}

type ByteChange = (random: Random, bytes: number[], at: number) => void

const BYTE_CHANGES: readonly ByteChange[] = [
  (random, bytes, at) => void (bytes[Math.min(at, Math.max(0, bytes.length - 1))] = random.int(256)),
  (random, bytes, at) => void (bytes[Math.min(at, Math.max(0, bytes.length - 1))]! ^= 1 << random.int(8)),
  (random, bytes, at) => void bytes.splice(at, 1 + random.int(4)),
  (random, bytes, at) => void bytes.splice(at, 0, ...Array.from({ length: 1 + random.int(6) }, () => random.int(256))),
  (_, bytes, at) => void (bytes.length = at)
]

/** `clients` are ids that mean something in the document. */
export function mutateUpdate(random: Random, update: Uint8Array, clients: readonly number[]): Uint8Array {
  const tokens = readTokens(update)
  if (!tokens || tokens.length === 0) return mutateBytes(random, update)
  const changed = [...tokens]
  for (let count = random.chance(0.5) ? 1 : 1 + random.int(5); count > 0; count--) {
    const at = random.int(changed.length)
    if (random.chance(0.85)) changed[at] = mutateToken(random, changed[at]!, clients)
    else if (random.chance(0.5)) changed.splice(at, 1 + random.int(3))
    else changed.splice(at, 0, ...changed.slice(random.int(at + 1), at + 1).slice(0, 8))
    if (changed.length === 0) return new Uint8Array()
  }
  return writeTokens(changed)
}

function mutateToken(random: Random, token: Token, clients: readonly number[]): Token {
  if (token.is === 'words') return { is: 'words', value: mutateWords(random, token.value) }
  if (token.is === 'raw') return { is: 'raw', value: mutateBytes(random, token.value) }
  if (token.is === 'client' && random.chance(0.8) && clients.length > 0)
    return { is: 'client', value: random.pick(clients) }
  if (token.is === 'info') return { is: 'info', value: random.chance(0.5) ? random.int(256) : token.value ^ 32 }
  if (random.chance(0.6)) return { is: token.is, value: Math.max(0, token.value + random.int(7) - 3) }
  return { is: token.is, value: random.pick(NUMBERS) }
}

function mutateWords(random: Random, words: string): string {
  if (random.chance(0.6)) return random.pick(NASTY)
  const at = random.int(words.length + 1)
  return `${words.slice(0, at)}${random.pick(NASTY)}${words.slice(at + random.int(3))}`
}
