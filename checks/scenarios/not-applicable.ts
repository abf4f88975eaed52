/** Scenarios that cannot happen in this house, each with the sentence that says why, and what happens instead. */
export const NOT_APPLICABLE: ReadonlyMap<number, string> = new Map([
  [
    46,
    'The text holds no tables: a schedule is an annex of provisions, so a row is a provision and KAZ and UZB propose on provisions, as in scenarios 37 and 38.'
  ],
  [
    47,
    'Without tables there is no last row or cell; the last provision of an article is its heading, which is never struck alone.'
  ],
  [
    59,
    'No proposal is a mark on words, so clearing formatting has nothing to clear: whose words they are is the document they lie in, as in scenario 57.'
  ],
  [
    98,
    'A Word file with tracked changes is written from two texts that are compared, in which a word is struck once, whoever struck it; strikes of several parties that overlap are printed in brackets, as in scenario 19.'
  ]
])
