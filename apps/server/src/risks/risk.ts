/**
 * A risk to the negotiation: what could happen, how likely that is and how bad, what is done about it, by whom, and when it is looked
 * at again. How likely and how bad are told in words; the figures behind the words only put risks in an order. A risk is of one working
 * group or of the negotiation as a whole, and every version of it is kept.
 */

export const RISK_CATEGORIES = ['capacity', 'coordination', 'wto-consistency', 'fatigue', 'other'] as const
export type RiskCategory = (typeof RISK_CATEGORIES)[number]

export const RISK_STATUSES = ['open', 'being-mitigated', 'closed'] as const
export type RiskStatus = (typeof RISK_STATUSES)[number]

export const RISK_LEVELS = ['low', 'moderate', 'high', 'severe'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]

/** From 1 to 5. */
export const LIKELIHOODS = ['rare', 'unlikely', 'possible', 'likely', 'almost certain'] as const
export const IMPACTS = ['negligible', 'minor', 'noticeable', 'serious', 'critical'] as const

export interface RiskWords {
  readonly category: RiskCategory
  readonly title: string
  readonly description: string
  /** 1 to 5 */
  readonly likelihood: number
  /** 1 to 5 */
  readonly impact: number
  readonly mitigation: string
  /** Who sees to it: an office, a country, a person. */
  readonly owner: string
  /** When it is looked at again, "2026-12-15"; null where nobody has said. */
  readonly reviewOn: string | null
  readonly status: RiskStatus
  /** The live indicator that tells of it; null where none does. */
  readonly indicator: string | null
  /** From which value on the indicator calls attention to it; null for the one everybody uses. */
  readonly threshold: number | null
}

export interface Risk extends RiskWords {
  readonly id: string
  /** null: of the negotiation as a whole. */
  readonly workingGroup: string | null
  readonly version: number
  readonly by: string
  /** ISO 8601 */
  readonly at: string
}

/** Likely and bad together: both ends of a scale of 25. */
export function levelOf({ likelihood, impact }: Pick<RiskWords, 'likelihood' | 'impact'>): RiskLevel {
  const weight = likelihood * impact
  if (weight >= 15) return 'severe'
  if (weight >= 9) return 'high'
  return weight >= 4 ? 'moderate' : 'low'
}

/** What is open and weighs most comes first; what is closed last. */
export function byWeight(a: Risk, b: Risk): number {
  const closed = Number(a.status === 'closed') - Number(b.status === 'closed')
  return closed || b.likelihood * b.impact - a.likelihood * a.impact || a.title.localeCompare(b.title)
}
