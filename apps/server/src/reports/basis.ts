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

/** An open issue that the report speaks of, and where it is. */
export interface BasisPlace {
  readonly instrument: string
  /** "Article 5(2)" */
  readonly name: string
  readonly to: string
}

export interface Basis {
  /** ISO 8601 */
  readonly asOf: string
  readonly figures: readonly BasisFigure[]
  readonly places: readonly BasisPlace[]
}

export function basisOf({ asOf, groups }: ReportMaterial): Basis {
  const instruments = groups.flatMap((group) => group.instruments)
  return { asOf, figures: instruments.flatMap(figuresOf), places: instruments.flatMap(placesOf) }
}

function placesOf({ figures: { id, title }, issues }: ReportInstrument): readonly BasisPlace[] {
  return issues.map((issue) => {
    return { instrument: title, name: issue.name, to: `/instruments/${id}?issue=${encodeURIComponent(issue.id)}` }
  })
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
