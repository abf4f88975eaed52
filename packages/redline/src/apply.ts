/**
 * A redline carried out, either way. Law: applying it to the text before gives exactly the text after, and undoing it on
 * the text after exactly the text before, piece by piece.
 */
import { lineWords, normalizeLine } from '@cartif/treaty-text'
import type { Article, Line, Piece } from '@cartif/treaty-text'
import type { Redline } from './compare.ts'
import type { Hunk } from './words.ts'

/** The text after, from the text before. Throws RangeError when the redline is not about that text. */
export function applyRedline(before: readonly Article[], redline: Redline): readonly Article[] {
  checkSide(before, rebuild(redline, 'before'))
  return rebuild(redline, 'after')
}

/** The text before, from the text after. Throws RangeError when the redline is not about that text. */
export function undoRedline(after: readonly Article[], redline: Redline): readonly Article[] {
  checkSide(after, rebuild(redline, 'after'))
  return rebuild(redline, 'before')
}

function checkSide(given: readonly Article[], expected: readonly Article[]): void {
  const isSame =
    given.length === expected.length &&
    given.every(
      ({ id, line }, index) => id === expected[index]!.id && lineWords(line) === lineWords(expected[index]!.line)
    )
  if (!isSame) throw new RangeError('the redline is not about this text')
}

interface PlacedPieces {
  readonly index: number
  readonly part: number
  readonly pieces: readonly Piece[]
}

function rebuild({ articles }: Redline, side: 'before' | 'after'): readonly Article[] {
  const lines = new Map<string, PlacedPieces[]>()
  for (const change of articles.flatMap(({ provisions }) => provisions)) {
    const place = change[side]
    if (!place) continue
    const words = change.hunks.flatMap((hunk) => wordsOn(hunk, side))
    const { index, part = 0, mark } = place
    const placed = { index, part, pieces: mark && part === 0 ? [mark, ...words] : words }
    const list = lines.get(place.article)
    if (list) list.push(placed)
    else lines.set(place.article, [placed])
  }
  const sides = articles.flatMap((article) => article[side] ?? []).toSorted((a, b) => a.index - b.index)
  return sides.map(({ id, kind, order }) => {
    const provisions = (lines.get(id) ?? []).toSorted((a, b) => a.index - b.index || a.part - b.part)
    return { id, kind, order, line: normalizeLine(provisions.flatMap(({ pieces }) => pieces)) }
  })
}

/** The words of a hunk on one side. */
export function wordsOn(hunk: Hunk, side: 'before' | 'after'): Line {
  if (hunk.op === 'equal') return side === 'before' ? (hunk.before ?? hunk.line) : hunk.line
  return hunk.op === (side === 'before' ? 'delete' : 'insert') ? hunk.line : []
}
