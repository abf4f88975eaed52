/**
 * From the changes of a layer, whose ends are anchors, to changes whose ends are positions. An anchor may be anything its
 * writer likes; a position never stands inside a character.
 */
import { lineLength, lineWords, pieceLength } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import { bringsFootnote } from '@cartif/negotiation'
import type { BracketChange, SpliceChange } from '@cartif/negotiation'
import type { AnchorReader } from './anchor.ts'
import type { LayerBracket, LayerSplice } from './layer-source.ts'

/** Resolves one change in its text; undefined when it cannot be found there, not even by the words it quotes. */
export function resolveChange(
  change: LayerSplice | LayerBracket,
  reader: AnchorReader,
  line: Line
): SpliceChange | BracketChange | undefined {
  const found = resolveRange(change, reader) ?? findQuote(change.quote, line)
  const range = found && clampToCharacters(line, found.from, found.to)
  if (change.kind === 'bracket') return range && { kind: 'bracket', id: change.id, in: change.in, ...range }
  const at = reader.resolvePoint(change.at, change.id)
  const anchored = at?.position ?? range?.to
  if (anchored === undefined) return undefined
  const asked = bringsFootnote(change.line) && !range ? lineLength(line) : anchored
  const point = clampToCharacters(line, asked, asked).from
  return {
    kind: 'splice',
    id: change.id,
    in: change.in,
    ...(change.from ? (range ?? { from: point, to: point }) : { from: point, to: point }),
    at: point,
    rank: at?.rank ?? 0,
    place: at?.place ?? change.place,
    line: change.line,
    ...(change.behind === undefined ? {} : { behind: change.behind }),
    ...(change.movedFrom === undefined ? {} : { movedFrom: change.movedFrom })
  }
}

/** A range is widened to whole pairs; a point goes before the pair it stands in. */
function clampToCharacters(line: Line, from: number, to: number): { from: number; to: number } {
  const start = isInsidePair(line, from) ? from - 1 : from
  if (from === to) return { from: start, to: start }
  return { from: start, to: isInsidePair(line, to) ? to + 1 : to }
}

function isInsidePair(line: Line, position: number): boolean {
  let at = 0
  for (const piece of line) {
    const within = position - at
    if (piece.type === 'text' && within > 0 && within < piece.text.length) return isLow(piece.text.charCodeAt(within))
    at += pieceLength(piece)
    if (at >= position) return false
  }
  return false
}

/** A text holds no half of a pair alone, so behind the first half stands the second. */
function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

function resolveRange(
  change: LayerSplice | LayerBracket,
  reader: AnchorReader
): { from: number; to: number } | undefined {
  const from = change.from && reader.resolve(change.from)
  const to = change.to && reader.resolve(change.to)
  if (!from || !to) return undefined
  return { from: from.position, to: Math.max(from.position, to.position) }
}

/** The only place where the quoted words stand; nothing where they stand twice or not at all. */
function findQuote(quote: string, line: Line): { from: number; to: number } | undefined {
  if (quote === '') return undefined
  const words = quotable(line)
  const from = words.indexOf(quote)
  if (from < 0 || words.indexOf(quote, from + 1) >= 0) return undefined
  return { from, to: Math.min(from + quote.length, lineLength(line)) }
}

/** The words of a line one code unit to a unit; the first mark reads as a line break here, unlike in lineWords. */
export function quotable(line: Line): string {
  return (line[0]?.type === 'mark' ? '\n' : '') + lineWords(line)
}
