import { expect, test } from 'vitest'
import type { ProvisionKind } from './line.ts'
import { numberArticles, numberProvisions } from './numbering.ts'

/** `+` marks what is only proposed; the level is that of the indentation. */
function number(...lines: readonly string[]): string {
  const KINDS: readonly ProvisionKind[] = ['paragraph', 'sub-paragraph', 'item']
  const marks = lines.map((line, index) => {
    const kind = KINDS[line.lastIndexOf(' ') + 1]!
    const mark = { type: 'mark' as const, id: String(index), kind, numbering: 'auto' as const }
    return { mark, proposed: line.includes('+') }
  })
  return numberProvisions(marks).join(' ')
}

test('what is proposed does not push the numbers of what stands', () => {
  expect(number('p', '+', '+', 'p', '+')).toBe('1. 1 bis. 1 ter. 2. 2 bis.')
  expect(number('+', 'p')).toBe('0 bis. 1.')
  expect(number('p', ' s', ' +', ' s')).toBe('1. (a) (a bis) (b)')
})

test('where nothing stands that it could push, it has the number it would have in the text', () => {
  expect(number('p', ' +', ' +', 'p', ' +', '  +')).toBe('1. (a) (b) 2. (a) (i)')
  expect(number('p', ' s', 'p', ' +')).toBe('1. (a) 2. (a)')
  expect(number('p', '+', ' +', ' +')).toBe('1. 1 bis. (a) (b)')
  const articles = [
    { kind: 'article' as const, proposed: false },
    { kind: 'annex' as const, proposed: true },
    { kind: 'article' as const, proposed: true }
  ]
  expect(numberArticles(articles)).toEqual(['Article 1', 'Annex A', 'Article 1 bis'])
})
