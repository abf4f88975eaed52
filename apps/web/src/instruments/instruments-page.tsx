import { Progress } from '@mantine/core'
import { isTreaty } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { call, formatDate } from '../shared/api.ts'
import type { InstrumentSummary } from '../shared/api.ts'
import { useRoleIn } from '../shared/use-roles.ts'
import './instruments.css'
import { Loading } from '../shared/loading.tsx'

export function InstrumentsPage() {
  const { data } = useQuery({
    queryKey: ['instruments'],
    queryFn: () => call<readonly InstrumentSummary[]>('/api/instruments')
  })
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page">
        <h1>Instruments under negotiation</h1>
        <p className="quiet">Nothing is agreed until everything is agreed.</p>
        {!data && <Loading what="Loading" />}
        {data?.length === 0 && <p>You are not a member of a working group yet. The secretariat can add you.</p>}
        <div className="instruments">
          {data
            ?.filter(({ kind }) => isTreaty(kind))
            .map((instrument) => (
              <InstrumentCard key={instrument.id} instrument={instrument} />
            ))}
        </div>
        {data && <HowGroupsWork instruments={data.filter(({ kind }) => !isTreaty(kind))} />}
      </main>
    </>
  )
}

/** Terms of reference and modalities: agreed like a treaty, and no part of it. */
function HowGroupsWork({ instruments }: { readonly instruments: readonly InstrumentSummary[] }) {
  if (instruments.length === 0) return null
  return (
    <section aria-labelledby="how-title">
      <h2 id="how-title" className="instruments-how-title">
        How the working groups work
      </h2>
      <ul className="card instruments-how">
        {instruments.map(({ id, title, symbol, counts, latestRevision }) => (
          <li key={id}>
            <Link to={`/instruments/${id}`}>{title}</Link>
            <span className="quiet">
              {latestRevision?.symbol ?? symbol} · {counts.agreed} of {counts.articles} articles agreed
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function InstrumentCard({
  instrument: { id, title, symbol, workingGroup, latestRevision, counts }
}: {
  readonly instrument: InstrumentSummary
}) {
  const role = useRoleIn(workingGroup)
  const share = counts.articles === 0 ? 0 : (100 * counts.agreed) / counts.articles
  return (
    <article className="card instrument">
      <p className="quiet instrument-symbol">{latestRevision?.symbol ?? symbol}</p>
      <h2>
        <Link to={`/instruments/${id}`}>{title}</Link>
      </h2>
      <p className="quiet">
        {latestRevision ? `Latest revision issued ${formatDate(latestRevision.issuedAt)}` : 'No revision issued yet'}
      </p>
      <dl className="figures">
        <Figure value={counts.articles} label="articles" />
        <Figure value={counts.agreed} label="agreed" />
        <Figure value={counts.openIssues} label="open issues" />
        <Figure value={counts.openProposals} label="open proposals" />
      </dl>
      <Progress value={share} color="teal.8" aria-label={`${counts.agreed} of ${counts.articles} articles agreed`} />
      <p className="instrument-links">
        <Link to={`/instruments/${id}/revisions`}>Revisions</Link>
        <Link to={`/instruments/${id}/compare`}>Compare</Link>
        {role !== undefined && role !== 'observer' && <Link to={`/instruments/${id}/register`}>Register</Link>}
      </p>
    </article>
  )
}

function Figure({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <div>
      <dd>{value}</dd>
      <dt>{label}</dt>
    </div>
  )
}
