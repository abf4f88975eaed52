/** The rules, in the order in which the page lists them: first what is wrong in law, then in form. */
import type { Rule } from '../rule.ts'
import { agreementNames } from './agreement-names.ts'
import { circularReferences } from './circular-references.ts'
import { danglingReferences } from './dangling-references.ts'
import { differingQuantities } from './differing-quantities.ts'
import { inconsistentTerms } from './inconsistent-terms.ts'
import { listEnds } from './list-ends.ts'
import { lookAlikeLetters } from './look-alike-letters.ts'
import { mixedQuotes } from './mixed-quotes.ts'
import { numbering } from './numbering.ts'
import { obligationShifts } from './obligation-shifts.ts'
import { partyNames } from './party-names.ts'
import { spacing } from './spacing.ts'
import { timeLimits } from './time-limits.ts'
import { unbalancedBrackets } from './unbalanced-brackets.ts'
import { undefinedTerms } from './undefined-terms.ts'
import { unusedTerms } from './unused-terms.ts'

export const RULES: readonly Rule[] = [
  danglingReferences,
  circularReferences,
  undefinedTerms,
  unusedTerms,
  inconsistentTerms,
  obligationShifts,
  differingQuantities,
  timeLimits,
  partyNames,
  agreementNames,
  numbering,
  listEnds,
  unbalancedBrackets,
  lookAlikeLetters,
  spacing,
  mixedQuotes
]

/** What each rule is called, for filters. */
export const RULE_TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ name, title }) => [name, title]))
