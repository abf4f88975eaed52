/**
 * What a decision took out of the text, and where: read from what the register keeps to undo it. Words that were there from
 * the beginning carry nobody's mark; the provision they stood in and what stands around the gap tell which act struck them.
 */
import type { Reversal } from '@cartif/negotiation'
import { lineLength, lineWords, provisionsOf, sliceLine } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'

export interface StruckWords {
  /** The id of the provision; absent for words before the first. */
  readonly provision: string | undefined
  /** White space as single spaces, as everywhere here. */
  readonly words: string
  /** The letters before and behind the gap, in the same provision, as far as a few. */
  readonly lead: string
  readonly trail: string
}

/** So many letters on either side tell a place from others. */
export const AROUND = 24

export function struckIn({ after, splices }: Reversal['texts'][number]): readonly StruckWords[] {
  const struck = splices.filter(({ line }) => line.some(({ type }) => type !== 'mark'))
  if (struck.length === 0) return []
  const provisions = provisionsOf(after)
  return struck.map(({ from, to, line }) => {
    const home = provisions.findLast((one) => one.from <= from)
    const [begin, end] = [home?.from ?? 0, home?.to ?? lineLength(after)]
    const around = (left: number, right: number) => spacedWords(sliceLine(after, left, Math.max(left, right)))
    return {
      provision: home?.mark.id,
      words: spacedWords(line),
      lead: around(Math.max(begin, from - AROUND), from),
      trail: around(Math.min(to, end), Math.min(end, to + AROUND))
    }
  })
}

/** So many letters on either side of a gap are looked at, white space aside: it may have gone with the words or stayed. */
const NEAR = 8

/** Whether, between what stands around a gap, it is these words that were struck, or words that these are part of. */
export function didLeave(
  { lead, words, trail }: StruckWords,
  { removed, gap }: { readonly removed: string; readonly gap: { readonly lead: string; readonly trail: string } }
): boolean {
  const [begin, end] = [tight(lead).length, tight(lead + words).length]
  const [text, gone, before] = [tight(lead + words + trail), tight(removed), tight(gap.lead).slice(-NEAR)]
  const wanted = before + gone + tight(gap.trail).slice(0, NEAR)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const from = at + before.length
    if (from < end && from + gone.length > begin) return true
  }
  return false
}

function tight(words: string): string {
  return words.replace(/\s+/g, '')
}

function spacedWords(line: Line): string {
  return lineWords(line).replace(/\s+/g, ' ')
}
