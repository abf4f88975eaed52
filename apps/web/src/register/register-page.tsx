import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call, formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import './register.css'
import { Loading } from '../shared/loading.tsx'

interface Row {
  readonly seq: number
  readonly kind: string
  readonly party: string | null
  readonly at: string
  readonly body: {
    readonly number?: number
    readonly stance?: string | null
    readonly symbol?: string
    readonly status?: string
    readonly note?: string
    readonly holder?: string
  }
}

const ACTS: Readonly<Record<string, (body: Row['body']) => string>> = {
  'text-imported': () => 'The zero draft was entered',
  'proposal-tabled': ({ number }) => `tabled proposal no. ${number}`,
  'proposal-emptied': ({ number }) => `Proposal no. ${number} was emptied by its author`,
  'proposal-accept': ({ number }) => `The Chair accepted proposal no. ${number}`,
  'proposal-reject': ({ number }) => `The Chair rejected proposal no. ${number}`,
  'proposal-withdraw': ({ number }) => `withdrew proposal no. ${number}`,
  'proposal-reopen': ({ number }) => `The decision on proposal no. ${number} was reopened`,
  'position-taken': ({ number, stance }) =>
    stance
      ? `took the position “${stance.replaceAll('-', ' ')}” on proposal no. ${number}`
      : `took back its position on proposal no. ${number}`,
  'proposal-restored': ({ number }) => `Proposal no. ${number} came back`,
  'proposal-lapsed': ({ number }) => `Proposal no. ${number} lapsed with what it amended`,
  'text-edited': () => 'The text was edited with the pen',
  'pen-reverted': () => 'An edit of agreed text was reverted',
  'article-status': ({ status }) => `An article is now ${status?.replaceAll('-', ' ')}`,
  'revision-issued': ({ symbol }) => `${symbol} was issued`
}

/** Every act, as it was written down. */
export function RegisterPage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery({
    queryKey: ['register', id],
    queryFn: () => call<readonly Row[]>(`/api/instruments/${id}/register`)
  })
  const { data: chain } = useQuery({
    queryKey: ['verify', data?.length],
    queryFn: () => call<{ intact: boolean; rows: number }>('/api/audit/verify')
  })
  return (
    <>
      <TopBar>
        <Link to={`/instruments/${id}`}>Text</Link>
      </TopBar>
      <main className="page">
        <h1>Register</h1>
        <p className="quiet">
          Every act, in order, never changed.{' '}
          {chain &&
            (chain.intact
              ? `The chain of ${chain.rows} records holds.`
              : 'The chain is broken: the register has been tampered with.')}
        </p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        <ol className="register">
          {data?.toReversed().map(({ seq, kind, party, at, body }) => (
            <li key={seq} value={seq}>
              <span className="register-seq quiet">{seq}</span>
              <time dateTime={at}>{formatDate(at)}</time>
              <span>
                {party && <PartyLabel holder={party} />} {(ACTS[kind] ?? (() => kind))(body)}
                {body.note && <span className="quiet register-note">{body.note}</span>}
              </span>
            </li>
          ))}
        </ol>
      </main>
    </>
  )
}
