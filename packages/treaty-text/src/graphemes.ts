/**
 * Characters as people see them. A user-perceived character (й written as и and a breve, a flag, a family) is a grapheme
 * cluster of several units; cutting one leaves marks on the wrong letter, and cutting a surrogate pair corrupts both
 * halves for good in the shared documents. Ranges of edits are therefore clamped to clusters (UAX 29).
 *
 * A zero-width non-joiner stands for itself: it parts Persian letters, and taking it must not take the letter before it.
 * Cost: nothing but a look at two units where both are plain letters, else one pass over the run of words.
 */
import type { Line } from './line.ts'

/**
 * Clamps [from, to) of a line so that it cuts no cluster. A range only ever grows; an empty one moves before the cluster.
 * `beginsText` tells that a piece begins another text: what different texts bring never makes one cluster.
 */
export function clampToGraphemes(
  line: Line,
  from: number,
  to: number,
  beginsText: (piece: number) => boolean = () => false
): { from: number; to: number } {
  const start = clusterAround(line, from, beginsText)?.from ?? from
  if (from === to) return { from: start, to: start }
  return { from: start, to: clusterAround(line, to, beginsText)?.to ?? to }
}

/** Units of the first (1) or last (-1) cluster of words; 0 where there are none. */
export function graphemeLength(words: string, direction: -1 | 1): number {
  const cluster = clusterAt(words, direction > 0 ? 0 : words.length - 1)
  return cluster ? cluster.to - cluster.from : 0
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const NON_JOINER = '\u200C'

/** The cluster that a unit belongs to; a non-joiner begins one of its own. */
function clusterAt(words: string, unit: number): { from: number; to: number } | undefined {
  const found = segmenter.segment(words).containing(unit)
  if (!found) return undefined
  const { index, segment } = found
  const joiner = segment.lastIndexOf(NON_JOINER, unit - index)
  const next = segment.indexOf(NON_JOINER, unit - index + 1)
  return { from: index + Math.max(joiner, 0), to: index + (next < 0 ? segment.length : next) }
}

/** The cluster that a position cuts; undefined where it stands between two. */
function clusterAround(
  line: Line,
  position: number,
  beginsText: (piece: number) => boolean
): { from: number; to: number } | undefined {
  let begin = 0
  let words = ''
  let at = 0
  for (let index = 0; index < line.length; index++) {
    const piece = line[index]!
    const isBreak = piece.type !== 'text' || beginsText(index)
    if (isBreak && at >= position) break
    if (isBreak) {
      words = ''
      begin = piece.type === 'text' ? at : at + 1
    }
    if (piece.type === 'text') words += piece.text
    at += piece.type === 'text' ? piece.text.length : 1
    if (at > position && (begin >= position || isPlainBoundary(words, position - begin))) return undefined
  }
  const cut = position - begin
  if (cut <= 0 || cut >= words.length) return undefined
  const cluster = clusterAt(words, cut)
  return cluster && cluster.from < cut ? { from: begin + cluster.from, to: begin + cluster.to } : undefined
}

/** Whether the units on both sides are surely clusters of their own, or the second is a non-joiner. */
function isPlainBoundary(words: string, at: number): boolean {
  return words[at] === NON_JOINER || (isPlain(words.charCodeAt(at - 1)) && isPlain(words.charCodeAt(at)))
}

/** Latin, Cyrillic and Arabic letters, Chinese characters: nothing of them joins what stands beside it into one cluster. */
function isPlain(unit: number): boolean {
  if (unit < 0x300) return unit !== 0x0d
  if (unit < 0x530) return (unit >= 0x400 && unit <= 0x482) || unit >= 0x48a
  return (unit >= 0x620 && unit <= 0x64a) || (unit >= 0x4e00 && unit <= 0x9fff)
}
