/**
 * The kinds of report, and who writes which: a working group's is its chair's or the secretariat's, what goes over several groups
 * is the secretariat's. Whoever is in all the groups that a report is about reads it once it has been issued.
 */
import type { Membership } from '../accounts/memberships.ts'

export const REPORT_KINDS = ['working-group', 'progress', 'ministerial'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const ATTRIBUTIONS = ['attributed', 'anonymous'] as const
/** `anonymous`: no party is named; one reads "one delegation". */
export type Attribution = (typeof ATTRIBUTIONS)[number]

export const KIND_NAMES: Readonly<Record<ReportKind, string>> = {
  'working-group': 'Report of the working group',
  progress: 'Consolidated progress report',
  ministerial: 'Report to the Ministerial Conference'
}

const WRITERS: Readonly<Record<ReportKind, readonly string[]>> = {
  'working-group': ['chair', 'secretariat'],
  progress: ['secretariat'],
  ministerial: ['secretariat']
}

/** A report of a working group is about one; the others are about as many as one likes. */
export function isAboutOne(kind: ReportKind): boolean {
  return kind === 'working-group'
}

export function mayWrite(memberships: readonly Membership[], kind: ReportKind, groups: readonly string[]): boolean {
  if (groups.length === 0 || (isAboutOne(kind) && groups.length > 1)) return false
  return groups.every((group) =>
    memberships.some(({ workingGroup, role }) => workingGroup === group && WRITERS[kind].includes(role))
  )
}

export function mayRead(memberships: readonly Membership[], groups: readonly string[]): boolean {
  return groups.every((group) => memberships.some(({ workingGroup }) => workingGroup === group))
}
