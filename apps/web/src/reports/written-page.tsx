import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { ReportBar } from './report-bar.tsx'
import type { Written, WrittenKind } from './report-bar.tsx'
import { ReportEditor } from './report-editor.tsx'
import type { EditedReport } from './report-editor.tsx'
import { ReportPreview } from './report-preview.tsx'
import type { BasisPlace, Language } from './reports-json.ts'
import './reports.css'

interface WrittenPageProps<W extends Written> {
  readonly id: string
  readonly kind: WrittenKind
  readonly className?: string
  /** Where the list of them is. */
  readonly list: { readonly to: string; readonly label: string }
  /** The way back. */
  back(written: W): ReactNode
  /** What it was written from. */
  basis(written: W): ReactNode
  placesOf?(written: W): readonly BasisPlace[]
  languageOf?(written: W): Language
  /** To whom issuing sends it, where that is not the same for all of its kind. */
  goesToOf?(written: W): string
}

/** What is written, kept in versions and issued: read, printed and taken as a Word file by everybody it is for. */
export function WrittenPage<W extends Written>(props: WrittenPageProps<W>) {
  const { id, kind, list, className = '' } = props
  const [search] = useSearchParams()
  const version = search.get('version')
  const { data, error } = useQuery({
    queryKey: [kind.word, id, version],
    queryFn: () => call<W>(`${kind.path}/${id}${version === null ? '' : `?version=${version}`}`)
  })
  useEffect(() => {
    if (data) document.title = `${data.shown.title} · CARTIF`
  }, [data])
  if (error) return <EmptyState title={`There is no such ${kind.word} for you`} text={error.message} link={list} />
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className={`page report-page ${className}`}>
        {data ? (
          <Opened key={`${data.id} ${data.shown.number}`} {...props} written={data} />
        ) : (
          <Loading what="Loading" />
        )}
      </main>
    </>
  )
}

function Opened<W extends Written>(props: WrittenPageProps<W> & { readonly written: W }) {
  const { kind, written, back, basis, placesOf, languageOf, goesToOf } = props
  const { shown } = written
  const [edited, setEdited] = useState<EditedReport>({ title: shown.title, sections: shown.sections })
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <ReportBar
        kind={{ ...kind, goesTo: goesToOf?.(written) ?? kind.goesTo }}
        written={written}
        edited={edited}
        isEditing={isEditing}
        onEditing={setEditing}
      >
        {back(written)}
      </ReportBar>
      {isEditing ? (
        <ReportEditor edited={edited} onChange={setEdited} />
      ) : (
        <ReportPreview
          title={edited.title}
          sections={edited.sections}
          version={shown}
          places={placesOf?.(written) ?? []}
          language={languageOf?.(written) ?? 'en'}
        />
      )}
      {basis(written)}
    </>
  )
}
