import { describe, expect, test } from 'vitest'
import { cleanLines, cleanWords, findDeceptive } from './clean-words.ts'

describe('words from outside', () => {
  test.each([
    ['plain words', 'Each Party shall publish.'],
    ['Kazakh, Tajik, Uzbek, Mongolian', 'ә ғ қ ң ө ұ ү һ і ӣ ӯ ҳ ҷ ў'],
    ['й as two', 'и\u0306'],
    ['Persian with its non-joiner', 'می\u200Cشود'],
    ['Persian vowels before the non-joiner', 'خانهٔ\u200Cها'],
    ['a non-joiner typed before its next letter', 'می\u200C'],
    ['the year sign', '۱۴۰۴ ه\u200D.ش.'],
    ['an emoji family', '👨\u200D👩\u200D👧'],
    ['a heart on fire', '❤\uFE0F\u200D🔥'],
    ['a keycap', '1\uFE0F\u20E3'],
    ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['flags', '🇰🇿🇺🇿'],
    ['a variant of a Chinese character', '葛\u{E0100}'],
    ['the Arabic number sign', '\u0600١٢'],
    ['Mongolian script with its connector', 'ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ'],
    ['smart quotes and dashes', '“a” — ‘b’…']
  ])('keeps %s', (_, words) => {
    expect(cleanWords(words)).toEqual({ text: words, removed: [] })
  })

  test.each([
    ['a zero-width space', 'a\u200Bb', 'ab', ['zero-width space (U+200B)']],
    ['a non-joiner between Latin letters', 'a\u200Cb', 'ab', ['zero-width non-joiner (U+200C)']],
    ['a non-joiner behind a Latin letter', 'a\u200C', 'a', ['zero-width non-joiner (U+200C)']],
    ['a joiner that joins nothing', 'a\u200D👩', 'a👩', ['zero-width joiner (U+200D)']],
    ['an override', 'a\u202Ebc\u202C', 'abc', ['right-to-left override (U+202E)', 'end of embedding (U+202C)']],
    ['isolates', '\u2067a\u2069', 'a', ['right-to-left isolate (U+2067)', 'end of isolate (U+2069)']],
    ['private use', 'a\uE000b', 'ab', ['private-use character (U+E000)']],
    ['a control', 'a\u0007', 'a', ['control character (U+0007)']],
    ['half a pair', 'a\uD83D', 'a', ['half of a character (U+D83D)']],
    ['hidden tags', 'a\u{E0041}\u{E0042}', 'a', ['hidden tag (U+E0041)', 'hidden tag (U+E0042)']],
    ['a blank that is a letter', 'a\u3164b', 'ab', ['invisible character (U+3164)']],
    [
      'selectors that select nothing',
      'a\uFE0F\u{E0101}b',
      'ab',
      ['variation selector (U+FE0F)', 'variation selector (U+E0101)']
    ],
    ['an object placeholder', 'a\uFFFCb', 'ab', ['object placeholder (U+FFFC)']],
    ['each kind once', '\u200Ba\u200B', 'a', ['zero-width space (U+200B)']]
  ])('takes and tells %s', (_, words, text, removed) => {
    expect(cleanWords(words)).toEqual({ text, removed })
  })

  test('spaces of every kind are spaces, soft hyphens are layout; neither is told', () => {
    expect(cleanWords('a\u00A0b\u202Fc\u3000d\te\nf\u00ADg')).toEqual({ text: 'a b c d e fg', removed: [] })
  })

  test('lines and tabs of a text stay', () => {
    const { text, removed } = cleanLines('1.\u00A0 a\u200B\r\n\t(a) b\n\nc')
    expect(text).toBe('1.  a\r\n\t(a) b\n\nc')
    expect(removed).toEqual(['zero-width space (U+200B)'])
  })

  test('what stands before counts', () => {
    expect(cleanWords('\u200C', () => 'می').text).toBe('\u200C')
    expect(cleanWords('\u200C', () => 'mi').text).toBe('')
    expect(cleanWords('\u200D👧', () => '👩').text).toBe('\u200D👧')
  })
})

test('every character that no words need is found, wherever it stands, and no other', () => {
  const NEEDED_NOWHERE = /^[\p{Cc}\p{Co}\u200B\u2060\uFEFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]$/u
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point)
    const isFound = NEEDED_NOWHERE.test(character) && character !== '\t'
    if ((findDeceptive(`a${character}b`) !== undefined) !== isFound) expect.fail(point.toString(16))
  }
})
