import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { CommentThread } from '../comments/comment-thread.tsx'
import { ProposalPlace, placeOf } from '../drafting/proposal-place.tsx'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { Rationale } from '../drafting/rationale.tsx'
import { ProposalWording } from '../drafting/wording.tsx'
import type { Instrument } from '../shared/api.ts'
import type { DraftActs } from './use-draft.ts'

const OWN = ['delegation'] as const

interface DraftCardProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly proposal: Proposal
  readonly acts: DraftActs
}

/** One proposal of the draft: its words, why, and what to do with it. */
export function DraftCard({ live, instrument, proposal, acts }: DraftCardProps) {
  const [isTabling, setTabling] = useState(false)
  const [isDiscarding, setDiscarding] = useState(false)
  const isPlaced = placeOf(live, proposal.id) !== undefined
  return (
    <article className="proposal draft-card" data-holder="draft" data-proposal={proposal.id} aria-label="In the draft">
      <header>
        <IconLock size={14} aria-hidden />
        <span className="quiet">Draft, your delegation only</span>
        <ProposalPlace live={live} proposal={proposal} />
      </header>
      <ProposalWording live={live} proposal={proposal} wording={wordingOf(live, proposal)} isShort />
      {!isPlaced && <p className="quiet">What it was about is not in the text any more. The words are kept here.</p>}
      <Rationale live={live} instrument={instrument.id} proposal={proposal} isOwn />
      <div className="proposal-buttons">
        {isDiscarding ? (
          <>
            <Button size="compact-md" color="red.8" onClick={() => acts.discard(proposal.id)}>
              Discard for good
            </Button>
            <Button size="compact-md" variant="default" onClick={() => setDiscarding(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <>
            <Button
              size="compact-md"
              variant="light"
              loading={isTabling}
              onClick={() => {
                setTabling(true)
                void acts.table([proposal.id]).then(() => setTabling(false))
              }}
            >
              Table
            </Button>
            <Button size="compact-md" variant="default" onClick={() => setDiscarding(true)}>
              Discard…
            </Button>
          </>
        )}
      </div>
      <CommentThread live={live} instrument={instrument} subject={proposal.id} about="the draft" audiences={OWN} />
    </article>
  )
}
