import { writeRationale } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { useState } from 'react'
import { ReasonForm } from './reason-form.tsx'

interface RationaleProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  /** Whether it is the reader's own, and open. */
  readonly isOwn: boolean
}

/** Why a proposal is made; its own delegation can say it, and say it better. */
export function Rationale({ live, proposal, isOwn }: RationaleProps) {
  const rationale = live.findLayerProposal(proposal.id)?.rationale ?? ''
  const [isWriting, setWriting] = useState(false)
  if (isWriting) {
    const save = (reason: string) => {
      const layer = live.documents.layers.get(proposal.holder)
      if (layer) writeRationale(layer, proposal.id, reason)
      setWriting(false)
    }
    return (
      <ReasonForm label="Why you propose this" reason={rationale} onSave={save} onCancel={() => setWriting(false)} />
    )
  }
  return (
    <>
      {rationale && <p className="proposal-why">{rationale}</p>}
      {isOwn && (
        <button type="button" className="proposal-explain" onClick={() => setWriting(true)}>
          {rationale ? 'Change the reason' : 'Say why'}
        </button>
      )}
    </>
  )
}
