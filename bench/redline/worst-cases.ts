/** Texts that bring a comparison down: each of about so many words. */
import { textLine } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'

type Texts = readonly [readonly Article[], readonly Article[]]

export const WORST: Readonly<Record<string, (words: number) => Texts>> = {
  /** One provision, another one in every twenty words. */
  'one-line': (words) => {
    const random = createRandom(1)
    const all = Array.from({ length: words }, () => word(random.int(5000)))
    const changed = all.map((one) => (random.chance(0.05) ? word(random.int(5000)) : one))
    return [article([all.join(' ')], 'a'), article([changed.join(' ')], 'b')]
  },
  /** One word over and over, once cut shorter. */
  'one-word': (words) => [
    article([Array.from({ length: words }, (_, index) => (index % 7 === 0 ? 'b' : 'a')).join(' ')], 'a'),
    article([Array.from({ length: words }, (_, index) => (index % 5 === 0 ? 'b' : 'a')).join(' ')], 'b')
  ],
  'nothing-in-common': (words) => [provisions(words, 'x', 'a'), provisions(words, 'y', 'b')],
  /** Every provision says the same; a tenth of them are gone. */
  'all-equal': (words) => [
    article(
      Array.from({ length: words / 10 }, () => 'Each Party shall publish its fees and charges as they are.'),
      'a'
    ),
    article(
      Array.from({ length: (words / 10) * 0.9 }, () => 'Each Party shall publish its fees and charges as they are.'),
      'b'
    )
  ],
  'no-words': () => [article([], 'a'), article([''], 'b')]
}

function word(number: number): string {
  return number.toString(36).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
}

function provisions(words: number, prefix: string, side: string): readonly Article[] {
  const random = createRandom(2)
  const sentence = () => Array.from({ length: 40 }, () => prefix + word(random.int(5000))).join(' ')
  return article(Array.from({ length: words / 40 }, sentence), side)
}

function article(sentences: readonly string[], side: string): readonly Article[] {
  const line: Line = [
    { type: 'mark', id: `${side}h`, kind: 'heading', numbering: 'auto' },
    ...sentences.flatMap((sentence, index): Line => [
      { type: 'mark', id: `${side}${index}`, kind: 'paragraph', numbering: 'auto' },
      ...textLine(sentence)
    ])
  ]
  return [{ id: side, kind: 'article', order: 'a0', line }]
}
