/** From what people write ("Article 7(1)", a quote) to positions in the text. */
import { lineLength, lineWords, provisionsOf } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import type { Room } from './room.ts'

export interface WordRange {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The provision (or whole article) with an id or a designation, as units of its article. */
export function mustFindProvision(room: Room, name: string): WordRange {
  for (const { id, number, provisions } of baseOutline(room)) {
    const line = room.live.findArticle(id)?.line
    if (!line) continue
    if (id === name || number === name) return { text: id, from: 0, to: lineLength(line) }
    const index = provisions.findIndex((one) => one.id === name || (one.designation === name && one.number !== ''))
    const provision = provisionsOf(line)[index]
    if (provision) return { text: id, from: provision.from - 1, to: provision.to }
  }
  throw new Problem('provision-not-found', `There is no ${name} in the text as it stands.`)
}

/** The outline of the text as it stands and what is proposed; numbers of the text are the same in both. */
function baseOutline(room: Room) {
  return room.live.outline
}

/** Where a quote stands, exactly once, in a range. */
export function mustFindQuote(room: Room, range: WordRange, quote: string, where: string): WordRange {
  const line = room.live.lineOf(range.text)
  const words = line ? unitWords(line).slice(range.from, range.to) : ''
  const at = words.indexOf(quote)
  if (at < 0 || quote === '')
    throw new Problem('quote-not-found', `“${quote}” is not in ${where}.`, { provision: where, quote })
  if (words.indexOf(quote, at + 1) >= 0) {
    throw new Problem('quote-ambiguous', `“${quote}” stands more than once in ${where}; quote more words.`, {
      provision: where,
      quote
    })
  }
  return { text: range.text, from: range.from + at, to: range.from + at + quote.length }
}

/** One code unit to a unit, also for the first mark. */
function unitWords(line: Line): string {
  return (line[0]?.type === 'mark' ? '\n' : '') + lineWords(line)
}
