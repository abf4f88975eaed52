/** Texts that make cutting hard, from a seed: references, brackets, dates, amounts, scripts without spaces, accents. */
import type { Random } from '@cartif/treaty-text/testing'

const BITS = [
  'Each Party',
  'the Parties',
  'Part',
  'Parts 3',
  'shall',
  'may',
  'of',
  'a',
  'A',
  '[',
  ']',
  '[KAZ, UZB: ',
  'delete: ',
  ', ',
  '. ',
  '; ',
  ': ',
  ' ',
  '  ',
  '\n',
  'Article 9(2)',
  'Articles',
  'Annex A',
  'Section IV',
  'Subparagraph (b)',
  'paragraph 3 bis',
  'sub-paragraph (a)',
  'subject',
  'footnote 4',
  'Footnote',
  '30 days',
  '60 working days',
  '12 March 2025',
  '30.5',
  'USD 30',
  '30 per cent',
  '2025年3月1日',
  '缔约方应公布',
  '可',
  'ไทย',
  'Стороны должны',
  'статьи 5',
  'e\u0301',
  '😀',
  'İ',
  'don’t',
  're-use',
  'Green Lane Terms',
  'Green Lane'
]

export function randomBits(random: Random, most: number): string {
  return Array.from(
    { length: random.int(most) },
    () => `${random.pick(BITS)}${random.pick(['', ' ', ' ', ', '])}`
  ).join('')
}

/** The text with a few of its words replaced, struck or brought in. */
export function changeBits(random: Random, text: string): string {
  const words = text.split(' ')
  for (let count = 1 + random.int(3); count > 0; count--)
    words.splice(random.int(words.length + 1), random.int(2), randomBits(random, 3))
  return words.join(' ')
}
