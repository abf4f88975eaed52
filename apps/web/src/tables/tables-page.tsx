import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { NotForRole, isRefusal } from '../session/not-for-role.tsx'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { ImportTable } from './import-table.tsx'
import type { TableSummary } from './tables-json.ts'
import './tables.css'

/** Every table that the secretariat keeps, to take along and, where that forges no act, to bring back. */
export function TablesPage() {
  const { data, error } = useQuery({
    queryKey: ['tables'],
    queryFn: () => call<readonly TableSummary[]>('/api/tables')
  })
  useEffect(() => {
    document.title = 'Tables · CARTIF'
  }, [])
  if (isRefusal(error)) return <NotForRole who="The secretariat sees it." />
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page">
        <h1>Tables</h1>
        <p className="quiet">
          Everything that is kept, as a spreadsheet (CSV) or JSON. A file that comes in is shown first, and then taken
          as a whole or not at all.
        </p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Counting" />}
        <ul className="tables">
          {data?.map((table) => (
            <TableRow key={table.id} table={table} />
          ))}
        </ul>
      </main>
    </>
  )
}

function TableRow({ table }: { readonly table: TableSummary }) {
  const { id, name, about, rows, mayImport, whyNoImport } = table
  const [isImporting, setImporting] = useState(false)
  const file = (format: string) => `/api/tables/${id}/export?format=${format}`
  return (
    <li className="card table-row">
      <div className="table-about">
        <h2>
          {name} <span className="quiet">{rows === 1 ? '1 row' : `${rows} rows`}</span>
        </h2>
        <p>{about}</p>
        {whyNoImport && <p className="quiet">Goes out only. {whyNoImport}</p>}
        <Columns columns={table.columns} />
      </div>
      <div className="table-acts">
        <Button component="a" variant="default" size="compact-md" href={file('csv')} aria-label={`${name} as CSV`}>
          CSV
        </Button>
        <Button component="a" variant="default" size="compact-md" href={file('json')} aria-label={`${name} as JSON`}>
          JSON
        </Button>
        {mayImport && (
          <Button
            variant="default"
            size="compact-md"
            onClick={() => setImporting(true)}
            aria-label={`Bring in ${name.toLowerCase()}`}
          >
            Bring in…
          </Button>
        )}
      </div>
      {isImporting && <ImportTable table={table} onClose={() => setImporting(false)} />}
    </li>
  )
}

function Columns({ columns }: Pick<TableSummary, 'columns'>) {
  return (
    <details className="table-columns">
      <summary>{columns.length} columns</summary>
      <dl>
        {columns.map(({ name, about, isReadOnly }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="quiet">
              {[about, isReadOnly ? 'passed over when it comes in' : ''].filter(Boolean).join('; ')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
