import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { AgendaView } from './agenda-view.tsx'
import { AttendanceSection } from './attendance-section.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { FactsView, hasFacts } from './facts-view.tsx'
import { FollowUpList } from './follow-up-list.tsx'
import { MEETING_KINDS } from './meetings-json.ts'
import type { Meeting } from './meetings-json.ts'
import './meetings.css'
import { OutcomeForm } from './outcome-form.tsx'
import { nameOfZone, sayOwnTime, sayWhen } from './times.ts'
import './meeting-page.css'
import './agenda.css'

/** One meeting: when and where, what is on the agenda and what came of it, who was there, who follows up. */
export function MeetingPage() {
  const { meeting: id = '' } = useParams()
  const { data, error } = useQuery({
    queryKey: ['meeting', id],
    queryFn: () => call<Meeting>(`/api/meetings/${id}`)
  })
  const title = data?.title ?? 'Meeting'
  useEffect(() => {
    document.title = `${title} · CARTIF`
  }, [title])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      {error ? (
        <EmptyState
          title="There is no such meeting for you"
          text={error.message}
          link={{ to: '/meetings', label: 'To the meetings' }}
        />
      ) : data ? (
        <Shown meeting={data} />
      ) : (
        <Loading what="Loading" />
      )}
    </>
  )
}

function Shown({ meeting }: { readonly meeting: Meeting }) {
  const [isWriting, setWriting] = useState(false)
  const [now] = useState(() => new Date().toISOString())
  const hasBegun = meeting.starts <= now
  return (
    <main className="page meeting-page">
      <MeetingHead meeting={meeting} />
      {isWriting ? (
        <OutcomeForm meeting={meeting} onClose={() => setWriting(false)} />
      ) : (
        <>
          <AgendaView meeting={meeting} />
          {hasBegun && !meeting.isCancelled && (
            <Outcome meeting={meeting} onWrite={meeting.mayWrite ? () => setWriting(true) : undefined} />
          )}
          <FollowUpList meeting={meeting} now={now} />
        </>
      )}
      {!meeting.isCancelled && <AttendanceSection meeting={meeting} hasBegun={hasBegun} />}
      <Documents meeting={meeting} />
    </main>
  )
}

function MeetingHead({ meeting }: { readonly meeting: Meeting }) {
  const { title, kind, group, inPhase, place, link, zone, isCancelled } = meeting
  const own = sayOwnTime(meeting)
  return (
    <header className="meeting-head">
      <p className="quiet meeting-kicker">
        <Link to="/meetings" className="plain-link no-print">
          Meetings
        </Link>
        <span className="no-print"> · </span>
        {group.name}
      </p>
      <h1>{title}</h1>
      {isCancelled && (
        <p className="meeting-cancelled" role="status">
          This meeting has been cancelled.
        </p>
      )}
      {inPhase?.kind === 'zero-round' && (
        <p className="exploratory-line">Zero round: everything said in it is without prejudice.</p>
      )}
      <dl className="meeting-facts">
        <dt>When</dt>
        <dd>
          {sayWhen(meeting)} ({nameOfZone(zone)} time){own && <span className="quiet"> · {own}</span>}
        </dd>
        <dt>Where</dt>
        <dd>
          {place || 'Online'}
          {link && (
            <>
              {' · '}
              <a href={link} className="plain-link" rel="noreferrer">
                Join online
              </a>
            </>
          )}
        </dd>
        <dt>Kind</dt>
        <dd>
          {MEETING_KINDS[kind]}
          {inPhase && <span className="quiet"> · {inPhase.name}</span>}
        </dd>
      </dl>
      <MeetingActs meeting={meeting} />
    </header>
  )
}

function MeetingActs({ meeting }: { readonly meeting: Meeting }) {
  const [isCancelling, setCancelling] = useState(false)
  const { id, mayWrite, isCancelled, hasOutcome } = meeting
  return (
    <Group gap="xs" className="no-print">
      <Button component="a" href={`/api/meetings/${id}/calendar.ics`} variant="default" size="compact-md">
        Calendar file
      </Button>
      <Button variant="default" size="compact-md" onClick={() => window.print()}>
        Print
      </Button>
      {mayWrite && !isCancelled && (
        <>
          <Button component={Link} to={`/meetings/${id}/plan`} variant="default" size="compact-md">
            Change the plan
          </Button>
          {!hasOutcome && (
            <Button variant="default" className="cancel-button" size="compact-md" onClick={() => setCancelling(true)}>
              Cancel the meeting
            </Button>
          )}
        </>
      )}
      {isCancelling && <CancelDialog meeting={meeting} onClose={() => setCancelling(false)} />}
    </Group>
  )
}

interface OutcomeProps {
  readonly meeting: Meeting
  readonly onWrite: (() => void) | undefined
}

function Outcome({ meeting, onWrite }: OutcomeProps) {
  const { outcome, facts } = meeting
  const shown = (facts ?? []).filter(hasFacts)
  return (
    <section className="card" aria-labelledby="outcome-title">
      <div className="meetings-section-head">
        <h2 id="outcome-title">Outcome</h2>
        {onWrite && (
          <Button variant={outcome ? 'default' : 'filled'} size="compact-md" className="no-print" onClick={onWrite}>
            {outcome ? 'Edit the outcome' : 'Write the outcome'}
          </Button>
        )}
      </div>
      <p className={outcome ? 'meeting-words' : 'quiet'}>{outcome || 'Nothing has been written down yet.'}</p>
      {shown.map((one) => (
        <FactsView key={one.instrument} facts={one} title={`In the ${one.title}, by the register`} />
      ))}
      {facts !== null && shown.length === 0 && (
        <p className="quiet">The register has no act on the texts of this group in the time of the meeting.</p>
      )}
    </section>
  )
}

function Documents({ meeting: { documents } }: { readonly meeting: Meeting }) {
  if (documents.length === 0) return null
  return (
    <section className="card" aria-labelledby="documents-title">
      <h2 id="documents-title">Documents</h2>
      <ul className="meeting-documents">
        {documents.map(({ label, to }) => (
          <li key={`${to} ${label}`}>
            <Link to={to} className="plain-link">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
