/** What has become of all that was tabled, in one sentence in which every proposal is said once: the figures add up. */
import { formatDate } from '../shared/api.ts'
import { countOf } from './figures-json.ts'
import type { Outcomes } from './figures-json.ts'

const CLOSED = ['accepted', 'rejected', 'superseded', 'lapsed', 'withdrawn'] as const

/** `since`: the first day; `agreed`: how many articles are. */
export function sayOutcomes(since: string, outcomes: Outcomes, agreed: number): string {
  const tabled = outcomes.open + CLOSED.reduce((sum, name) => sum + outcomes[name], 0)
  const ends = CLOSED.filter((name) => outcomes[name] > 0).map((name) => `${outcomes[name]} ${name}`)
  const all = [`${outcomes.open} open`, ...ends]
  const list = all.length === 1 ? all[0]! : `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}`
  return `Since ${formatDate(since)} ${countOf(tabled, 'proposal')} ${tabled === 1 ? 'has' : 'have'} been tabled: ${list}. ${countOf(agreed, 'article')} ${agreed === 1 ? 'is' : 'are'} agreed.`
}

export function sumOutcomes(all: readonly Outcomes[]): Outcomes {
  const sum = { open: 0, accepted: 0, rejected: 0, superseded: 0, lapsed: 0, withdrawn: 0 }
  for (const one of all) for (const name of ['open', ...CLOSED] as const) sum[name] += one[name]
  return sum
}
