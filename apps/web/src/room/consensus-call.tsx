import type { LiveInstrument, RecordedCall } from '@cartif/live'
import { Button, CloseButton, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { ReasonForm } from '../drafting/reason-form.tsx'
import { ProposalWording } from '../drafting/wording.tsx'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { call as ask } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { usePlace } from '../shared/use-half-written.ts'
import { NEWS, isNews, lastCall, sayClosed, sayTally } from './calls.ts'
import { Fold } from './fold.tsx'
import { sayTimeLeft, useNow } from './time-left.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import './consensus-call.css'

interface ConsensusCallProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  /** Brings what it is about into view. */
  onShow(subject: string): void
}

const ANSWERS = [
  ['join', 'Join'],
  ['reserve', 'Reserve…'],
  ['object', 'Object…']
] as const
const SIGNS = { join: '✓', reserve: '◌', object: '✕' } as const
const WORDS = { join: 'joins', reserve: 'reserves', object: 'objects' } as const

/** The call that is open: what is put to the room, for how long still, and who has said what; then what came of it. */
export function ConsensusCall({ live, instrument, onShow }: ConsensusCallProps) {
  useLiveVersion(live, isOfRecord)
  const call = lastCall(live)
  if (!call) return null
  if (call.closed) return <ClosedCall key={call.id} call={call} />
  return <OpenCall key={call.id} call={call} live={live} instrument={instrument} onShow={onShow} />
}

/** What came of the last call, until it is old or has been read. */
function ClosedCall({ call }: { readonly call: RecordedCall }) {
  const [isRead, setRead] = useState(() => !isNews(call, Date.now()))
  useEffect(() => {
    const timer = setTimeout(() => setRead(true), NEWS)
    return () => clearTimeout(timer)
  }, [])
  if (isRead) return null
  return (
    <section className="consensus" data-outcome={call.closed?.outcome} aria-label="Result of the call">
      <div className="consensus-what">
        <span className="consensus-result" role="status">
          {sayClosed(call)}
        </span>
        <CloseButton size="sm" aria-label="Put the result away" onClick={() => setRead(true)} />
      </div>
    </section>
  )
}

function OpenCall({ call, live, instrument, onShow }: ConsensusCallProps & { readonly call: RecordedCall }) {
  const proposal = live.findProposal(call.subject)
  const [reason, setReason] = useState<'reserve' | 'object'>()
  const place = usePlace(instrument.id, call.id, reason ?? 'join')
  const [isChanging, setChanging] = useState(false)
  const own = call.answers.find(({ party }) => party === instrument.party)?.answer
  // The words of an article are read in the article; those of a proposal here, by who has to answer.
  const [isFolded, setFolded] = useState(!proposal || instrument.party === null || own !== undefined)
  const path = `/api/instruments/${instrument.id}/calls/${call.id}`
  // Who has answered, and who only reads, wants the text back.
  const isShort = instrument.party === null ? instrument.role !== 'chair' : own !== undefined && !isChanging
  const send = (what: string, method: 'POST' | 'PUT', body: object) => {
    setReason(undefined)
    setChanging(false)
    setFolded(true)
    ask(`${path}/${what}`, method, body).catch(({ message }: Error) => notifications.show({ message, color: 'red' }))
  }
  return (
    <section className="consensus" aria-label="Call for consensus">
      <div className="consensus-what">
        <span>
          <span role="status">Consensus on</span>{' '}
          <button type="button" className="link-button" onClick={() => onShow(call.subject)}>
            {call.name}
          </button>
          : <TimeLeft until={call.until} />, {sayTally(call)}
        </span>
        <span className="banner-acts">
          {instrument.party !== null &&
            !isShort &&
            ANSWERS.map(([answer, label]) => (
              <Button
                key={answer}
                size="compact-sm"
                variant={own === answer ? 'light' : 'default'}
                aria-pressed={own === answer}
                onClick={() => (answer === 'join' ? send('answer', 'PUT', { answer }) : setReason(answer))}
              >
                {label}
              </Button>
            ))}
          {isShort && own !== undefined && (
            <button type="button" className="link-button" onClick={() => setChanging(true)}>
              Answer otherwise
            </button>
          )}
          {instrument.role === 'chair' && (
            <Button size="compact-sm" onClick={() => send('close', 'POST', {})}>
              Close the call
            </Button>
          )}
          <Fold isFolded={isFolded} what="the call" onFold={setFolded} />
        </span>
      </div>
      {!isFolded && <Details call={call} live={live} />}
      {reason && (
        <ReasonForm
          key={reason}
          place={place}
          label={reason === 'object' ? 'What you object to' : 'What you reserve on'}
          reason=""
          onSave={(note) => send('answer', 'PUT', { answer: reason, ...(note ? { note } : {}) })}
          onCancel={() => setReason(undefined)}
        />
      )}
    </section>
  )
}

/** The wording that is put to the room, and who has said what on it. */
function Details({ call, live }: Pick<ConsensusCallProps, 'live'> & { readonly call: RecordedCall }) {
  const proposal = live.findProposal(call.subject)
  return (
    <>
      {proposal && (
        <div data-holder={proposal.holder}>
          <ProposalWording live={live} proposal={proposal} wording={wordingOf(live, proposal)} isShort />
        </div>
      )}
      <ul className="consensus-answers" aria-label="Answers">
        {call.answers.map(({ party, answer, note }) => (
          <li key={party} title={note}>
            <PartyLabel holder={party} /> <span aria-hidden="true">{SIGNS[answer]}</span> {WORDS[answer]}
            {note && <span className="quiet">: {note}</span>}
          </li>
        ))}
        {call.answers.length === 0 && <li className="quiet">Silence is nobody’s support.</li>}
      </ul>
    </>
  )
}

function TimeLeft({ until }: { readonly until: string }) {
  const now = useNow()
  return <strong className="consensus-time">{sayTimeLeft(until, now)}</strong>
}

/** How long the room has. */
const TIMES = [
  [5, '5 minutes'],
  [15, '15 minutes'],
  [60, 'an hour'],
  [24 * 60, 'a day'],
  [7 * 24 * 60, 'a week']
] as const

/** Puts a wording to the room; for the chair. */
export function CallButton({ instrument, subject }: { readonly instrument: Instrument; readonly subject: string }) {
  const begin = (minutes: number) => {
    ask(`/api/instruments/${instrument.id}/calls`, 'POST', { subject, minutes }).catch(({ message }: Error) =>
      notifications.show({ message, color: 'red' })
    )
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" rightSection={<IconChevronDown size={14} />}>
          Call for consensus
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The room has</Menu.Label>
        {TIMES.map(([minutes, name]) => (
          <Menu.Item key={minutes} onClick={() => begin(minutes)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
