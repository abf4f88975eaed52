import { expect, test } from 'vitest'
import { joinTitles } from './join-titles.ts'

const TABLE = [
  ['Article 1\nObjectives\n1.  To trade.', 'Article 1 — Objectives\n1.  To trade.'],
  ['ARTICLE 2:\n\nPublication and Review\n\n1. Each Party', 'ARTICLE 2 — Publication and Review\n\n1. Each Party'],
  ['Chapter I\r\nGeneral Provisions\r\n', 'Chapter I — General Provisions\n'],
  // A sentence, a number, another designation, a title that stands where it should: nothing to do.
  ['Article 3\nEach Party shall publish.', 'Article 3\nEach Party shall publish.'],
  ['Article 4\n1.  Fees', 'Article 4\n1.  Fees'],
  ['Chapter II\nArticle 5\nFees', 'Chapter II\nArticle 5 — Fees'],
  ['Article 6 — Fees\nThe fees', 'Article 6 — Fees\nThe fees'],
  ['as set out in Article 7\nof this Agreement', 'as set out in Article 7\nof this Agreement']
] as const

test.each(TABLE)('%j', (source, expected) => {
  expect(joinTitles(source)).toBe(expected)
  expect(joinTitles(expected)).toBe(expected)
})
