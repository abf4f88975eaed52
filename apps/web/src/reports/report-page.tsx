import { Button, SegmentedControl, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { call, formatDate, formatTime } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import '../progress/progress.css'
import { IssueDialog } from './issue-dialog.tsx'
import { ReportBasis } from './report-basis.tsx'
import { ReportEditor } from './report-editor.tsx'
import type { EditedReport } from './report-editor.tsx'
import { ReportPreview } from './report-preview.tsx'
import type { Report, VersionMark } from './reports-json.ts'
import './reports.css'

/** One report: read, printed and taken as a Word file by everybody it is for; edited and issued by who writes it. */
export function ReportPage() {
  const { report: id = '' } = useParams()
  const [search] = useSearchParams()
  const version = search.get('version')
  const { data, error } = useQuery({
    queryKey: ['report', id, version],
    queryFn: () => call<Report>(`/api/reports/${id}${version === null ? '' : `?version=${version}`}`)
  })
  useEffect(() => {
    if (data) document.title = `${data.shown.title} · CARTIF`
  }, [data])
  if (error)
    return (
      <EmptyState
        title="There is no such report for you"
        text={error.message}
        link={{ to: '/reports', label: 'To the reports' }}
      />
    )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page report-page">
        {data ? <Opened key={`${data.id} ${data.shown.number}`} report={data} /> : <Loading what="Loading" />}
      </main>
    </>
  )
}

function Opened({ report }: { readonly report: Report }) {
  const { shown, versions, mayWrite, basis } = report
  const { title, sections } = shown
  const [edited, setEdited] = useState<EditedReport>({ title, sections })
  const [isEditing, setEditing] = useState(false)
  const isNewest = shown.number === versions.at(-1)?.number
  const isChanged = edited.title !== title || edited.sections !== sections
  return (
    <>
      <div className="report-bar no-print">
        <Link to="/reports">Reports</Link>
        <Versions versions={versions} shown={shown.number} />
        {mayWrite && isNewest && (
          <SegmentedControl
            aria-label="View"
            value={isEditing ? 'edit' : 'read'}
            onChange={(value) => setEditing(value === 'edit')}
            data={[
              { value: 'read', label: 'Preview' },
              { value: 'edit', label: 'Edit' }
            ]}
          />
        )}
        <span className="report-acts">
          <Button component="a" variant="default" href={`/api/reports/${report.id}/export?version=${shown.number}`}>
            Word
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            Print
          </Button>
          {mayWrite && isNewest && <Saving report={report} edited={edited} isChanged={isChanged} />}
        </span>
      </div>
      {isEditing ? (
        <ReportEditor edited={edited} onChange={setEdited} />
      ) : (
        <ReportPreview title={edited.title} sections={edited.sections} version={shown} places={basis.places} />
      )}
      <ReportBasis basis={basis} />
    </>
  )
}

interface SavingProps {
  readonly report: Report
  readonly edited: EditedReport
  readonly isChanged: boolean
}

/** A version is kept, or issued: then everybody it is for reads it. */
function Saving({ report: { id, shown }, edited, isChanged }: SavingProps) {
  const queries = useQueryClient()
  const [isIssuing, setIssuing] = useState(false)
  const save = async (issue: boolean) => {
    try {
      const body = { title: edited.title, sections: edited.sections, seen: shown.number, issue }
      await call<Report>(`/api/reports/${id}/versions`, 'POST', body)
      notifications.show({ message: issue ? 'The report has been issued.' : 'Kept as a new version.' })
      await queries.invalidateQueries({ queryKey: ['report', id] })
      await queries.invalidateQueries({ queryKey: ['reports'] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <>
      <Button variant="default" disabled={!isChanged} onClick={() => void save(false)}>
        Save
      </Button>
      <Button disabled={shown.isIssued && !isChanged} onClick={() => setIssuing(true)}>
        Issue
      </Button>
      {isIssuing && <IssueDialog title={edited.title} onClose={() => setIssuing(false)} onIssue={() => save(true)} />}
    </>
  )
}

function Versions({ versions, shown }: { readonly versions: readonly VersionMark[]; readonly shown: number }) {
  const [, setSearch] = useSearchParams()
  const newest = versions.at(-1)?.number
  return (
    <Select
      aria-label="Version"
      className="report-versions"
      allowDeselect={false}
      value={String(shown)}
      onChange={(value) => setSearch(value === null || Number(value) === newest ? {} : { version: value })}
      data={versions.toReversed().map(({ number, at, by, isIssued }) => ({
        value: String(number),
        label: `${isIssued ? 'Issued' : 'Version'} ${number}, ${formatDate(at)} ${formatTime(at)}, ${by}`
      }))}
    />
  )
}
