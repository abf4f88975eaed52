/** What the server tells of reports. */

export type ReportKind = 'working-group' | 'progress' | 'ministerial'
export type Attribution = 'attributed' | 'anonymous'
export type Language = 'en' | 'ru'

export interface Group {
  readonly id: string
  readonly name: string
}

export interface VersionMark {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly isIssued: boolean
}

export interface ReportSummary {
  readonly id: string
  readonly kind: ReportKind
  readonly kindName: string
  readonly attribution: Attribution
  /** Of headings, tables and sentences. */
  readonly language: Language
  readonly groups: readonly Group[]
  readonly mayWrite: boolean
  readonly title: string
  readonly last: VersionMark
  readonly issued: VersionMark | null
}

export interface Offer {
  readonly kind: ReportKind
  readonly isAboutOne: boolean
  readonly languages: readonly Language[]
  readonly groups: readonly Group[]
}

export interface ReportList {
  readonly reports: readonly ReportSummary[]
  /** What one may write, on which groups. */
  readonly offers: readonly Offer[]
}

export interface ReportSection {
  readonly id: string
  readonly heading: string
  readonly text: string
}

export interface BasisFigure {
  readonly id: string
  readonly instrument: string
  readonly label: string
  readonly value: number
  readonly to: string
  readonly now: number | null
}

/** An open issue that the report speaks of, and where it is. */
export interface BasisPlace {
  readonly instrument: string
  /** "Article 5(2)" */
  readonly name: string
  readonly to: string
}

export interface Report extends ReportSummary {
  readonly shown: VersionMark & { readonly title: string; readonly sections: readonly ReportSection[] }
  readonly versions: readonly VersionMark[]
  readonly basis: {
    readonly asOf: string
    readonly figures: readonly BasisFigure[]
    readonly places: readonly BasisPlace[]
  }
}

export const KINDS: Readonly<Record<ReportKind, readonly [name: string, purpose: string]>> = {
  'working-group': [
    'Report of the working group',
    'To the senior officials: what is agreed, what is open, what comes next'
  ],
  progress: [
    'Consolidated progress report',
    'From the secretariat to all but observers: all working groups side by side'
  ],
  ministerial: [
    'Report to the Ministerial Conference',
    'Points needing political guidance, and the mandate to continue'
  ]
}

/** Each in its own words. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }
