import { describe, expect, test } from 'vitest'
import { clampToGraphemes, graphemeLength } from './graphemes.ts'
import type { Line, Piece } from './line.ts'
import { lineLength } from './line.ts'
import { createRandom } from './testing/index.ts'
import type { Random } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = 3000

/** Letters and what joins them: combining marks, joiners, flags, families, Hangul, Indic conjuncts, number signs. */
const ALPHABET = [...'aZ 1é\u00ADи\u0306іӣәҷمیا\u064B\u200C\u200D中한한क\u094Dष\u0600', ...'🇰🇿👩🏽\uFE0F❤🚀𐐷\u20E3']

describe(`graphemes, seed ${SEED}`, () => {
  test('a clamped range cuts no cluster, grows to the nearest boundaries, and clamping again changes nothing', () => {
    let grown = 0
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const line = someLine(random)
      const [a, b] = [random.int(lineLength(line) + 1), random.int(lineLength(line) + 1)]
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const clamped = clampToGraphemes(line, from, to)
      const boundaries = boundariesOf(line)
      const expected = {
        from: boundaries.findLast((at) => at <= from),
        to: from === to ? boundaries.findLast((at) => at <= from) : boundaries.find((at) => at >= to)
      }
      expect(clamped, `world ${world}, ${JSON.stringify(line)} ${from}-${to}`).toEqual(expected)
      expect(clampToGraphemes(line, clamped.from, clamped.to), `world ${world}`).toEqual(clamped)
      if (clamped.from !== from || clamped.to !== to) grown++
    }
    expect(grown).toBeGreaterThan(WORLDS / 10)
  })

  test('what two texts bring side by side is no cluster', () => {
    const line: Line = [
      { type: 'text', text: 'и' },
      { type: 'text', text: '\u0306', em: true }
    ]
    expect(clampToGraphemes(line, 1, 2)).toEqual({ from: 0, to: 2 })
    expect(clampToGraphemes(line, 1, 2, (index) => index === 1)).toEqual({ from: 1, to: 2 })
  })

  test.each([
    ['й as two', 'краи\u0306', 2],
    ['a flag behind two flags', '🇰🇿🇺🇿🇹🇯', 4],
    ['a family', 'a👨‍👩‍👧‍👦', 11],
    ['a hand with its colour', '👍🏽', 4],
    ['a rocket', '🚀', 2],
    ['a letter', 'қазақ', 1],
    ['a non-joiner alone', 'می\u200C', 1],
    ['a vowel sign with its letter', 'كتابًا'.slice(0, 5), 2],
    ['nothing', '', 0]
  ])('Backspace takes %s', (_, words, units) => {
    expect(graphemeLength(words, -1)).toBe(units)
  })

  test.each([
    ['й as two', 'и\u0306а', 2],
    ['a flag before two flags', '🇰🇿🇺🇿🇹🇯', 4],
    ['a letter before a non-joiner', 'ی\u200Cخ', 1]
  ])('Delete takes %s', (_, words, units) => {
    expect(graphemeLength(words, 1)).toBe(units)
  })
})

function someLine(random: Random): Line {
  const pieces: Piece[] = []
  for (let count = 1 + random.int(5); count > 0; count--) {
    if (random.int(6) === 0) pieces.push({ type: 'reference', target: 'p1' })
    else
      pieces.push({
        type: 'text',
        text: Array.from({ length: 1 + random.int(6) }, () => random.pick(ALPHABET)).join(''),
        ...(count % 2 === 0 ? { em: true as const } : {})
      })
  }
  return pieces
}

/** The slow way: every run between references segmented as a whole. */
function boundariesOf(line: Line): number[] {
  const words = line.map((piece) => (piece.type === 'text' ? piece.text : '\n')).join('')
  const boundaries = [...new Intl.Segmenter('en').segment(words)].map(({ index }) => index)
  const joiners = [...words].length === 0 ? [] : [...words.matchAll(/\u200C/g)].map(({ index }) => index)
  return [...new Set([...boundaries, ...joiners, words.length])].sort((a, b) => a - b)
}
