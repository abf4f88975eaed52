import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import type { ProposalActs } from './proposal-card.tsx'

interface LateWordsProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly acts: ProposalActs
}

/** What its author typed into a proposal after it was closed: on no table, and for the author to say what becomes of it. */
export function LateWords({ live, proposal, acts }: LateWordsProps) {
  const late = live.recordOf(proposal.id)?.late
  if (!late) return null
  const { inserted, removed } = late
  return (
    <div className="late-words" role="group" aria-label="Typed after the decision">
      <p>
        {inserted === '' ? 'Words struck' : `${count(inserted)} typed`} after the decision:{' '}
        {removed && <del>{removed}</del>} {inserted && <q>{inserted}</q>}
      </p>
      <div className="proposal-buttons">
        <Button size="compact-md" onClick={() => acts.settleLateWords(proposal, 'propose')}>
          {inserted === '' ? 'Propose it' : 'Propose them'}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => acts.settleLateWords(proposal, 'drop')}>
          Drop
        </Button>
      </div>
    </div>
  )
}

function count(words: string): string {
  const number = words.split(/\s+/).filter((word) => word !== '').length
  return number === 1 ? '1 word' : `${number} words`
}
