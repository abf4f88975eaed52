import type { LiveInstrument, RecordedPosition } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { IconLock } from '@tabler/icons-react'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { stanceWords } from '../shared/stances.ts'
import { usePlace } from '../shared/use-half-written.ts'
import { ReasonForm } from './reason-form.tsx'
import { useConfidences } from './use-confidences.ts'
import { useWriting } from './use-writing.ts'

interface PositionsProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  /** Of the wording as it is. */
  readonly version: string
  /** Where what was told in confidence is read, by those who may. */
  readonly instrument: Pick<Instrument, 'id' | 'role'>
}

/** Where everybody stands on a proposal, on which wording, and why. */
export function Positions({ live, proposal, version, instrument }: PositionsProps) {
  const confidences = useConfidences(instrument).filter((one) => one.proposal === proposal.id)
  const positions = live.recordOf(proposal.id)?.positions ?? []
  if (positions.length + confidences.length === 0) return null
  return (
    <ul className="positions" aria-label="Positions">
      {positions.map(({ party, stance, note, version: on, pending, onBehalfOf }) => (
        <li key={party} className={note ? 'has-reason' : undefined}>
          <PartyLabel holder={party} /> <span className={`stance stance-${stance}`}>{stanceWords(stance)}</span>
          {pending !== undefined && <span className="quiet"> until no. {pending} is settled</span>}
          {onBehalfOf && <span className="quiet"> for {onBehalfOf} as well</span>}
          {on !== version && <span className="quiet"> on an earlier wording</span>}
          {note && <span className="position-reason"> {note}</span>}
        </li>
      ))}
      {confidences.map(({ party, stance, note, version: on }) => (
        <li key={`${party} in confidence`} className="has-reason">
          <IconLock size={13} aria-hidden /> <PartyLabel holder={party} />{' '}
          <span className={`stance stance-${stance}`}>{stanceWords(stance)}</span>
          <span className="quiet"> told to the Chair’s table alone</span>
          {on !== version && <span className="quiet">, on an earlier wording</span>}
          {note && <span className="position-reason"> {note}</span>}
        </li>
      ))}
    </ul>
  )
}

interface OwnReasonProps {
  readonly live: LiveInstrument
  /** By its id. */
  readonly instrument: string
  readonly proposal: Proposal
  /** One's own party. */
  readonly party: string
  onSave(own: RecordedPosition, note: string): void
}

/** Why one's own party stands where it does: said beside the position, for everybody to read. */
export function OwnReason({ live, instrument, proposal, party, onSave }: OwnReasonProps) {
  const place = usePlace(instrument, proposal.id, 'position')
  const writing = useWriting(place)
  const own = live.recordOf(proposal.id)?.positions.find((one) => one.party === party)
  if (!own) return null
  const { note = '' } = own
  if (!writing.isOpen) {
    return (
      <button type="button" className="proposal-explain" onClick={writing.begin}>
        {note ? 'Change the reason for your position' : 'Say why'}
      </button>
    )
  }
  return (
    <ReasonForm
      label="Why you take this position"
      reason={note}
      place={place}
      isReturned={writing.isReturned}
      onSave={(reason) => {
        writing.end()
        onSave(own, reason)
      }}
      onCancel={writing.end}
    />
  )
}
