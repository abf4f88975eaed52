/**
 * The working groups of the demonstration and who has a seat in them. Participation is voluntary: two parties stay away from one
 * group each, and the observer has been invited to two groups only, so that it can be seen how a group is closed to others.
 */
import type { DemonstrationAccount } from './accounts.ts'

export interface DemonstrationGroup {
  readonly id: string
  readonly name: string
  readonly isOpenToObservers?: boolean
  /** Codes of parties that take no part in it. */
  readonly without?: readonly string[]
}

export const WORKING_GROUPS: readonly DemonstrationGroup[] = [
  { id: 'rtg', name: 'Regional Trade Group', isOpenToObservers: true },
  { id: 'trade-facilitation', name: 'Trade Facilitation', isOpenToObservers: true },
  { id: 'sps', name: 'Sanitary and Phytosanitary Measures' },
  { id: 'tbt', name: 'Technical Barriers to Trade' },
  { id: 'digital-trade', name: 'Digital Trade and E-Commerce', without: ['tkm'] },
  { id: 'investment-facilitation', name: 'Investment Facilitation', without: ['afg'] },
  { id: 'institutional', name: 'Institutional Provisions and Dispute Settlement' }
]

export function groupsOf({ role, party }: DemonstrationAccount): readonly DemonstrationGroup[] {
  return WORKING_GROUPS.filter(({ isOpenToObservers = false, without = [] }) =>
    role === 'observer' ? isOpenToObservers : party === null || !without.includes(party)
  )
}
