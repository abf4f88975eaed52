import { Button, Group } from '@mantine/core'
import { partyNameAfterOf } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call, formatDate } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { EXPLORATORY, Watermark } from './exploratory.tsx'
import type { ListedArticle, Verdict, ZeroRoundList } from './meetings-json.ts'
import './meetings.css'
import { placeInText } from './places.ts'
import { sayDays } from './times.ts'
import './meeting-page.css'
import './zero-round.css'

/** What a zero round ended with: the list of convergences and divergences, and the modalities. It is never changed. */
export function ZeroRoundPage() {
  const { phase: id = '' } = useParams()
  const { data, error } = useQuery({
    queryKey: ['zero-round', id],
    queryFn: () => call<ZeroRoundList>(`/api/phases/${id}/list`)
  })
  useEffect(() => {
    document.title = 'Convergences and divergences · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      {error ? (
        <EmptyState
          title="There is no such list for you"
          text={error.message}
          link={{ to: '/meetings', label: 'To the meetings' }}
        />
      ) : data ? (
        <Shown list={data} />
      ) : (
        <Loading what="Loading" />
      )}
    </>
  )
}

function Shown({ list }: { readonly list: ZeroRoundList }) {
  const { phase, method, modalities, at, by, instruments } = list
  return (
    <main className="page meeting-page zero-round-page">
      <p className="quiet meeting-kicker no-print">
        <Link to="/meetings" className="plain-link">
          Meetings
        </Link>
      </p>
      <p className="exploratory-mark">{EXPLORATORY}</p>
      <Watermark />
      <h1>Convergences and divergences</h1>
      <p className="quiet">
        {phase.name}
        {phase.place && `, ${phase.place}`}, {sayDays(phase.begins, phase.ends)}. Made on {formatDate(at)} when {by}{' '}
        closed the round, from the positions and brackets of that moment.
      </p>
      <Group gap="xs" mt="sm" className="no-print">
        <Button component="a" href={`/api/phases/${phase.id}/list/export`} download variant="default" size="compact-md">
          Word
        </Button>
        <Button variant="default" size="compact-md" onClick={() => window.print()}>
          Print
        </Button>
      </Group>
      {instruments.length === 0 && (
        <p className="quiet">No text of a working group that you are in was part of the round.</p>
      )}
      {instruments.map(({ instrument, title, articles }) => (
        <section key={instrument} aria-label={title}>
          <h2>{title}</h2>
          {VERDICTS.map(([verdict, heading]) => (
            <Verdicts
              key={verdict}
              heading={heading}
              instrument={instrument}
              articles={articles.filter((one) => one.verdict === verdict)}
              isShort={verdict === 'unsettled'}
            />
          ))}
        </section>
      ))}
      <section className="card" aria-labelledby="modalities-title">
        <h2 id="modalities-title">Modalities agreed</h2>
        <ol className="modalities">
          {modalities.split('\n').map((line) => line.trim() && <li key={line}>{line}</li>)}
        </ol>
      </section>
      <p className="quiet zero-round-method">{method}</p>
    </main>
  )
}

const VERDICTS: readonly (readonly [Verdict, string])[] = [
  ['convergence', 'Convergences'],
  ['divergence', 'Divergences'],
  ['unsettled', 'Not settled']
]

interface VerdictsProps {
  readonly heading: string
  readonly instrument: string
  readonly articles: readonly ListedArticle[]
  /** Most of what is not settled has not been spoken of: it is named, not explained. */
  readonly isShort: boolean
}

function Verdicts({ heading, instrument, articles, isShort }: VerdictsProps) {
  const spoken = articles.filter((one) => !isShort || saidOf(one).length > 0)
  const silent = articles.filter((one) => !spoken.includes(one))
  return (
    <section className="card verdicts" aria-label={heading}>
      <h3>
        {heading} <span className="quiet">{articles.length}</span>
      </h3>
      {articles.length === 0 && <p className="quiet">None.</p>}
      <ul>
        {spoken.map((one) => (
          <li key={one.article}>
            <Link to={placeInText(instrument, one.provision)} className="plain-link">
              {nameOf(one)}
            </Link>
            {saidOf(one).map((said) => (
              <p key={said}>{said}</p>
            ))}
          </li>
        ))}
      </ul>
      {silent.length > 0 && (
        <p className="quiet">No delegation has spoken on {silent.map((one) => one.number || one.title).join(', ')}.</p>
      )}
    </section>
  )
}

function nameOf({ number, title }: ListedArticle): string {
  return [number, title].filter(Boolean).join(' ')
}

function saidOf({ supports, considers, reserves, opposes, wordings }: ListedArticle): readonly string[] {
  return [
    sayParties('Supported by', supports),
    sayParties('Under consideration by', considers),
    sayParties('Reserved by', reserves),
    sayParties('Opposed by', opposes),
    wordings > 1 ? `${wordings} wordings compete` : ''
  ].filter(Boolean)
}

function sayParties(how: string, parties: readonly string[]): string {
  return parties.length === 0 ? '' : `${how} ${parties.map(partyNameAfterOf).join(', ')}`
}
