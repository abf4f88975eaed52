import { describe, expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import { Names } from './names.ts'
import { plainEnd } from './plain-token.ts'
import { sharedEnds } from './shared-ends.ts'
import { changeBits, randomBits } from './testing/words-of-many-scripts.ts'
import { tokenPattern } from './token-pattern.ts'
import { TokenRow } from './token-row.ts'
import { Tokenizer } from './tokens.ts'

const SEED = Number(process.env['SEED'] ?? 20251201)
const WORLDS = Number(process.env['WORLDS'] ?? 3000)
const TERMS = ['Green Lane Terms']

/** What every token reads, and where it ends. */
function shown({ names }: Tokenizer, row: TokenRow): readonly string[] {
  return Array.from({ length: row.length }, (_, index) => `${row.ends[index]} ${names.words[row.names[index]!]}`)
}

describe(`cutting words into tokens, seed ${SEED}`, () => {
  test('an end that is told by a few letters is the one that the pattern finds', () => {
    const pattern = tokenPattern(TERMS)
    let told = 0
    for (let world = 0; world < WORLDS; world++) {
      const text = randomBits(createRandom(SEED + world), 12)
      for (let at = 0; at < text.length; at++) {
        const end = plainEnd(text, at, text.length, 'G')
        if (end === 0) continue
        told++
        pattern.lastIndex = at
        pattern.test(text)
        expect(end, `world ${SEED + world}: ${text.slice(at)}`).toBe(pattern.lastIndex)
      }
    }
    expect(told).toBeGreaterThan(WORLDS)
  })

  test('two texts that are cut together are cut as each is alone', () => {
    let alike = 0
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const a = randomBits(random, 20)
      const b = changeBits(random, a)
      const ends = { ...sharedEnds(a, b), lead: 0, tail: 0 }
      if (ends.same + ends.sameBehind > 0) alike++
      const [tokenizer, left, right, alone] = [new Tokenizer(TERMS), new TokenRow(), new TokenRow(), new TokenRow()]
      tokenizer.cutBoth(a, b, ends, left, right)
      tokenizer.cutLine([{ type: 'text', text: b }], alone)
      expect(shown(tokenizer, right), `world ${SEED + world}`).toEqual(shown(tokenizer, alone))
    }
    expect(alike).toBeGreaterThan(WORLDS / 2)
  })

  test('sentences that both begin or end with are one token', () => {
    const [a, b] = ['One is here. Two is here; three is there.', 'One is here. Two was here; three is there.']
    const [tokenizer, left, right] = [new Tokenizer(), new TokenRow(), new TokenRow()]
    tokenizer.cutBoth(a, b, sharedEnds(a, b), left, right)
    const words = (row: TokenRow, text: string) =>
      Array.from({ length: row.length }, (_, index) => text.slice(row.startOf(index), row.ends[index]))
    expect(words(left, a)).toEqual(['One is here.', ' ', 'Two', ' ', 'is', ' ', 'here', ';', ' three is there.'])
    expect(words(right, b)).toEqual(['One is here.', ' ', 'Two', ' ', 'was', ' ', 'here', ';', ' three is there.'])
  })
})

test('the same words have the same number, others another', () => {
  const names = new Names()
  const numbers = new Map<string, number>()
  for (let count = 0; count < 5000; count++) {
    const word = count.toString(36)
    const number = names.of(`, ${word}.`, 2, 2 + word.length)
    expect(numbers.get(word)).toBeUndefined()
    numbers.set(word, number)
  }
  expect(new Set(numbers.values()).size).toBe(5000)
  for (const [word, number] of numbers) {
    expect(names.ofWords(word)).toBe(number)
    expect(names.words[number]).toBe(word)
  }
})
