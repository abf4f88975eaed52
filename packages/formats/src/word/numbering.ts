/**
 * Word's automatic numbers: how a count is written, and how lists count. Lists that share a definition share their
 * counts; a level begins again behind a higher one; a list may start a level anew where it is first met.
 */
import { toLetters, toRoman } from '@cartif/treaty-text'

export interface NumberLevel {
  readonly start: number
  /** As in the file: "decimal", "lowerLetter", … */
  readonly format: string
  /** "(%2)" */
  readonly text: string
  /** The level, from 1, behind which it begins again; 0 for never. Absent: behind any higher one. */
  readonly restart?: number
}

export interface NumberList {
  /** Lists of one definition share their counts. */
  readonly definition: string
  readonly levels: readonly (NumberLevel | undefined)[]
  /** Where a level starts when this list first meets it. */
  readonly starts: ReadonlyMap<number, number>
}

/** Beyond it Word writes no letters and no roman numerals. */
const MOST = 780

/** A count as Word writes it; undefined for what is no number (bullets) or not known. */
export function formatCount(count: number, format: string): string | undefined {
  switch (count < 0 || count > MOST ? 'decimal' : format) {
    case 'decimal':
      return String(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'lowerLetter':
      return repeatedLetter(count)
    case 'upperLetter':
      return repeatedLetter(count).toUpperCase()
    case 'lowerRoman':
      return toRoman(count)
    case 'upperRoman':
      return toRoman(count).toUpperCase()
  }
  return undefined
}

/** Behind "z" Word goes on with "aa", "bb", "cc". */
function repeatedLetter(count: number): string {
  if (count < 1) return ''
  return toLetters(((count - 1) % 26) + 1).repeat(Math.ceil(count / 26))
}

/** Counts the paragraphs of a text in their order. */
export class ListCounter {
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly met = new Set<string>()

  /** The label of the next paragraph of a list; empty for bullets and levels that show nothing. */
  next(list: NumberList, id: string, level: number): string {
    const counts = this.counts.get(list.definition) ?? []
    this.counts.set(list.definition, counts)
    const start = this.meet(list, id, level)
    const last = counts[level]
    counts[level] = start ?? (last === undefined ? (list.levels[level]?.start ?? 1) : last + 1)
    for (let deeper = level + 1; deeper < counts.length; deeper++) {
      if (restartsBehind(list.levels[deeper], deeper, level)) counts[deeper] = undefined
    }
    return this.label(list, counts, level)
  }

  private meet(list: NumberList, id: string, level: number): number | undefined {
    const key = `${id} ${level}`
    if (this.met.has(key)) return undefined
    this.met.add(key)
    return list.starts.get(level)
  }

  private label(list: NumberList, counts: readonly (number | undefined)[], level: number): string {
    const { text = '', format = '' } = list.levels[level] ?? {}
    if (format === 'bullet' || format === 'none') return ''
    return text.replace(/%([1-9])/g, (_, digit: string) => {
      const other = Number(digit) - 1
      const { format: its = 'decimal', start = 1 } = list.levels[other] ?? {}
      return formatCount(counts[other] ?? start, its) ?? ''
    })
  }
}

function restartsBehind(level: NumberLevel | undefined, own: number, other: number): boolean {
  const { restart } = level ?? {}
  if (restart === 0) return false
  return restart === undefined ? other < own : other < restart
}
