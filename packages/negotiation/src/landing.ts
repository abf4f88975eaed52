/**
 * Where words that were taken into a text stand in it by now. Accepted words carry the change that brought them as their
 * origin, so they are found by it, whatever others have brought between them or taken out of their middle since.
 */
import { pieceLength } from '@cartif/treaty-text'
import type { Line, Piece } from '@cartif/treaty-text'
import type { TextId } from './proposal.ts'

/** For each unit of the words where it stands in the text; undefined for those that have gone since. */
export type Landed = readonly (number | undefined)[]

interface Unit {
  readonly sign: string
  readonly origin: string
  readonly at: number
}

/**
 * Finds the units of `words`, the words of `change`, in the line of `text`. What has no origin of its own counts as
 * brought by the change, or as the text's. undefined where nothing of them is there. Linear.
 */
export function findWords(
  words: { readonly change: TextId; readonly line: Line },
  within: { readonly text: TextId; readonly line: Line }
): Landed | undefined {
  const wanted = unitsOf(words.line, words.change)
  const origins = new Set(wanted.map(({ origin }) => origin))
  const found = unitsOf(within.line, within.text).filter(({ origin }) => origins.has(origin))
  const shorter = Math.min(wanted.length, found.length)
  let head = 0
  while (head < shorter && wanted[head]!.sign === found[head]!.sign) head++
  let tail = 0
  while (tail < shorter - head && wanted.at(-1 - tail)!.sign === found.at(-1 - tail)!.sign) tail++
  if (head + tail === 0) return undefined
  const shift = found.length - wanted.length
  return wanted.map((_, index) => {
    if (index < head) return found[index]!.at
    return index >= wanted.length - tail ? found[index + shift]!.at : undefined
  })
}

/** The point in the text that an offset in the words has become: right behind the nearest unit before it. */
export function pointIn(landed: Landed, offset: number): number | undefined {
  const before = landed.slice(0, offset).findLast((at) => at !== undefined)
  return before === undefined ? landed.slice(offset).find((at) => at !== undefined) : before + 1
}

/** The range in the text that units [from, to) of the words have become; undefined where it is not in one piece. */
export function rangeIn(landed: Landed, from: number, to: number): { from: number; to: number } | undefined {
  const first = landed[from]
  const last = landed[to - 1]
  if (first === undefined || last === undefined || last - first !== to - 1 - from) return undefined
  return { from: first, to: last + 1 }
}

function unitsOf(line: Line, owner: TextId): readonly Unit[] {
  const units: Unit[] = []
  let at = 0
  for (const piece of line) {
    const origin = piece.origin ?? owner
    for (let index = 0; index < pieceLength(piece); index++)
      units.push({ sign: signOf(piece, index), origin, at: at++ })
  }
  return units
}

function signOf(piece: Piece, index: number): string {
  if (piece.type === 'text') return piece.text[index]!
  return piece.type === 'mark' ? `¶${piece.kind}` : `→${piece.target}`
}
