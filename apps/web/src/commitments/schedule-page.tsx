import {
  PARTY_CODES,
  WTO_STATUS_AS_OF,
  WTO_STATUS_SOURCE,
  findPartyFacts,
  partyNameAfterOf,
  sayStatement
} from '@cartif/negotiation'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call, formatDate } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { NothingHere } from '../session/nothing-here.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { CategoryMark } from './category-mark.tsx'
import { byChapter, readsUnshared, useSchedules } from './schedules.ts'
import type { Schedules } from './schedules.ts'
import './commitments.css'
import './schedule.css'

/** The schedule of one party as it would be annexed to the instrument: on the screen, and on paper. */
export function SchedulePage() {
  const { id = '', party = '' } = useParams()
  const { data: instrument } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const { data: schedules } = useSchedules(id)
  useEffect(() => {
    document.title = `Schedule of ${partyNameAfterOf(party)} · ${instrument?.title ?? ''} · CARTIF`
  }, [party, instrument?.title])
  if (!instrument || !schedules) return <Loading what="Reading the schedule" />
  const isRead = schedules.sharing(party) !== undefined || readsUnshared(instrument, party)
  if (!PARTY_CODES.includes(party) || !isRead)
    return (
      <NothingHere
        title="There is no such schedule for you"
        text="A schedule is read by others once its party has shared it."
        link={{ to: `/instruments/${id}/commitments`, label: 'To the commitments' }}
      />
    )
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="page schedule">
        <Group className="no-print" justify="space-between" mb="md">
          <Link className="plain-link" to={`/instruments/${id}/commitments`}>
            All commitments
          </Link>
          <Group gap="sm">
            <Button
              component="a"
              variant="default"
              href={`/api/instruments/${id}/commitments/export?format=docx&party=${party}`}
              download
            >
              Word
            </Button>
            <Button onClick={() => window.print()}>Print</Button>
          </Group>
        </Group>
        <Paper instrument={instrument} schedules={schedules} party={party} />
      </main>
    </>
  )
}

interface PaperProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
  readonly party: string
}

function Paper({ instrument, schedules, party }: PaperProps) {
  const shared = schedules.sharing(party)
  const stated = schedules.articles.filter(({ id }) => schedules.find(party, id) !== undefined)
  return (
    <article className="card schedule-paper">
      <p className="schedule-symbol">{instrument.latestRevision?.symbol ?? instrument.symbol}</p>
      <h1>Schedule of {partyNameAfterOf(party)}</h1>
      <p className="schedule-ru" lang="ru">
        {findPartyFacts(party)?.ru}
      </p>
      <p>{instrument.title}</p>
      <p className="quiet schedule-status">
        {shared ? `Shared on ${formatDate(shared.at)}.` : 'Draft, not shared.'} {wtoWords(party)} Without prejudice:
        nothing is agreed until everything is agreed.
      </p>
      {stated.length === 0 && <p>No statement has been made yet.</p>}
      {byChapter(stated).map(({ chapter, articles }) => (
        <section key={articles[0]!.id}>
          {chapter && <h2>{chapter}</h2>}
          <dl>
            {articles.map((article) => (
              <Entry key={article.id} said={schedules.find(party, article.id)!} {...article} />
            ))}
          </dl>
        </section>
      ))}
    </article>
  )
}

interface EntryProps {
  readonly said: NonNullable<ReturnType<Schedules['find']>>
  readonly number: string
  readonly title: string
}

function Entry({ said, number, title }: EntryProps) {
  return (
    <div>
      <dt>
        <b>{number}</b> {title}
      </dt>
      <dd>
        <p>
          <CategoryMark said={said} /> {sayStatement(said)}
        </p>
        {said.conditions && <p>Conditions: {said.conditions}</p>}
        {said.assistance && <p>Assistance required: {said.assistance}</p>}
        {said.stale && <p className="schedule-stale">Made on earlier wording, on {formatDate(said.at)}.</p>}
      </dd>
    </div>
  )
}

/** "Member of the WTO since 30 November 2015." */
function wtoWords(party: string): string {
  const status = findPartyFacts(party)?.wto
  if (!status) return ''
  if (status.kind === 'member') return `Member of the WTO since ${formatDate(status.since)}.`
  return `Acceding to the WTO (${WTO_STATUS_SOURCE}, as of ${formatDate(WTO_STATUS_AS_OF)}).`
}
