/**
 * The words of a text as likeness reads them, as numbers: in small letters; what brackets say and the numbers of places in
 * the text aside. A script without spaces is read letter by letter.
 */
import type { Arena } from './arena.ts'
import { RESERVED } from './names.ts'
import type { Names } from './names.ts'
import { CROSS_REFERENCE, OPENING } from './token-pattern.ts'

const ASIDE = new RegExp(`${OPENING}|${CROSS_REFERENCE}`, 'gu')
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu

export function readWords(text: string, names: Names, arena: Arena): Int32Array {
  const words = text.replace(ASIDE, ' ').toLowerCase()
  return (
    readAscii(words, names, arena) ?? Int32Array.from(words.match(WORDS) ?? [], (word) => numberOf(names.ofWords(word)))
  )
}

/** Undefined where there is a letter that is not plain Latin. */
function readAscii(words: string, names: Names, arena: Arena): Int32Array | undefined {
  const numbers = arena.take((words.length >> 1) + 1)
  let [count, from] = [0, 0]
  for (let at = 0; at <= words.length; at++) {
    const code = at < words.length ? words.charCodeAt(at) : 32
    if (code > 127) return void arena.keep(numbers, 0)
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) continue
    if (at > from) numbers[count++] = numberOf(names.of(words, from, at))
    from = at + 1
  }
  return arena.keep(numbers, count)
}

/** From 1. */
function numberOf(name: number): number {
  return name - RESERVED + 1
}
