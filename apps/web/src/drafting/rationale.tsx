import { writeRationale } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { usePlace } from '../shared/use-half-written.ts'
import { ReasonForm } from './reason-form.tsx'
import { useWriting } from './use-writing.ts'

interface RationaleProps {
  readonly live: LiveInstrument
  /** By its id. */
  readonly instrument: string
  readonly proposal: Proposal
  /** Whether it is the reader's own, and open. */
  readonly isOwn: boolean
}

/** Why a proposal is made; its own delegation can say it, and say it better. */
export function Rationale({ live, instrument, proposal, isOwn }: RationaleProps) {
  const rationale = live.findLayerProposal(proposal.id)?.rationale ?? ''
  const place = usePlace(instrument, proposal.id, 'rationale')
  const writing = useWriting(place)
  if (isOwn && writing.isOpen) {
    const save = (reason: string) => {
      const layer = live.documents.layers.get(proposal.holder)
      if (layer) writeRationale(layer, proposal.id, reason)
      writing.end()
    }
    return (
      <ReasonForm
        label="Why you propose this"
        reason={rationale}
        place={place}
        isReturned={writing.isReturned}
        onSave={save}
        onCancel={writing.end}
      />
    )
  }
  return (
    <>
      {rationale && <p className="proposal-why">{rationale}</p>}
      {isOwn && (
        <button type="button" className="proposal-explain" onClick={writing.begin}>
          {rationale ? 'Change the reason' : 'Say why'}
        </button>
      )}
    </>
  )
}
