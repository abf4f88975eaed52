/**
 * Which open issues need political guidance, and why: the chair has set them aside or left them open, delegations stand against each other, or
 * they have been open longest. Whose proposal it is stands for it: whatever is opposed has somebody on either side, and what Progress
 * counts as opposition is told here. The rule is stated in the report, so that nobody has to guess it.
 */
import type { ReportIssue } from './report-issue.ts'

export type GuidanceReason = 'set-aside' | 'left-open' | 'opposed' | 'oldest'

export interface GuidancePoint extends ReportIssue {
  readonly reasons: readonly GuidanceReason[]
}

/** How many of the oldest are named. */
const OLDEST = 3
/** Nothing younger is called old, in days. */
const OLD = 14

export const GUIDANCE_RULE =
  'Issues are listed here that the Chair has set aside, or left open after going over them, on which delegations stand against each other, ' +
  `or that are among the ${OLDEST} that have been open longest, ${OLD} days or more.`

/** Of all the texts that a report is about. */
export function oldestOf(issues: readonly ReportIssue[]): readonly ReportIssue[] {
  return issues
    .filter(({ days }) => days >= OLD)
    .toSorted((a, b) => b.days - a.days)
    .slice(0, OLDEST)
}

/** The oldest first. */
export function guidancePoints(
  issues: readonly ReportIssue[],
  oldest: readonly ReportIssue[]
): readonly GuidancePoint[] {
  return issues
    .map((issue) => ({ ...issue, reasons: reasonsOf(issue, oldest.includes(issue)) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.days - a.days)
}

function reasonsOf(issue: ReportIssue, isOldest: boolean): readonly GuidanceReason[] {
  const { isParked, isKept, alternatives } = issue
  const isOpposed = alternatives.some(({ opposes }) => opposes.length > 0)
  return [
    ...(isParked ? (['set-aside'] as const) : isKept ? (['left-open'] as const) : []),
    ...(isOpposed ? (['opposed'] as const) : []),
    ...(isOldest ? (['oldest'] as const) : [])
  ]
}
