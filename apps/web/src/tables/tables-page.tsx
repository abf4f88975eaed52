import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { NotForRole, isRefusal } from '../session/not-for-role.tsx'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { TableRow } from './table-row.tsx'
import { sayTables, sectionsOf } from './tables-json.ts'
import type { TableList } from './tables-json.ts'
import './tables.css'

/** Every table that the secretariat keeps, to take along and, where that forges no act, to bring back. */
export function TablesPage() {
  const { data, error } = useQuery({ queryKey: ['tables'], queryFn: () => call<TableList>('/api/tables') })
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
        <p className="quiet tables-lead">
          Everything that is kept, as a spreadsheet (CSV) or JSON. A file that comes in is shown first, and then taken
          as a whole or not at all: one row that does not fit, and nothing of it is.
        </p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Counting" />}
        {data && <Sections list={data} />}
      </main>
    </>
  )
}

function Sections({ list: { tables, inNoFile } }: { readonly list: TableList }) {
  return (
    <>
      <p className="tables-sum">{sayTables(tables)}</p>
      {sectionsOf(tables).map(({ section, tables: own }) => (
        <section key={section} className="tables-section">
          <h2>{section}</h2>
          <ul className="tables">
            {own.map((table) => (
              <TableRow key={table.id} table={table} />
            ))}
          </ul>
        </section>
      ))}
      <section className="tables-section">
        <h2>Kept, and in no file</h2>
        <dl className="tables-kept">
          {inNoFile.map(({ name, why }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
