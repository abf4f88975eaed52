/** What a cross-reference can have for its target: articles and numbered provisions, with the words one knows them by. */
import type { LiveInstrument } from '@cartif/live'
import { composedLine } from '@cartif/negotiation'
import { lineWords, provisionsOf } from '@cartif/treaty-text'

export interface ReferenceTarget {
  readonly id: string
  /** "Article 5(2)" */
  readonly name: string
  /** The title of an article, the first words of a provision. */
  readonly words: string
}

const LONGEST = 90

export function referenceTargets(live: LiveInstrument): readonly ReferenceTarget[] {
  return live.outline.flatMap(({ id, number, title, provisions }) => {
    const lines = new Map(
      provisionsOf(composedLine(live.findComposed(id)?.segments ?? [])).map(({ mark, line }) => [mark.id, line])
    )
    const numbered = provisions.filter((one) => one.number !== '' && one.kind !== 'heading' && one.kind !== 'footnote')
    return [
      ...(number || title ? [{ id, name: number || title, words: number ? title : '' }] : []),
      ...numbered.map((one) => ({
        id: one.id,
        name: one.designation,
        words: shorten(lineWords(lines.get(one.id) ?? []))
      }))
    ]
  })
}

function shorten(words: string): string {
  const plain = words.replaceAll('\uFFFC', '…')
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).trimEnd()}…` : plain
}

/** Those in which every word of the query stands; what is called exactly so comes first. */
export function findTargets(targets: readonly ReferenceTarget[], query: string): readonly ReferenceTarget[] {
  const wanted = query.trim().toLowerCase()
  const parts = wanted.split(/\s+/)
  const found = targets.filter(({ name, words }) => {
    const all = `${name} ${words}`.toLowerCase()
    return parts.every((part) => all.includes(part))
  })
  const rank = ({ name }: ReferenceTarget) => {
    const called = name.toLowerCase()
    return called === wanted || called.endsWith(` ${wanted}`) ? 0 : called.includes(wanted) ? 1 : 2
  }
  return wanted === '' ? found : found.toSorted((a, b) => rank(a) - rank(b))
}
