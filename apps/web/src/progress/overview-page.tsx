import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { countOf, positionsLink } from './figures-json.ts'
import type { InstrumentFigures, Overview } from './figures-json.ts'
import { sumOutcomes } from './say-outcomes.ts'
import { sumDays } from './sum-days.ts'
import { TimeChart } from './time-chart.tsx'
import './chart-key.css'
import './progress.css'
import './time-chart.css'
import './figures-table.css'
import { ALL_GROUPS } from '../shared/all-groups.ts'

/** Where the whole negotiation stands: all instruments that one may read, by working group. */
export function OverviewPage() {
  const { data, error } = useQuery({ queryKey: ['monitoring'], queryFn: () => call<Overview>('/api/monitoring') })
  useEffect(() => {
    document.title = 'Progress · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page progress-page">
        <h1>Progress</h1>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Counting" />}
        {data && data.groups.length === 0 && <p>You are not a member of a working group yet.</p>}
        {data && data.groups.length > 0 && <Shown overview={data} />}
      </main>
    </>
  )
}

function Shown({ overview }: { readonly overview: Overview }) {
  const [only, setOnly] = useState<string | null>(null)
  const groups = overview.groups.filter(({ id }) => only === null || id === only)
  const all = groups.flatMap(({ instruments }) => instruments)
  const total = (name: keyof InstrumentFigures['counts']) => all.reduce((sum, { counts }) => sum + counts[name], 0)
  return (
    <>
      <p className="quiet">
        {countOf(all.length, 'instrument')} in {countOf(groups.length, 'working group')}: {total('agreed')} of{' '}
        {countOf(total('articles'), 'article')} agreed, {countOf(total('openIssues'), 'issue')} open. Nothing is agreed
        until everything is agreed.
      </p>
      {overview.groups.length > 1 && (
        <Select
          className="no-print group-choice"
          aria-label="Working group"
          allowDeselect={false}
          value={only ?? ALL_GROUPS.value}
          onChange={(next) => setOnly(next || null)}
          data={[ALL_GROUPS, ...overview.groups.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <section className="card chart-card" aria-labelledby="instruments-title">
        <h2 id="instruments-title">By working group and instrument</h2>
        <ul className="chart-key" aria-hidden="true">
          <li>
            <span className="share share-agreed" /> agreed
          </li>
          <li>
            <span className="share share-rest" /> not yet agreed
          </li>
        </ul>
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Figures by instrument">
          <table className="figures-table is-stacked">
            <thead>
              <tr>
                <th scope="col">Instrument</th>
                <th scope="col">Articles agreed</th>
                <th scope="col">Open issues</th>
                <th scope="col">Open proposals</th>
                <th scope="col">Tabled</th>
                <th scope="col">Accepted</th>
                <th scope="col">Closed otherwise</th>
                <th scope="col">Days open, median</th>
                <th scope="col">Stale positions</th>
                <th scope="col">Parties not heard on all</th>
              </tr>
            </thead>
            {groups.map(({ id, name, instruments }) => (
              <tbody key={id}>
                <tr className="group-row">
                  <th scope="rowgroup" colSpan={10}>
                    {name}
                  </th>
                </tr>
                {instruments.map((one) => (
                  <InstrumentRow key={one.id} figures={one} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </section>
      <TimeChart
        days={sumDays(all.map(({ days }) => days))}
        outcomes={sumOutcomes(all.map(({ outcomes }) => outcomes))}
        asOf={all[0]!.asOf}
      />
    </>
  )
}

function InstrumentRow({ figures }: { readonly figures: InstrumentFigures }) {
  const { id, title, counts, tabled, accepted, outcomes, medianDaysOpen, stale, parties } = figures
  const page = `/instruments/${id}/progress`
  return (
    <tr>
      <th scope="row">
        <Link to={page}>{title}</Link>
      </th>
      <td data-label="Articles agreed">
        <Share agreed={counts.agreed} articles={counts.articles} />
        <Link to={`${page}#convergence`}>
          {counts.agreed} of {counts.articles}
        </Link>
      </td>
      <td data-label="Open issues">
        <Link to={positionsLink(id)}>{counts.openIssues}</Link>
      </td>
      <td data-label="Open proposals">
        <Link to={positionsLink(id)}>{counts.openProposals}</Link>
      </td>
      <td data-label="Tabled">
        <Link to={page}>{tabled}</Link>
      </td>
      <td data-label="Accepted">
        <Link to={page}>{accepted}</Link>
      </td>
      <td data-label="Closed otherwise">
        <Link to={`${page}#over-time`}>{tabled - outcomes.open - accepted}</Link>
      </td>
      <td data-label="Days open, median">
        <Link to={`${page}#time`}>{medianDaysOpen === null ? '–' : Math.round(medianDaysOpen)}</Link>
      </td>
      <td data-label="Stale positions">
        <Link to={`${page}#parties`}>{stale}</Link>
      </td>
      <td data-label="Parties not heard on all">
        <Link to={`${page}#parties`}>
          {parties.filter(({ silentOn }) => silentOn.length > 0).length} of{' '}
          {parties.filter(({ hasSeat }) => hasSeat).length}
        </Link>
      </td>
    </tr>
  )
}

function Share({ agreed, articles }: { readonly agreed: number; readonly articles: number }) {
  return (
    <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="share-rest" width="100" height="8" />
      <rect className="share-agreed" width={articles === 0 ? 0 : (100 * agreed) / articles} height="8" />
    </svg>
  )
}
