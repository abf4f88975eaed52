/**
 * The words of a provision cut where findings begin and end, with cross-references by their names, so that each stretch can be
 * shown as one element.
 *
 * Law (segments.test.ts): the stretches one after the other are the words as they are read.
 */
import type { Finding, ScrubbedProvision } from './scrub-json.ts'

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
