import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useZeroRounds } from '../meetings/exploratory.tsx'
import { NotForRole, isRefusal } from '../session/not-for-role.tsx'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { foldWordings, matchesAct } from './register-acts.ts'
import type { RegisterRow } from './register-acts.ts'
import { RegisterDays } from './register-days.tsx'
import { readRegister } from './read-register.ts'
import { isFiltering, passesFilter, readFilter, sayFilter } from './register-filter.ts'
import { Loading } from '../shared/loading.tsx'

/** Every act, as it was written down, the latest first. */
export function RegisterPage() {
  const { id = '' } = useParams()
  const [wanted, setWanted] = useState('')
  const [search] = useSearchParams()
  const article = search.get('article') ?? undefined
  const filter = readFilter(search)
  const { data: instrument } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const { data, error } = useQuery({
    queryKey: ['register', id, article],
    queryFn: () => (article === undefined ? readRegister(`/api/instruments/${id}/register`) : readHistory(id, article))
  })
  const wasExploratory = useZeroRounds(instrument?.workingGroup)
  const read = (data ?? []).map((row) => ({ ...row, isExploratory: wasExploratory(row.at) }))
  const rows = foldWordings(read)
    .filter((row) => passesFilter(filter, row) && matchesAct(row, wanted.trim()))
    .toReversed()
  if (isRefusal(error))
    return <NotForRole who="Delegations, the chair, legal reviewers and the secretariat read the register." />
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="page">
        {article === undefined ? (
          <>
            <h1>Register</h1>
            <Chain instrument={id} rows={data?.length} />
          </>
        ) : (
          <>
            <h1>{nameOfArticle(instrument, article)}: history</h1>
            <p className="quiet">
              Every act on this article, the latest first.{' '}
              <Link className="plain-link" to={`/instruments/${id}/history/${encodeURIComponent(article)}`}>
                Its drafting history
              </Link>{' '}
              tells it revision by revision.{' '}
              <Link className="plain-link" to={`/instruments/${id}/register`}>
                The whole register
              </Link>
            </p>
          </>
        )}
        {isFiltering(filter) && (
          <p>
            <strong>{sayFilter(filter)}</strong>: {rows.length} in the register.{' '}
            <Link className="plain-link" to={`/instruments/${id}/register`}>
              The whole register
            </Link>
          </p>
        )}
        <TextInput
          className="register-find no-print"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          placeholder="Find a party, a number, a word"
          aria-label="Find in the register"
        />
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        {data && rows.length === 0 && <p className="quiet">No act in the register says that.</p>}
        <RegisterDays rows={rows} />
      </main>
    </>
  )
}

/** Everything on one article; of one article there is never more than one answer holds. */
function readHistory(id: string, article: string): Promise<readonly RegisterRow[]> {
  return call<readonly RegisterRow[]>(`/api/instruments/${id}/register?article=${encodeURIComponent(article)}`)
}

/** "Article 9 Publication" */
function nameOfArticle(instrument: Instrument | undefined, article: string): string {
  const entry = instrument?.outline.find(({ id }) => id === article)
  return [entry?.number, entry?.title].filter(Boolean).join(' ') || 'The title'
}

function Chain({ instrument, rows }: { readonly instrument: string; readonly rows: number | undefined }) {
  const { data } = useQuery({
    queryKey: ['verify', rows],
    queryFn: () => call<{ intact: boolean; rows: number }>('/api/audit/verify'),
    enabled: rows !== undefined
  })
  const { data: replay } = useQuery({
    queryKey: ['replay', instrument, rows],
    queryFn: () => call<{ matches: boolean }>(`/api/instruments/${instrument}/replay`),
    enabled: rows !== undefined
  })
  return (
    <p className="quiet">
      Every act, in order, never changed.{' '}
      {data &&
        (data.intact
          ? `The chain of ${data.rows} records holds.`
          : 'The chain is broken: the register has been tampered with.')}{' '}
      {replay &&
        (replay.matches
          ? 'Carried out again from the zero draft on, it gives the text as it stands, letter for letter.'
          : 'Carried out again from the zero draft on, it does not give the text as it stands.')}{' '}
      <a className="plain-link" href={`/api/instruments/${instrument}/register`} download="register.json">
        Download
      </a>
    </p>
  )
}
