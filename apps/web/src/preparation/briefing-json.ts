/** What the server tells of regional briefings. */
import type { ReportSection, VersionMark } from '../reports/reports-json.ts'

export interface BriefingFigure {
  readonly topic: string
  readonly name: string
  readonly shared: number
  /** null where too few have shared to tell. */
  readonly ready: number | null
  readonly steps: readonly number[] | null
}

export interface BriefingSummary {
  readonly id: string
  readonly group: { readonly id: string; readonly name: string }
  readonly mayWrite: boolean
  readonly title: string
  readonly last: VersionMark
  readonly issued: VersionMark | null
}

export interface Briefing extends BriefingSummary {
  readonly shown: VersionMark & {
    readonly title: string
    readonly sections: readonly ReportSection[]
    readonly figures: readonly BriefingFigure[]
  }
  readonly versions: readonly VersionMark[]
}
