/**
 * A comparison of texts that mean nothing, carried out before anybody asks: the first one in a thread costs many times a
 * later one, because nothing has been compiled yet.
 */
import { compareSides } from '../instruments/compare-task.ts'
import type { Article, Line } from '@cartif/treaty-text'

/** So often, that what runs in every comparison is compiled: about as much as one of 100,000 words. */
const ROUNDS = 40
const ARTICLES = 12
const PARAGRAPHS = 8
const WORDS =
  'each party shall publish promptly on the internet the fees and charges that it imposes in connection with trade'

/** One comparison after the other; what is ordered meanwhile is not kept waiting for the rest. */
export function warmUp(): void {
  const [before, after] = [text(0), text(1)]
  const next = (round: number) => {
    if (round === ROUNDS) return
    compareSides({
      sides: [
        { isFile: false, articles: before },
        { isFile: round % 2 === 0, articles: after }
      ]
    })
    setImmediate(next, round + 1)
  }
  next(0)
}

/** Articles whose paragraphs differ from those of another `shift` here and there, two of them in another place. */
function text(shift: number): readonly Article[] {
  const articles = Array.from({ length: ARTICLES }, (_, index): Article => {
    const line: Line = Array.from({ length: PARAGRAPHS }, (_unused, place): Line => [
      { type: 'mark', id: `${index}-${place}`, kind: place === 0 ? 'heading' : 'paragraph', numbering: 'auto' },
      { type: 'text', text: sentence(index * PARAGRAPHS + place, place % 3 === 1 ? shift : 0) }
    ]).flat()
    return { id: `${index}`, kind: 'article', order: `${index}`, line }
  })
  return shift === 0 ? articles : [...articles.slice(2), ...articles.slice(0, 2)]
}

function sentence(start: number, shift: number): string {
  const words = WORDS.split(' ')
  const said = words.map((_, index) => words[(start + index * 7 + (index % 5 === 2 ? shift : 0)) % words.length]!)
  return `The ${said.slice(0, 9).join(' ')}; Article ${1 + (start % 9)} and ${said.join(' ')} within ${start} days.`
}
