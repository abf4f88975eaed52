/** Positions are richer than for and against, and silence is none of them. */

export const STANCES = [
  'sponsor',
  'support',
  'can-accept',
  'no-objection',
  'follow-consensus',
  'considering',
  'seeking-instructions',
  'reserve',
  'reserve-pending',
  'scrutiny',
  'oppose',
  'no-position',
  'absent'
] as const
export type Stance = (typeof STANCES)[number]
