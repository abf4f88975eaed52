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
    94,
    'There is no spelling or spacing check in the text yet; a decision leaves exactly the words that were shown before it.'
  ],
  [
    96,
    'There is no room for Word files yet; the bracketed notation is the format of import and export, and is held by scenario 95.'
  ],
  [
    97,
    'There is no export to Word yet; the view “if accepted” is held against accepting one by one in apps/server/src/instruments/propose.test.ts.'
  ],
  [98, 'There is no export to Word yet; overlapping deletions in print are scenario 19.']
])
