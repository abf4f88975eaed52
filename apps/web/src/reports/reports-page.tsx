import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { call, formatDate } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import type { ReportList, ReportSummary } from './reports-json.ts'
import './reports.css'
import { WriteReportForm } from './write-report-form.tsx'

/** The reports one may read, the newest first, and a form for those who write them. */
export function ReportsPage() {
  const { data, error } = useQuery({ queryKey: ['reports'], queryFn: () => call<ReportList>('/api/reports') })
  useEffect(() => {
    document.title = 'Reports · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page">
        <h1>Reports</h1>
        <p className="quiet">Written from the text and the register as they stand, edited, issued.</p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        {data && data.offers.length > 0 && <WriteReportForm offers={data.offers} />}
        {data?.reports.length === 0 && <p className="quiet reports-none">No report has been issued to you yet.</p>}
        <ol className="reports">
          {data?.reports.map((report) => (
            <ReportCard key={report.id} report={report} />
          ))}
        </ol>
      </main>
    </>
  )
}

function ReportCard({ report }: { readonly report: ReportSummary }) {
  const { id, title, groups, attribution, language, issued, last } = report
  return (
    <li className="card">
      <h2>
        <Link to={`/reports/${id}`} lang={language}>
          {title}
        </Link>
      </h2>
      <p className="quiet">{groups.map(({ name }) => name).join(', ')}</p>
      <p className="quiet">
        {issued ? `Issued ${formatDate(issued.at)} by ${issued.by}` : 'Not issued'}
        {last.isIssued ? '' : `, edited ${formatDate(last.at)} by ${last.by}`} ·{' '}
        {attribution === 'anonymous' ? 'no delegation named' : 'delegations named'}
      </p>
    </li>
  )
}
