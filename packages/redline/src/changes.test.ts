/** What is said of two texts, as bracketed notation before → after. */
import { describe, expect, test } from 'vitest'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { applyRedline, changesOf, compare, undoRedline } from './index.ts'

let texts = 0

function read(notation: string): readonly Article[] {
  const prefix = `t${++texts}`
  let count = 0
  const ids = {
    newId: (kind: string) => `${prefix}-${kind}-${++count}`,
    ordersFor: (length: number) => Array.from({ length }, (_, index) => `a${index}`)
  }
  return articlesOf(parseNotation(notation).tree, ids).articles
}

function said(before: string, after: string): readonly string[] {
  const [old, now] = [read(before), read(after)]
  const redline = compare(old, now)
  expect(applyRedline(old, redline)).toEqual(now)
  expect(undoRedline(now, redline)).toEqual(old)
  return changesOf(redline).map(({ kind, sentence }) => `${kind}: ${sentence}`)
}

const article = (...lines: readonly string[]) => ['Article 1 — Publication', ...lines].join('\n')
const PUBLISH = '1.  Each Party shall publish promptly the fees and charges that it imposes on importation.'
const REVIEW = '2.  Each Party shall review its fees and charges at least once every two years.'

const TABLE: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['nothing', article(PUBLISH), article(PUBLISH), []],
  [
    'a word replaced',
    article(PUBLISH),
    article(PUBLISH.replace('shall', 'should')),
    ['words: Article 1(1): “shall” replaced by “should”.']
  ],
  [
    'a date is never cut',
    article('1.  This Agreement applies from 12 May 2026.'),
    article('1.  This Agreement applies from 12 June 2026.'),
    ['words: Article 1(1): “12 May 2026” replaced by “12 June 2026”.']
  ],
  [
    'an amount is never cut',
    article('1.  The fee shall not exceed USD 1,200 per consignment.'),
    article('1.  The fee shall not exceed USD 1,500 per consignment.'),
    ['words: Article 1(1): “USD 1,200” replaced by “USD 1,500”.']
  ],
  [
    'a defined term is never cut',
    article('1.  “National Focal Point” means the office so designated.', '2.  The National Focal Point shall report.'),
    article(
      '1.  “National Focal Point” means the office so designated.',
      '2.  The National Contact Point shall report.'
    ),
    ['words: Article 1(2): “National Focal Point” replaced by “National Contact Point”.']
  ],
  [
    'a provision split in two',
    article('1.  Each Party shall publish its fees. The fees shall be reviewed at regular intervals by each Party.'),
    article(
      '1.  Each Party shall publish its fees.',
      '2.  The fees shall be reviewed at regular intervals by each Party.'
    ),
    ['split: Article 1(2) was part of Article 1(1).']
  ],
  [
    'two provisions joined',
    article(
      '1.  Each Party shall publish its fees.',
      '2.  The fees shall be reviewed at regular intervals by each Party.'
    ),
    article('1.  Each Party shall publish its fees. The fees shall be reviewed at regular intervals by each Party.'),
    ['joined: Article 1(2) is part of Article 1(1) now.']
  ],
  [
    'a provision moved within its article',
    article(PUBLISH, REVIEW, '3.  Nothing in this Article requires the disclosure of confidential information.'),
    article(
      '1.  Nothing in this Article requires the disclosure of confidential information.',
      PUBLISH.replace('1.', '2.'),
      REVIEW.replace('2.', '3.')
    ),
    ['moved: Article 1(1) moved from Article 1(3).', 'renumbered: Article 1(2) to Article 1(3) were numbered 1. to 2.']
  ],
  [
    'a sub-paragraph promoted',
    article(PUBLISH, '    (a) including the reasons for every fee that it imposes;'),
    article(PUBLISH, '2.  including the reasons for every fee that it imposes;'),
    ['promoted: Article 1(2) was a sub-paragraph.']
  ],
  [
    'wording proposed in brackets',
    article(PUBLISH),
    article(PUBLISH.replace('shall', 'shall [PAK: should]')),
    ['proposed: Article 1(1): “should” proposed, in brackets of PAK.']
  ],
  [
    'a bracket lifted, the other wording gone',
    article(PUBLISH.replace('shall', '[shall] [PAK: should]')),
    article(PUBLISH.replace('shall', 'should')),
    [
      'removed: Article 1(1): “shall” is gone with its bracket.',
      'lifted: Article 1(1): bracket of PAK lifted, “should” stays.'
    ]
  ],
  [
    'another party behind a bracket',
    article(PUBLISH.replace('shall', 'shall [PAK: should]')),
    article(PUBLISH.replace('shall', 'shall [PAK, UZB: should]')),
    ['attributed: Article 1(1): bracket around “should” was PAK, is PAK, UZB now.']
  ],
  [
    'the words of a bracket amended',
    article(PUBLISH.replace('shall', 'shall [PAK: should]')),
    article(PUBLISH.replace('shall', 'shall [PAK: should endeavour to]')),
    ['amended: Article 1(1): the words in the bracket of PAK changed, now “should endeavour to”.']
  ],
  [
    'brackets put around words that stood',
    article(PUBLISH),
    article(PUBLISH.replace('promptly', '[promptly]')),
    ['bracketed: Article 1(1): brackets put around “promptly”.']
  ],
  [
    'a reference that followed its target',
    'Article 1 — Scope\n1.  As set out in Article 2(1).\nArticle 2 — Fees\n' + PUBLISH,
    'Article 1 — Scope\n1.  As set out in Article 3(1).\nArticle 2 — Aims\n1.  To trade.\nArticle 3 — Fees\n' + PUBLISH,
    [
      'reference: Article 1(1): the reference to Article 2(1) follows its target, now Article 3(1).',
      'inserted: Article 2 is new: “Aims”.',
      'renumbered: Article 3 was Article 2.'
    ]
  ],
  [
    'articles that move up together',
    'Article 1 — Scope\n1.  To trade.\nArticle 2 — Fees\n' + PUBLISH + '\nArticle 3 — Review\n' + REVIEW,
    'Article 1 — Aims\n1.  To prosper.\nArticle 2 — Scope\n1.  To trade.\nArticle 3 — Fees\n' +
      PUBLISH +
      '\nArticle 4 — Review\n' +
      REVIEW,
    ['inserted: Article 1 is new: “Aims”.', 'renumbered: Article 2 to Article 4 were Article 1 to Article 3.']
  ],
  [
    'a space',
    article('1.  The fees  and charges.'),
    article('1.  The fees and charges.'),
    ['spacing: Article 1(1): spacing changed.']
  ],
  [
    'a reference that names another place now',
    'Article 1 — Scope\n1.  As set out in Article 2(1).\nArticle 2 — Fees\n' + PUBLISH + '\n' + REVIEW,
    'Article 1 — Scope\n1.  As set out in Article 2(2).\nArticle 2 — Fees\n' + PUBLISH + '\n' + REVIEW,
    ['words: Article 1(1): “Article 2(1)” replaced by “Article 2(2)”.']
  ],
  [
    'emphasis alone',
    article('1.  The *fees* and charges.'),
    article('1.  The fees and charges.'),
    ['emphasis: Article 1(1): the emphasis of “fees” changed.']
  ]
]

describe('what is said of two texts', () => {
  test.each(TABLE)('%s', (_, before, after, expected) => {
    expect(said(before, after)).toEqual(expected)
  })

  test('ids that lie are not believed', () => {
    const [before] = [read(article(PUBLISH, REVIEW))]
    const line = before[0]!.line
    const marks = line.flatMap((piece, index) => (piece.type === 'mark' && piece.kind === 'paragraph' ? [index] : []))
    const swapped = line.map((piece, index) =>
      index === marks[0] ? line[marks[1]!]! : index === marks[1] ? line[marks[0]!]! : piece
    )
    const redline = compare(before, [{ ...before[0]!, line: swapped }])
    expect(changesOf(redline).filter(({ kind }) => kind === 'words')).toEqual([])
  })
})
