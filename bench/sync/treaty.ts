/** A treaty of so many words in the bracketed notation: the same words for the same number, so that runs can be compared. */

const WORDS = (
  'each party shall publish promptly the fees and charges applicable to importation exportation or transit through its ' +
  'territory and make them available to interested persons unless otherwise provided for in this agreement the competent ' +
  'authorities of the parties may cooperate with a view to facilitating trade and investment among them'
).split(' ')

const PARAGRAPHS = 10
const WORDS_OF_A_PARAGRAPH = 60

export function treatyOf(words: number): string {
  const next = wordsFrom(1)
  const articles = Math.ceil(words / (PARAGRAPHS * WORDS_OF_A_PARAGRAPH))
  const lines: string[] = []
  for (let article = 1; article <= articles; article++) {
    lines.push(`Article ${article} — Matter ${article}`)
    for (let paragraph = 1; paragraph <= PARAGRAPHS; paragraph++) lines.push(`${paragraph}.  ${sentence(next)}`)
    lines.push('')
  }
  return lines.join('\n')
}

function sentence(next: () => string): string {
  const words = Array.from({ length: WORDS_OF_A_PARAGRAPH }, next).join(' ')
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`
}

/** A linear congruence is random enough for words. */
function wordsFrom(seed: number): () => string {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return WORDS[state % WORDS.length]!
  }
}
