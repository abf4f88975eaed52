import { recordedCalls } from '@cartif/live'
import type { LiveInstrument, RecordedCall } from '@cartif/live'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { ReasonForm } from '../drafting/reason-form.tsx'
import { ProposalWording } from '../drafting/wording.tsx'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { call as ask, formatDate, formatTime } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { Fold } from './fold.tsx'
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

/** The call that is open: what is put to the room, for how long still, and who has said what. */
export function ConsensusCall({ live, instrument, onShow }: ConsensusCallProps) {
  useLiveVersion(live, isOfRecord)
  const call = [...recordedCalls(live.documents.record).values()].find(({ closed }) => closed === undefined)
  return call ? <OpenCall key={call.id} call={call} live={live} instrument={instrument} onShow={onShow} /> : null
}

function OpenCall({ call, live, instrument, onShow }: ConsensusCallProps & { readonly call: RecordedCall }) {
  const proposal = live.findProposal(call.subject)
  const [reason, setReason] = useState<'reserve' | 'object'>()
  const [isChanging, setChanging] = useState(false)
  const [isFolded, setFolded] = useState(false)
  const left = useTimeLeft(call.until)
  const own = call.answers.find(({ party }) => party === instrument.party)?.answer
  const path = `/api/instruments/${instrument.id}/calls/${call.id}`
  // Who has answered, and who only reads, wants the text back.
  const isShort = instrument.party === null ? instrument.role !== 'chair' : own !== undefined && !isChanging
  const send = (what: string, method: 'POST' | 'PUT', body: object) => {
    setReason(undefined)
    setChanging(false)
    ask(`${path}/${what}`, method, body).catch(({ message }: Error) => notifications.show({ message, color: 'red' }))
  }
  return (
    <section className="consensus" aria-label="Call for consensus">
      <p className="consensus-what" role="status">
        <strong>The Chair asks for consensus on</strong>{' '}
        <button type="button" className="link-button" onClick={() => onShow(call.subject)}>
          {call.name}
        </button>
        <span className="consensus-time">{left}</span>
        <Fold isFolded={isFolded} what="the call" onFold={setFolded} />
      </p>
      {!isFolded && (
        <>
          {proposal && !isShort && (
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
            {isShort && own !== undefined && (
              <li>
                <button type="button" className="link-button" onClick={() => setChanging(true)}>
                  Answer otherwise
                </button>
              </li>
            )}
            {call.answers.length === 0 && (
              <li className="quiet">Nobody has answered yet. Silence is nobody’s support.</li>
            )}
          </ul>
          {instrument.party !== null && !isShort && (
            <div className="proposal-buttons">
              {ANSWERS.map(([answer, label]) => (
                <Button
                  key={answer}
                  size="compact-md"
                  variant={own === answer ? 'light' : 'default'}
                  aria-pressed={own === answer}
                  onClick={() => (answer === 'join' ? send('answer', 'PUT', { answer }) : setReason(answer))}
                >
                  {label}
                </Button>
              ))}
            </div>
          )}
          {reason && (
            <ReasonForm
              label={reason === 'object' ? 'What you object to' : 'What you reserve on'}
              reason=""
              onSave={(note) => send('answer', 'PUT', { answer: reason, ...(note ? { note } : {}) })}
              onCancel={() => setReason(undefined)}
            />
          )}
          {instrument.role === 'chair' && (
            <div className="proposal-buttons">
              <Button size="compact-md" onClick={() => send('close', 'POST', {})}>
                Close the call
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

/** "4:09 left" */
function useTimeLeft(until: string): string {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.round((Date.parse(until) - now) / 1000)
  if (seconds <= 0) return 'the time is over'
  if (seconds > 2 * 60 * 60) return `until ${formatDate(until)}, ${formatTime(until)}`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`
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
