/**
 * Which designations Word can count itself. An article's provisions are one list; where counting begins anew in the midst
 * of it, another list starts there. What Word would not write as the text has it ("2 bis.", "(ab)") stays words.
 */
import { formatCount } from './numbering.ts'

export type CountedLevel = 1 | 2 | 3 | 4

/** The level's number format in the file, and what stands around the count. */
export const COUNTED_LEVELS = [
  { format: 'decimal', text: '%1.' },
  { format: 'lowerLetter', text: '(%2)' },
  { format: 'lowerRoman', text: '(%3)' },
  { format: 'upperLetter', text: '(%4)' }
] as const

/** A list of the file: where which level starts. */
export interface PlannedList {
  readonly id: number
  readonly starts: ReadonlyMap<number, number>
}

/** The count behind a label on a level, from 1. Beyond a thousand nobody counts. */
function countOf(label: string, level: CountedLevel): number | undefined {
  for (let count = 1; count <= 1000; count++) if (labelOf(count, level) === label) return count
  return undefined
}

function labelOf(count: number, level: CountedLevel): string {
  const { format, text } = COUNTED_LEVELS[level - 1]!
  return text.replace(/%\d/, formatCount(count, format) ?? '')
}

export class NumberPlanner {
  readonly lists: PlannedList[] = []
  private article: number | undefined
  /** What the article's list has counted; undefined where it cannot go on. */
  private counts: (number | undefined)[] = [0, 0, 0, 0]
  private aside: { readonly id: number; readonly level: CountedLevel; count: number } | undefined

  /** A heading, or anything else that ends a list. */
  beginArticle(): void {
    this.article = undefined
    this.aside = undefined
    this.counts = [0, 0, 0, 0]
  }

  /** A provision without an automatic number: what is counted below it begins anew. */
  pass(level: number): void {
    if (this.aside && this.aside.level > level) this.aside = undefined
  }

  /** The list for the next provision; undefined where its label has to be words. */
  plan(label: string, level: CountedLevel): number | undefined {
    const list = this.goOnAside(label, level) ?? this.goOn(label, level) ?? this.startAside(label, level)
    if (list === undefined) this.pass(level)
    return list
  }

  private goOnAside(label: string, level: CountedLevel): number | undefined {
    const { aside } = this
    if (!aside || aside.level !== level || labelOf(aside.count + 1, level) !== label) return undefined
    aside.count++
    this.restartBelow(level)
    return aside.id
  }

  private goOn(label: string, level: CountedLevel): number | undefined {
    const last = this.counts[level - 1]
    if (last === undefined || labelOf(last + 1, level) !== label) return undefined
    if (this.aside && this.aside.level >= level) this.aside = undefined
    this.counts[level - 1] = last + 1
    this.restartBelow(level)
    if (this.aside) return this.aside.id
    this.article ??= this.addList(new Map([0, 1, 2, 3].map((one) => [one, 1])))
    return this.article
  }

  private startAside(label: string, level: CountedLevel): number | undefined {
    const count = countOf(label, level)
    if (count === undefined) return undefined
    this.counts[level - 1] = undefined
    this.restartBelow(level)
    this.aside = { id: this.addList(new Map([[level - 1, count]])), level, count }
    return this.aside.id
  }

  private restartBelow(level: CountedLevel): void {
    for (let deeper = level; deeper < 4; deeper++) this.counts[deeper] = 0
  }

  private addList(starts: ReadonlyMap<number, number>): number {
    this.lists.push({ id: this.lists.length + 1, starts })
    return this.lists.length
  }
}
