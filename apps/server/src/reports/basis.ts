/**
 * The figures behind a report, each with where it is counted: kept with the report as they were when it was written, and read again
 * beside them, so that whoever opens it later sees what has moved since.
 */
import type { ReportInstrument, ReportMaterial } from './material.ts'

export interface BasisFigure {
  /** Names the figure in the report and when it is read again. */
  readonly id: string
  readonly instrument: string
  readonly label: string
  readonly value: number
  /** The page where it is counted. */
  readonly to: string
}

export interface Basis {
  /** ISO 8601 */
  readonly asOf: string
  readonly figures: readonly BasisFigure[]
}

export function basisOf({ asOf, groups }: ReportMaterial): Basis {
  return { asOf, figures: groups.flatMap(({ instruments }) => instruments.flatMap(figuresOf)) }
}

function figuresOf({ figures }: ReportInstrument): readonly BasisFigure[] {
  const { id, title, counts, tabled, accepted, medianDaysOpen } = figures
  const page = `/instruments/${id}`
  const rows: readonly (readonly [name: string, label: string, value: number, to: string])[] = [
    ['articles', 'articles', counts.articles, page],
    ['agreed', 'articles agreed', counts.agreed, `${page}/progress#convergence`],
    ['issues', 'open issues', counts.openIssues, `${page}/positions`],
    ['proposals', 'open proposals', counts.openProposals, `${page}/positions`],
    ['tabled', 'proposals tabled so far', tabled, `${page}/register?kind=proposal-tabled`],
    ['accepted', 'proposals accepted', accepted, `${page}/register?kind=proposal-accept`],
    ['median', 'days open, the median of the open issues', Math.round(medianDaysOpen ?? 0), `${page}/progress#time`]
  ]
  return rows.map(([name, label, value, to]) => ({ id: `${id}/${name}`, instrument: title, label, value, to }))
}
