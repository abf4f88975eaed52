/**
 * Words under numbers, counted from 0 in the order in which they are first met. Law: two stretches of text have the same
 * number exactly when they read the same, letter by letter. A stretch is looked up where it stands, so that what was met
 * before costs no string.
 */

/** Numbers below this stand for nothing that is looked up; whoever needs names of its own has them. */
export const RESERVED = 2

export class Names {
  /** What each number stands for. */
  readonly words: string[] = Array.from({ length: RESERVED }, () => '')
  /** By hash: the number, 0 where there is none. Its length is a power of two. */
  private table = new Int32Array(1024)
  private hashes = new Int32Array(512)
  /** By code: of signs that stand alone, the number, 0 where it is not known. */
  private readonly signs = new Int32Array(128)

  get size(): number {
    return this.words.length
  }

  /** The number of the words that stand in a text from one place to another. */
  of(text: string, from: number, to: number): number {
    if (to - from === 1) {
      const code = text.charCodeAt(from)
      if (code < 128) return this.signs[code]! || (this.signs[code] = this.add(text, from, to, code))
    }
    // FNV-1a, and stirred: words that are much alike must not stand side by side in the table.
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return this.find(text, from, to, hash ^ (hash >>> 13))
  }

  ofWords(words: string): number {
    return this.of(words, 0, words.length)
  }

  private find(text: string, from: number, to: number, hash: number): number {
    const mask = this.table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.table[slot]!
      if (number === 0) return this.insert(slot, this.add(text, from, to, hash))
      if (this.hashes[number] === hash && isThere(this.words[number]!, text, from, to)) return number
    }
  }

  private add(text: string, from: number, to: number, hash: number): number {
    const number = this.words.push(text.slice(from, to)) - 1
    if (number >= this.hashes.length) this.hashes = grown(this.hashes)
    this.hashes[number] = hash
    return number
  }

  private insert(slot: number, number: number): number {
    this.table[slot] = number
    if (number * 2 > this.table.length) this.rehash()
    return number
  }

  private rehash(): void {
    const old = this.table
    this.table = new Int32Array(old.length * 4)
    const mask = this.table.length - 1
    for (const number of old) {
      if (number === 0) continue
      let slot = this.hashes[number]! & mask
      while (this.table[slot] !== 0) slot = (slot + 1) & mask
      this.table[slot] = number
    }
  }
}

/** The same numbers with room for as many again. */
export function grown(numbers: Int32Array, least = numbers.length * 2): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, numbers.length * 2))
  larger.set(numbers)
  return larger
}

function isThere(words: string, text: string, from: number, to: number): boolean {
  if (words.length !== to - from) return false
  for (let at = from; at < to; at++) if (words.charCodeAt(at - from) !== text.charCodeAt(at)) return false
  return true
}
