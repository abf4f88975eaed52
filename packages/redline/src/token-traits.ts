/** What kind of token stands where a change could begin or end, and between two changes: read once for each name. */
import type { Names } from './names.ts'
import { wordsOfKey } from './styles.ts'
import { BEFORE, BEHIND } from './token-row.ts'

export const SPACE = 1
/** A word that alone does not make two changes two: bridging it reads easier than keeping it. */
export const ISLAND = 2
/** Ends as a sentence or an item does. */
export const STOP = 4
export const COMMA = 8
export const OPENS = 16
export const CLOSES = 32
/** Begins with a letter or a digit. */
export const WORD = 64
/** A bracket, and nothing said about its emphasis. */
export const BARE_BRACKET = 128
const KNOWN = 256

const ISLANDS = /^(?:\s+|a|an|and|as|at|by|for|in|of|on|or|the|to|и|в|на|с|о)$/iu

export class TokenTraits {
  private readonly names: Names
  private known = new Uint16Array(1024)

  constructor(names: Names) {
    this.names = names
    this.known[BEFORE] = KNOWN | STOP | WORD
    this.known[BEHIND] = KNOWN
  }

  of(name: number): number {
    if (name >= this.known.length) this.grow(name)
    return this.known[name]! || (this.known[name] = KNOWN | traitsOf(this.names.words[name]!))
  }

  private grow(name: number): void {
    const larger = new Uint16Array(name * 2)
    larger.set(this.known)
    this.known = larger
  }
}

function traitsOf(key: string): number {
  const words = wordsOfKey(key)
  const isBare = key.startsWith('[') || key === ']'
  const isIsland = ISLANDS.test(words) && !words.includes('\n')
  return (
    (/^\s+$/.test(words) ? SPACE : 0) |
    (isIsland ? ISLAND : 0) |
    (/[.;:]$/.test(words) ? STOP : 0) |
    (words.endsWith(',') ? COMMA : 0) |
    (words.startsWith('[') ? OPENS : 0) |
    (words === ']' ? CLOSES : 0) |
    (/^[\p{L}\p{N}]/u.test(words) ? WORD : 0) |
    (isBare ? BARE_BRACKET : 0)
  )
}
