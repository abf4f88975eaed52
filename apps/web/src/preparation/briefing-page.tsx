import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ReportEditor } from '../reports/report-editor.tsx'
import type { EditedReport } from '../reports/report-editor.tsx'
import { ReportPreview } from '../reports/report-preview.tsx'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { BriefingActs } from './briefing-acts.tsx'
import { BriefingFigures } from './briefing-figures.tsx'
import type { Briefing } from './briefing-json.ts'
import '../reports/reports.css'
import './preparation.css'

/** One briefing: read, printed and taken as a Word file by the group; edited and issued by the secretariat. */
export function BriefingPage() {
  const { briefing: id = '' } = useParams()
  const [search] = useSearchParams()
  const version = search.get('version')
  const { data, error } = useQuery({
    queryKey: ['briefing', id, version],
    queryFn: () => call<Briefing>(`/api/briefings/${id}${version === null ? '' : `?version=${version}`}`)
  })
  useEffect(() => {
    if (data) document.title = `${data.shown.title} · CARTIF`
  }, [data])
  if (error)
    return (
      <EmptyState
        title="There is no such briefing for you"
        text={error.message}
        link={{ to: '/preparation', label: 'To the preparation' }}
      />
    )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page report-page preparation">
        {data ? <Opened key={`${data.id} ${data.shown.number}`} briefing={data} /> : <Loading what="Loading" />}
      </main>
    </>
  )
}

function Opened({ briefing }: { readonly briefing: Briefing }) {
  const { shown, group } = briefing
  const [edited, setEdited] = useState<EditedReport>({ title: shown.title, sections: shown.sections })
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <div className="report-bar no-print">
        <Link to={`/preparation?group=${group.id}`}>Preparation</Link>
        <BriefingActs briefing={briefing} edited={edited} isEditing={isEditing} onEditing={setEditing} />
      </div>
      {isEditing ? (
        <ReportEditor edited={edited} onChange={setEdited} />
      ) : (
        <ReportPreview title={edited.title} sections={edited.sections} version={shown} places={[]} />
      )}
      <BriefingFigures figures={shown.figures} />
    </>
  )
}
