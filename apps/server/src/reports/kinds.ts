/**
 * The kinds of report, and who writes which: a working group's is its chair's or the secretariat's, what goes over several groups
 * is the secretariat's. Whoever is in all the groups that a report is about reads it once it has been issued; what the
 * secretariat writes on the whole may tell of risks and of requests for assistance, and is not for observers, who may read neither.
 */
import type { Act } from '@cartif/negotiation'

export const REPORT_KINDS = ['working-group', 'progress', 'ministerial'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const ATTRIBUTIONS = ['attributed', 'anonymous'] as const
/** `anonymous`: no party is named; one reads "one delegation". */
export type Attribution = (typeof ATTRIBUTIONS)[number]

/** What the frame of a report is written in; what it quotes stays in the language of the text. */
export const LANGUAGES = ['en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

/** English is written of every kind, Russian of what is handed to Ministers. */
export function isWrittenIn(kind: ReportKind, language: Language): boolean {
  return language === 'en' || kind === 'ministerial'
}

export const KIND_NAMES: Readonly<Record<ReportKind, string>> = {
  'working-group': 'Report of the working group',
  progress: 'Consolidated progress report',
  ministerial: 'Report to the Ministerial Conference'
}

/** What somebody who writes it must be allowed to in each of its groups. */
export const WRITING: Readonly<Record<ReportKind, Act>> = {
  'working-group': 'report-on-group',
  progress: 'report-on-all',
  ministerial: 'report-on-all'
}

/** What somebody must be allowed to in each of its groups to read it once it has been issued. */
export const READING: Readonly<Record<ReportKind, Act>> = {
  'working-group': 'read',
  progress: 'read-reports-on-all',
  ministerial: 'read-reports-on-all'
}

/** A report of a working group is about one; the others are about as many as one likes. */
export function isAboutOne(kind: ReportKind): boolean {
  return kind === 'working-group'
}

/** Whether a report of a kind can be about these groups. */
export function isAboutEnough(kind: ReportKind, groups: readonly string[]): boolean {
  return isAboutOne(kind) ? groups.length === 1 : groups.length > 0
}
