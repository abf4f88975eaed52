/**
 * Findings that say the same at many places, told once: a text from a PDF has one fault hundreds of times. What stands at fewer
 * places than `FEWEST` is told place by place.
 *
 * Law (equal-findings.test.ts): every finding is in one group or among the rest, in its order.
 */
import { groupBy } from './group-by.ts'
import type { Finding, FixChange, ScrubbedProvision } from './scrub-json.ts'
import { wordsOfFix } from './segments.ts'

export interface EqualFindings {
  readonly key: string
  /** Three at least, in the order of the text. */
  readonly findings: readonly Finding[]
}

const FEWEST = 3

export function groupEqual(findings: readonly Finding[]): {
  readonly groups: readonly EqualFindings[]
  readonly rest: readonly Finding[]
} {
  const byKey = groupBy(findings, keyOf)
  const groups = [...byKey]
    .filter(([, some]) => some.length >= FEWEST)
    .map(([key, some]) => ({ key, findings: some }))
    .toSorted((a, b) => b.findings.length - a.findings.length)
  return { groups, rest: findings.filter((one) => byKey.get(keyOf(one))!.length < FEWEST) }
}

/** What differs is only where. */
function keyOf({ rule, severity, message, fix }: Finding): string {
  return [rule, severity, message, fix ? 'fixed' : ''].join('\u0000')
}

/** The changes of fixes that do not touch one another, so that one proposal can ask for all of them. */
export function changesTogether(
  findings: readonly Finding[],
  provisionOf: (id: string) => ScrubbedProvision | undefined
): readonly FixChange[] {
  const ends = new Map<string, number>()
  return findings.flatMap(({ provision: id, fix, change }) => {
    const provision = provisionOf(id)
    if (!fix || !change || !provision) return []
    // A quote may have a word more on either side than the fix.
    const { from, to } = wordsOfFix(provision, fix)
    if (from < (ends.get(id) ?? 0)) return []
    ends.set(id, to + change.quote.length)
    return [change]
  })
}
