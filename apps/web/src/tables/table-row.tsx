import { Button } from '@mantine/core'
import { useState } from 'react'
import { ImportTable } from './import-table.tsx'
import type { TableSummary } from './tables-json.ts'

/** A table with how much is in it, which ways it goes, and the acts for each. */
export function TableRow({ table }: { readonly table: TableSummary }) {
  const { id, name, about, rows, mayImport, whyNoImport } = table
  const [isImporting, setImporting] = useState(false)
  const file = (format: string) => `/api/tables/${id}/export?format=${format}`
  return (
    <li className="table-row">
      <div className="table-about">
        <h3>{name}</h3>
        <p>{about}</p>
        {whyNoImport && <p className="quiet">{whyNoImport}</p>}
        <Columns columns={table.columns} />
      </div>
      <p className="table-state">
        <span className="table-count">{rows === 1 ? '1 row' : `${rows} rows`}</span>{' '}
        <span className={mayImport ? 'table-both' : 'quiet'}>{mayImport ? 'Out and in' : 'Out only'}</span>
      </p>
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
