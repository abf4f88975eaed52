/**
 * What has become of everything that was tabled: each proposal is in one of these and in no other, so they add up to all that
 * was tabled. Words that their holder has taken out again to the last are withdrawn, whatever the record calls them; what a
 * decision on other words took the place or the ground of is superseded.
 */
import type { CountedProposal } from './open-proposals.ts'

export const OUTCOMES = ['open', 'accepted', 'rejected', 'superseded', 'lapsed', 'withdrawn'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type Outcomes = Readonly<Record<Outcome, number>>

export function outcomesOf(proposals: readonly Pick<CountedProposal, 'status' | 'isOpen'>[]): Outcomes {
  const counts = { open: 0, accepted: 0, rejected: 0, superseded: 0, lapsed: 0, withdrawn: 0 }
  for (const one of proposals) counts[outcomeOf(one)]++
  return counts
}

function outcomeOf({ status, isOpen }: Pick<CountedProposal, 'status' | 'isOpen'>): Outcome {
  if (isOpen) return 'open'
  if (status === 'overtaken') return 'superseded'
  return OUTCOMES.find((one) => one === status) ?? 'withdrawn'
}
