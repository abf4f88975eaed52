import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { CalendarLink } from './calendar-link.tsx'
import { MeetingMonths } from './meeting-months.tsx'
import type { MeetingList, MeetingSummary } from './meetings-json.ts'
import './meetings.css'
import { OwnFollowUps } from './own-follow-ups.tsx'
import { PhaseList } from './phase-list.tsx'
import { ALL_GROUPS } from '../shared/all-groups.ts'

/** The negotiation in time: its phases, the meetings that come and those that were, and what one is to do after them. */
export function MeetingsPage() {
  const { data, error } = useQuery({ queryKey: ['meetings'], queryFn: () => call<MeetingList>('/api/meetings') })
  useEffect(() => {
    document.title = 'Meetings · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page meetings-page">
        <header className="meetings-head">
          <div>
            <h1>Meetings</h1>
            <p className="quiet">Phases and rounds, who meets when, on which articles, and what came of it.</p>
          </div>
          {data && <HeadActs list={data} />}
        </header>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        {data && <Meetings list={data} />}
      </main>
    </>
  )
}

function HeadActs({ list }: { readonly list: MeetingList }) {
  return (
    <div className="meetings-acts no-print">
      <CalendarLink />
      {list.groups.some(({ mayConvene }) => mayConvene) && (
        <Button component={Link} to="/meetings/new">
          Plan a meeting
        </Button>
      )}
    </div>
  )
}

function Meetings({ list }: { readonly list: MeetingList }) {
  const [search, setSearch] = useSearchParams()
  const [now] = useState(() => new Date().toISOString())
  const group = search.get('group')
  const shown = list.meetings.filter((one) => group === null || one.group.id === group)
  const coming = shown.filter(({ ends }) => ends >= now)
  const past = shown.filter(({ ends }) => ends < now).toReversed()
  return (
    <>
      <OwnFollowUps followUps={list.followUps} now={now} />
      <PhaseList list={list} now={now} />
      <section aria-labelledby="coming-title">
        <div className="meetings-section-head">
          <h2 id="coming-title">Coming</h2>
          {list.groups.length > 1 && (
            <Select
              aria-label="Working group"
              allowDeselect={false}
              data={[ALL_GROUPS, ...list.groups.map(({ id, name }) => ({ value: id, label: name }))]}
              value={group ?? ALL_GROUPS.value}
              onChange={(next) => setSearch(next ? { group: next } : {}, { replace: true })}
              className="meetings-filter no-print"
            />
          )}
        </div>
        {coming.length === 0 && <p className="quiet">No meeting is planned.</p>}
        <MeetingMonths meetings={coming} phases={list.phases} />
      </section>
      <PastMeetings meetings={past} list={list} />
    </>
  )
}

function PastMeetings({
  meetings,
  list
}: {
  readonly meetings: readonly MeetingSummary[]
  readonly list: MeetingList
}) {
  if (meetings.length === 0) return null
  return (
    <details className="meetings-past">
      <summary>
        <h2>Past</h2> <span className="quiet">{sayCount(meetings.length)}, the latest first</span>
      </summary>
      <MeetingMonths meetings={meetings} phases={list.phases} />
    </details>
  )
}

function sayCount(count: number): string {
  return count === 1 ? '1 meeting' : `${count} meetings`
}
