/** Which changes are shown: all, those that may bind differently, those of brackets; and of one party, where one is asked for. */
import type { ToldChange } from './comparison.ts'

export type Only = 'all' | 'substance' | 'brackets'

export interface ChangeFilter {
  readonly only: Only
  /** A party's code in lower case; '' for all. */
  readonly party: string
}

export function filterChanges(changes: readonly ToldChange[], { only, party }: ChangeFilter): readonly ToldChange[] {
  return changes.filter(
    (change) =>
      (only === 'all' || (only === 'substance' ? change.isSubstance : change.isBracket)) &&
      (party === '' || partiesOf(change).includes(party))
  )
}

/** Those that its brackets name, and those whose words were decided on. */
export function partiesOf({ parties, decisions }: ToldChange): readonly string[] {
  const all = [...parties, ...decisions.flatMap((one) => one.parties)].map((one) => one.toLowerCase())
  return [...new Set(all)].toSorted()
}

/** The change before or after the current one; from none to the first or the last. */
export function neighbour(
  changes: readonly ToldChange[],
  current: string | undefined,
  step: 1 | -1
): ToldChange | undefined {
  const at = changes.findIndex(({ id }) => id === current)
  if (at < 0) return changes.at(step === 1 ? 0 : -1)
  return changes[at + step]
}

/** By the place of their article in the redline, in reading order. */
export function changesByArticle(changes: readonly ToldChange[]): ReadonlyMap<number, readonly ToldChange[]> {
  const groups = new Map<number, ToldChange[]>()
  for (const change of changes) {
    const group = groups.get(change.at.article)
    if (group) group.push(change)
    else groups.set(change.at.article, [change])
  }
  return groups
}
