import { expect, test } from 'vitest'
import { RULES } from './rules/index.ts'
import { ScrubText } from './scrub-text.ts'
import { scrubText } from './scrub.ts'
import { readArticles } from './testing/read-example.ts'

/** Articles that give every rule something to do: terms, references, limits, names, lists, and faults. */
function article(index: number): string {
  return `Article ${index + 1} — Matter ${index}
1.  “matter ${index}” means a thing of the Regional Committee within 30 days of the request ${index}.
2.  Each Party shall, under Article ${index}(2) and {Article 1}, inform the Joint Committee of matter ${index} ,and reply within ${index} days:
    (a) to Kazahkstan and the Agreement on Trade Facilitations;
    (b) to the World Trade Organisation (its staff; and
    (c) to "whom" it concerns
`
}

/** Work for each character, so that longer numbers do not count as more text. */
function workOf(articles: number): { work: number; findings: number } {
  const notation = Array.from({ length: articles }, (_, index) => article(index)).join('\n')
  const previous = readArticles(notation.replaceAll('shall', 'should'))
  const text = new ScrubText(readArticles(notation), { previous, parties: ['Kazakhstan', 'Uzbekistan'] })
  return { findings: scrubText(text, RULES).length, work: text.work / notation.length }
}

test('a text of twice, or eight times, the length is no more work for each of its characters', () => {
  const [once, twice, eight] = [workOf(100), workOf(200), workOf(800)]
  expect(once.findings).toBeGreaterThan(500)
  expect(twice.work / once.work).toBeLessThan(1.05)
  expect(eight.work / once.work).toBeLessThan(1.05)
})

test.each(RULES)('$name looks at what it judges: work is counted', (rule) => {
  const articles = readArticles(Array.from({ length: 20 }, (_, index) => article(index)).join('\n'))
  const previous = readArticles(
    Array.from({ length: 20 }, (_, index) => article(index))
      .join('\n')
      .replaceAll('shall', 'should')
  )
  const text = new ScrubText(articles, { previous, parties: ['Kazakhstan'] })
  scrubText(text, [rule])
  expect(text.work).toBeGreaterThanOrEqual(articles.length * 5)
})
