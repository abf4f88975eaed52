import { Link } from 'react-router'
import { formatDate, formatTime } from '../shared/api.ts'
import type { BasisFigure, Report } from './reports-json.ts'
import '../progress/figures-table.css'

/** The figures a report was written from, where each is counted, and what it is now. */
export function ReportBasis({ basis: { asOf, figures } }: Pick<Report, 'basis'>) {
  const moved = figures.filter(({ value, now }) => now !== value).length
  const instruments = [...new Set(figures.map(({ instrument }) => instrument))]
  return (
    <section className="card report-basis no-print" aria-labelledby="basis-title">
      <h2 id="basis-title">Where the figures come from</h2>
      <p className="quiet">
        As they were on {formatDate(asOf)} at {formatTime(asOf)}.{' '}
        {moved === 0 ? 'They are the same now.' : `${moved} of ${figures.length} are different now.`}
      </p>
      {instruments.map((name) => (
        <details key={name} open={instruments.length === 1}>
          <summary>{name}</summary>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">In the report</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {figures
                .filter(({ instrument }) => instrument === name)
                .map((figure) => (
                  <FigureRow key={figure.id} figure={figure} />
                ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  )
}

function FigureRow({ figure: { label, value, now, to } }: { readonly figure: BasisFigure }) {
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{label}</Link>
      </th>
      <td>{value}</td>
      <td>{now === value ? value : <strong>{now ?? '–'}</strong>}</td>
    </tr>
  )
}
