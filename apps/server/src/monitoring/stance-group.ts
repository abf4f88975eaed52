/**
 * Thirteen stances told as four: for a map of a whole text, what matters is whether a party could live with what is proposed,
 * could not, keeps its answer, or has said nothing. Silence is never support.
 */
import type { Stance } from '@cartif/negotiation'

export const STANCE_GROUPS = ['opposes', 'reserves', 'considers', 'supports', 'silent'] as const
export type StanceGroup = (typeof STANCE_GROUPS)[number]

const GROUPS: Readonly<Record<Stance, StanceGroup>> = {
  sponsor: 'supports',
  support: 'supports',
  'can-accept': 'supports',
  'no-objection': 'supports',
  'follow-consensus': 'supports',
  considering: 'considers',
  'seeking-instructions': 'considers',
  reserve: 'reserves',
  'reserve-pending': 'reserves',
  scrutiny: 'reserves',
  oppose: 'opposes',
  'no-position': 'silent',
  absent: 'silent'
}

/** A stance that nobody knows here says nothing. */
export function groupOfStance(stance: string): StanceGroup {
  return GROUPS[stance as Stance] ?? 'silent'
}
