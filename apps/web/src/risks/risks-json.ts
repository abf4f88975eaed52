/** What the server tells of risks, and the words that go with its figures. */

export const CATEGORIES = ['capacity', 'coordination', 'wto-consistency', 'fatigue', 'other'] as const
export type RiskCategory = (typeof CATEGORIES)[number]

export const CATEGORY_NAMES: Readonly<Record<RiskCategory, string>> = {
  capacity: 'Capacity',
  coordination: 'Coordination',
  'wto-consistency': 'WTO consistency',
  fatigue: 'Negotiation fatigue',
  other: 'Other'
}

export const STATUSES = ['open', 'being-mitigated', 'closed'] as const
export type RiskStatus = (typeof STATUSES)[number]

export const STATUS_NAMES: Readonly<Record<RiskStatus, string>> = {
  open: 'Open',
  'being-mitigated': 'Being mitigated',
  closed: 'Closed'
}

/** From 1 to 5. */
export const LIKELIHOODS = ['rare', 'unlikely', 'possible', 'likely', 'almost certain'] as const
export const IMPACTS = ['negligible', 'minor', 'noticeable', 'serious', 'critical'] as const

export interface RiskWords {
  readonly category: RiskCategory
  readonly title: string
  readonly description: string
  readonly likelihood: number
  readonly impact: number
  readonly mitigation: string
  readonly owner: string
  readonly reviewOn: string | null
  readonly status: RiskStatus
  readonly indicator: string | null
  readonly threshold: number | null
}

export interface RiskVersion extends RiskWords {
  readonly id: string
  readonly workingGroup: string | null
  readonly version: number
  readonly by: string
  readonly at: string
}

export interface Risk extends RiskVersion {
  readonly level: 'low' | 'moderate' | 'high' | 'severe'
  readonly isOverdue: boolean
  readonly reading: {
    readonly label: string
    readonly unit: string
    readonly value: number
    readonly threshold: number
    readonly isOver: boolean
  } | null
}

export interface Indicator {
  readonly id: string
  readonly category: RiskCategory
  readonly label: string
  readonly unit: string
  readonly threshold: number
  readonly value: number
  readonly isOver: boolean
  readonly of: readonly { readonly title: string; readonly value: number; readonly to: string }[]
}

export interface RiskScope {
  readonly workingGroup: string | null
  readonly name: string
  readonly mayWrite: boolean
  readonly indicators: readonly Indicator[]
}

export interface RiskRegister {
  readonly asOf: string
  readonly scopes: readonly RiskScope[]
  readonly risks: readonly Risk[]
}

export const NEW_RISK: RiskWords = {
  category: 'capacity',
  title: '',
  description: '',
  likelihood: 3,
  impact: 3,
  mitigation: '',
  owner: '',
  reviewOn: null,
  status: 'open',
  indicator: null,
  threshold: null
}

/** "12 days", "60 %" */
export function figureOf({ value, unit }: { readonly value: number; readonly unit: string }): string {
  return `${value} ${value === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit}`
}

/** "likely, serious" */
export function gradesOf({ likelihood, impact }: Pick<RiskWords, 'likelihood' | 'impact'>): string {
  return `${LIKELIHOODS[likelihood - 1]}, with ${IMPACTS[impact - 1]} impact`
}

/** "8 risks are not closed; 3 call attention, 1 is overdue." */
export function sayRegister(live: readonly Pick<Risk, 'reading' | 'isOverdue'>[]): string {
  if (live.length === 0) return 'No risk is open.'
  const calls = live.filter(({ reading }) => reading?.isOver === true).length
  const overdue = live.filter(({ isOverdue }) => isOverdue).length
  const open = live.length === 1 ? '1 risk is not closed' : `${live.length} risks are not closed`
  const attention = calls === 1 ? '1 calls attention' : `${calls} call attention`
  const late = overdue === 1 ? '1 is overdue' : `${overdue} are overdue`
  return `${open}; ${attention}, ${late}.`
}
