/**
 * Drafts in bracketed notation made at random: insertions, deletions, bare brackets, alternatives, several names, brackets in what a
 * bracket brings, and whole paragraphs and articles. Each is one that an import takes without a remark.
 */
import type { Random } from '@cartif/treaty-text/testing'

export interface DraftSize {
  readonly articles: number
  readonly paragraphs: number
  /** At most, in one paragraph. */
  readonly brackets: number
  /** Between two brackets and in each, at most. */
  readonly words: number
}

const PARTIES = ['AZE', 'GEO', 'KAZ', 'KGZ', 'PAK', 'TJK', 'UZB']
const WORDS =
  'each party shall publish the fees and charges that traders pay at its borders promptly and free of charge'.split(' ')

export function randomDraft(random: Random, size: DraftSize): string {
  const articles = Array.from({ length: size.articles }, (_, index) => articleOf(random, size, index + 1))
  return `${articles.join('\n\n')}\n`
}

function articleOf(random: Random, size: DraftSize, number: number): string {
  const paragraphs = Array.from({ length: size.paragraphs }, (_, index) => paragraphOf(random, size, index + 1))
  const article = `Article ${number} — ${wordsOf(random, 3)}\n${paragraphs.join('\n')}`
  // The first stands, so that there is a text.
  if (number === 1 || random.chance(0.8)) return article
  return `[${random.pick(['', `${random.pick(PARTIES)}: `, `${random.pick(PARTIES)}: delete: `])}${article}]`
}

function paragraphOf(random: Random, size: DraftSize, number: number): string {
  const brackets = Array.from(
    { length: random.int(size.brackets + 1) },
    () => `${bracketOf(random, size)} ${wordsOf(random, size.words)}`
  )
  return `${number}.  Each Party ${wordsOf(random, size.words)} ${brackets.join(' ')}.`
}

function bracketOf(random: Random, size: DraftSize, depth = 0): string {
  const [one, other] = [random.pick(PARTIES), random.pick(PARTIES)]
  const names = one === other ? one : `${one}, ${other}`
  const words = wordsOf(random, size.words)
  switch (random.int(depth > 2 ? 3 : 6)) {
    case 0:
      return `[${words}]`
    case 1:
      return `[${names}: delete: ${words}]`
    case 2:
      return `[${names}: ${words} ]`
    case 3:
      return `[${words}] [${one}: ${wordsOf(random, size.words)}] [${other}: ${wordsOf(random, size.words)}]`
    case 4:
      return `[${words} ${bracketOf(random, size, depth + 1)} ${wordsOf(random, 1)}]`
    default:
      return `[${names}: ${words} ${bracketOf(random, size, depth + 1)} ${bracketOf(random, size, depth + 1)}]`
  }
}

function wordsOf(random: Random, most: number): string {
  return Array.from({ length: 1 + random.int(most) }, () => random.pick(WORDS)).join(' ')
}
