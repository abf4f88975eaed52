/**
 * What a party says of one article of an instrument: whether it takes part, from when, and on what it depends. Categories are those
 * of the Agreement on Trade Facilitation. A statement that says less than its category needs, or more, is none: `faultOf` says why.
 */

/** `participates`; `not-yet`: it does not, for the time being; `none`: nothing has been said, or it was taken back. */
export const PARTICIPATIONS = ['participates', 'not-yet', 'none'] as const
export type Participation = (typeof PARTICIPATIONS)[number]

/** A: at entry into force; B: after a transition; C: after a transition and with assistance. */
export const CATEGORIES = ['A', 'B', 'C'] as const
export type Category = (typeof CATEGORIES)[number]

/** The longest transition that can be stated, in months. */
export const LONGEST_TRANSITION = 240

export interface Statement {
  readonly participation: Participation
  /** Only of those who participate. */
  readonly category: Category | null
  /** Length of the transition from entry into force; only in B and C. */
  readonly months: number | null
  readonly conditions: string
  /** What the party needs from others; only in C. */
  readonly assistance: string
}

export const NO_STATEMENT: Statement = {
  participation: 'none',
  category: null,
  months: null,
  conditions: '',
  assistance: ''
}

/** What is wrong with a statement, as a sentence; undefined where nothing is. */
export function faultOf({ participation, category, months, conditions, assistance }: Statement): string | undefined {
  if (participation !== 'participates') {
    const isMore = category !== null || months !== null || assistance !== ''
    if (isMore) return 'Only a party that participates states a category, a transition or assistance.'
    return participation === 'none' && conditions !== '' ? 'Without a statement there are no conditions.' : undefined
  }
  if (category === null) return 'A party that participates states a category: A, B or C.'
  if (category !== 'C' && assistance !== '') return 'Assistance is stated in category C alone.'
  if (category === 'A')
    return months === null ? undefined : 'Category A applies at entry into force: it has no transition.'
  if (!isTransition(months))
    return `Category ${category} needs a transition of 1 to ${LONGEST_TRANSITION} whole months.`
  return category === 'C' && assistance === '' ? 'Category C needs the assistance that is required.' : undefined
}

function isTransition(months: number | null): boolean {
  return months !== null && Number.isInteger(months) && months >= 1 && months <= LONGEST_TRANSITION
}

/** "Category B: 24 months after entry into force" */
export function sayStatement({ participation, category, months }: Statement): string {
  if (participation === 'none') return 'No statement'
  if (participation === 'not-yet' || category === null) return 'Does not participate yet'
  if (category === 'A') return 'Category A: at entry into force'
  const transition = `Category ${category}: ${months} ${months === 1 ? 'month' : 'months'} after entry into force`
  return category === 'C' ? `${transition}, with assistance` : transition
}

export function isSameStatement(a: Statement, b: Statement): boolean {
  return (
    a.participation === b.participation &&
    a.category === b.category &&
    a.months === b.months &&
    a.conditions === b.conditions &&
    a.assistance === b.assistance
  )
}
