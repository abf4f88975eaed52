import { partyName } from '@cartif/negotiation'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PartyLabel } from '../shared/party-label.tsx'
import { articleLink, positionsLink, registerLink } from './figures-json.ts'
import type { ConvergenceRow, Figures, PartyFigures } from './figures-json.ts'
import './figures-table.css'

interface PartyTableProps {
  readonly figures: Figures
  /** Who may not read the register has figures without a way to it. */
  readonly mayReadRegister: boolean
}

/** What each party has brought, and where its word is awaited. */
export function PartyTable({ figures, mayReadRegister }: PartyTableProps) {
  const { id, parties, articles } = figures
  const acts = (value: number, wanted: Readonly<Record<string, string>>): ReactNode =>
    mayReadRegister && value > 0 ? <Link to={registerLink(id, wanted)}>{value}</Link> : value
  const positions = (value: number) => (value > 0 ? <Link to={positionsLink(id)}>{value}</Link> : value)
  return (
    <section className="card chart-card" aria-labelledby="parties-title" id="parties">
      <h2 id="parties-title">By party</h2>
      <p className="quiet">{sayParties(parties)}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Figures by party">
        <table className="figures-table is-stacked">
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col">Tabled</th>
              <th scope="col">Accepted</th>
              <th scope="col">Open</th>
              <th scope="col">Position awaited</th>
              <th scope="col">Position on an earlier wording</th>
              <th scope="col">Articles not spoken on</th>
            </tr>
          </thead>
          <tbody>
            {parties.map(({ party, hasSeat, tabled, accepted, open, pending, stale, silentOn }) => (
              <tr key={party}>
                <th scope="row">
                  <PartyLabel holder={party} />{' '}
                  <span className="party-name">
                    {partyName(party)}
                    {!hasSeat && ', no longer in the group'}
                  </span>
                </th>
                <td data-label="Tabled">{acts(tabled, { kind: 'proposal-tabled', party })}</td>
                <td data-label="Accepted">{acts(accepted, { kind: 'proposal-accept', party })}</td>
                <td data-label="Open">{positions(open)}</td>
                <td data-label="Position awaited">{positions(pending)}</td>
                <td data-label="Position on an earlier wording">{positions(stale)}</td>
                <td data-label="Articles not spoken on">
                  <SilentOn instrument={id} articles={articles} silentOn={silentOn} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface SilentOnProps {
  readonly instrument: string
  readonly articles: readonly ConvergenceRow[]
  readonly silentOn: readonly string[]
}

/** How many, and on demand which. */
function SilentOn({ instrument, articles, silentOn }: SilentOnProps) {
  if (silentOn.length === 0) return 0
  return (
    <details className="silent-on">
      <summary>{silentOn.length}</summary>
      <ul>
        {articles
          .filter(({ article }) => silentOn.includes(article))
          .map((row) => (
            <li key={row.article}>
              <Link to={articleLink(instrument, row)}>{row.number || row.title || 'A proposed article'}</Link>
            </li>
          ))}
      </ul>
    </details>
  )
}

function sayParties(parties: readonly PartyFigures[]): string {
  const stale = parties.reduce((sum, one) => sum + one.stale, 0)
  const quiet = parties.filter(({ silentOn }) => silentOn.length > 0).length
  const seated = parties.filter(({ hasSeat }) => hasSeat).length
  return `${quiet} of ${seated} parties have not spoken on every article in which something is open. ${stale === 0 ? 'No position is' : stale === 1 ? 'One position is' : `${stale} positions are`} on a wording that has changed since. Silence is no support.`
}
