import { describe, expect, test } from 'vitest'
import type { FaultyExample } from './rule.ts'
import { RULES } from './rules/index.ts'
import { ScrubText } from './scrub-text.ts'
import { scrubText } from './scrub.ts'
import { readArticles } from './testing/read-example.ts'

const PARTIES = [
  'Azerbaijan',
  'People’s Republic of China',
  'Georgia',
  'Kazakhstan',
  'Kyrgyz Republic',
  'Mongolia',
  'Pakistan',
  'Tajikistan',
  'Uzbekistan'
]

function textOf({ text, previous }: Pick<FaultyExample, 'text' | 'previous'>): ScrubText {
  const before = previous === undefined ? {} : { previous: readArticles(previous) }
  return new ScrubText(readArticles(text), { parties: PARTIES, ...before })
}

describe.each(RULES)('$name', (rule) => {
  test('shows what it finds and what it leaves alone by three examples each at least', () => {
    expect(rule.faulty.length).toBeGreaterThanOrEqual(3)
    expect(rule.clean.length).toBeGreaterThanOrEqual(3)
  })

  test.each(rule.faulty)('finds $finds in “$text”', (example) => {
    const text = textOf(example)
    const findings = scrubText(text, [rule])
    expect(findings.map(({ quote }) => quote)).toEqual(example.finds)
    const first = findings.find(({ fix }) => fix)
    if (example.fixed === undefined || !first?.fix) return expect(example.fixed).toBeUndefined()
    const { words } = text.provisions.find(({ id }) => id === first.provision)!
    expect(words.slice(0, first.fix.from) + first.fix.text + words.slice(first.fix.to)).toBe(example.fixed)
  })

  test.each(rule.clean)('finds nothing in “$text”', (example) => {
    expect(scrubText(textOf(example), [rule]).map(({ quote, message }) => `${quote}: ${message}`)).toEqual([])
  })
})
