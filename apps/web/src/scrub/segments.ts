/**
 * The words of a provision cut where findings begin and end, with cross-references by their names, so that each stretch can be
 * shown as one element.
 *
 * Law (segments.test.ts): the stretches one after the other are the words as they are read.
 */
import type { Finding, Fix, ScrubbedProvision } from './scrub-json.ts'

export interface Segment {
  readonly from: number
  readonly text: string
  /** The findings that the words are part of, the most severe first. */
  readonly findings: readonly Finding[]
}

const RANK = { error: 0, warning: 1, note: 2 }

export function segmentsOf(provision: ScrubbedProvision, findings: readonly Finding[]): readonly Segment[] {
  const { words } = provision
  const cuts = new Set([0, words.length, ...findings.flatMap(({ from, to }) => [from, to])])
  const places = [...cuts].toSorted((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1]!
    const inside = findings.filter((one) => one.from <= from && one.to >= to)
    return {
      from,
      text: readWords(provision, from, to),
      findings: inside.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
    }
  })
}

/** The words [from, to) as they are read. */
export function readWords({ words, references }: ScrubbedProvision, from: number, to: number): string {
  let text = words.slice(from, to)
  for (const { at, name } of references.toReversed())
    if (at >= from && at < to) text = text.slice(0, at - from) + name + text.slice(at - from + 1)
  return text
}

/**
 * The whole words that a fix is in, and what they are to read; what is nothing but space takes in the words on both sides. So
 * that a sign or a space that goes or comes can be seen.
 */
export function wordsOfFix(provision: ScrubbedProvision, { from, to, text }: Fix) {
  const { words } = provision
  const isSpace = words.slice(from, to).trim() === '' && text.trim() === ''
  const before = isSpace ? /\S*\s*$/ : /\S*$/
  const behind = isSpace ? /^\s*\S*/ : /^\S*/
  const begin = from - (before.exec(words.slice(0, from))?.[0].length ?? 0)
  const end = to + (behind.exec(words.slice(to))?.[0].length ?? 0)
  const removed = readWords(provision, begin, end)
  const inserted = readWords(provision, begin, from) + text + readWords(provision, to, end)
  return { from: begin, to: end, removed, inserted }
}
