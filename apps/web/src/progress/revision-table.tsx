import { Link } from 'react-router'
import { formatDate } from '../shared/api.ts'
import type { InstrumentFigures } from './figures-json.ts'
import './figures-table.css'

/** What each revision counted when it was issued, and the text as it stands. */
export function RevisionTable({ figures }: { readonly figures: InstrumentFigures }) {
  const { id, revisions, counts, asOf } = figures
  const rows = [
    ...revisions.map((one) => ({ ...one, name: one.symbol, to: `/instruments/${id}/revisions` })),
    { name: 'As it stands', at: asOf, counts, to: `/instruments/${id}` }
  ]
  return (
    <section className="card chart-card" aria-labelledby="revisions-title">
      <h2 id="revisions-title">Revision by revision</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Figures by revision">
        <table className="figures-table is-stacked">
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Issued</th>
              <th scope="col">Articles</th>
              <th scope="col">Agreed</th>
              <th scope="col">Open issues</th>
              <th scope="col">Open proposals</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, at, to, counts: then }) => (
              <tr key={name}>
                <th scope="row">
                  <Link to={to}>{name}</Link>
                </th>
                <td data-label="Issued">{formatDate(at)}</td>
                <td data-label="Articles">{then.articles}</td>
                <td data-label="Agreed">{then.agreed}</td>
                <td data-label="Open issues">{then.openIssues}</td>
                <td data-label="Open proposals">{then.openProposals}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
