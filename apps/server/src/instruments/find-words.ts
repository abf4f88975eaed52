/**
 * From what people write ("Article 7(1)", a quote) to positions in the text as it stands. A quote is compared with the
 * words as they are shown, cross-references included, and has to stand there exactly once.
 */
import { levelOf, lineLength, pieceLength, provisionsOf, referenceWords, toSuperscript } from '@cartif/treaty-text'
import type { Line, Provision, ProvisionKind, Targets } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import type { Room } from './room.ts'

/** Units [from, to) of a text. */
export interface WordRange {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface FoundProvision extends WordRange {
  /** Absent where a whole article was named. */
  readonly provision?: Provision
}

/** The provision (or whole article) of the text as it stands with an id or a designation. */
export function mustFindProvision(room: Room, name: string): FoundProvision {
  for (const { id, number, provisions } of room.live.outline) {
    const line = room.live.findArticle(id)?.line
    if (!line) continue
    if (id === name || number === name) return { text: id, from: 0, to: lineLength(line) }
    const marks = new Set(provisions.filter((one) => one.id === name || isCalled(one, name)).map((one) => one.id))
    const provision = provisionsOf(line).find(({ mark }) => marks.has(mark.id))
    if (provision) return { text: id, from: provision.from - 1, to: provision.to, provision }
  }
  throw new Problem('provision-not-found', `There is no ${name} in the text as it stands.`, { provision: name })
}

/** An unnumbered provision is only called by its id: its designation is that of what it stands in. */
function isCalled({ number, designation }: { number: string; designation: string }, name: string): boolean {
  return number !== '' && designation === name
}

/** Where a provision of some level comes to stand behind a named one: behind everything below it. */
export function endBehind(room: Room, { text, to, provision }: FoundProvision, kind: ProvisionKind): number {
  const provisions = provisionsOf(room.live.findArticle(text)?.line ?? [])
  if (!provision) return kind === 'footnote' ? to : endBeforeFootnotes(provisions, to)
  const index = provisions.findIndex(({ from }) => from === provision.from)
  let end = to
  for (const next of provisions.slice(index + 1)) {
    if (levelOf(next.mark.kind) <= levelOf(kind)) break
    end = next.to
  }
  return end
}

/** Footnotes stay at the end of their article. */
function endBeforeFootnotes(provisions: readonly Provision[], end: number): number {
  const last = provisions.findLast(({ mark }) => mark.kind !== 'footnote')
  return last?.to ?? end
}

/** Where a quote stands, exactly once, in one of the ranges. */
export function mustFindQuote(room: Room, ranges: readonly WordRange[], quote: string, where: string): WordRange {
  const found = ranges.flatMap((range) => findAll(room, range, quote))
  const extra = { provision: where, quote }
  if (found.length === 0) throw new Problem('quote-not-found', `“${quote}” is not in ${where}.`, extra)
  if (found.length > 1)
    throw new Problem(
      'quote-ambiguous',
      `“${quote}” stands ${found.length} times in ${where}; quote more words.`,
      extra
    )
  return found[0]!
}

function findAll(room: Room, { text, from, to }: WordRange, quote: string): readonly WordRange[] {
  const { words, units } = shownWords(room.live.lineOf(text) ?? [], room.live.targets, from, to)
  const wanted = asShown(quote)
  const found: WordRange[] = []
  if (wanted === '') return found
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    const [begin, end] = [units[at], units[at + wanted.length]]
    if (begin !== undefined && end !== undefined) found.push({ text, from: begin, to: end })
  }
  return found
}

/** References as the notation writes them, by the words they show. */
function asShown(quote: string): string {
  return quote
    .replace(/\^\{([^{}]*)\}/g, (_, number: string) => toSuperscript(number))
    .replace(/\{([^{}]*), deleted\}/g, '[$1, deleted]')
    .replace(/\{([^{}]*?)(?:, deletion proposed)?\}/g, '$1')
}

/** The words of units [from, to) as shown, and at each of their characters the unit that begins there. */
function shownWords(line: Line, targets: Targets, from: number, to: number) {
  let words = ''
  const units: (number | undefined)[] = []
  let at = 0
  for (const piece of line) {
    const shown = piece.type === 'text' ? piece.text : piece.type === 'mark' ? '\n' : referenceWords(piece, targets)
    for (let index = 0; index < shown.length; index++) {
      const unit = piece.type === 'text' ? at + index : index === 0 ? at : undefined
      if ((unit ?? at) < from || (unit ?? at) >= to) continue
      units.push(unit)
      words += shown[index]
    }
    at += pieceLength(piece)
  }
  units.push(to)
  return { words, units }
}
