/** What became of replacing, until something else is looked for: how many, under which number, and the way back. */
import type { FindControls, Replaced } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { useState } from 'react'
import { showPlace } from './proposal-place.tsx'
import { isStanding } from './proposal-reading.ts'
import { isOfRecord, useLiveVersion } from './use-live.ts'

export interface ReplacedAct {
  readonly replaced: Replaced
  /** The proposal it became; undefined with the pen, and where only words of one's own were edited. */
  readonly proposal: string | undefined
}

interface ReplacedLineProps {
  readonly live: LiveInstrument
  readonly find: FindControls
  readonly act: ReplacedAct | undefined
  onWithdraw(proposal: Proposal): void
  onUndone(): void
}

export function ReplacedLine({ live, find, act, onWithdraw, onUndone }: ReplacedLineProps) {
  useLiveVersion(live, isOfRecord)
  const [isLate, setLate] = useState(false)
  const { proposal: id } = act ?? {}
  const proposal = id === undefined ? undefined : live.findProposal(id)
  const number = id === undefined ? undefined : live.recordOf(id)?.number
  const undo = () => {
    if (find.takeBackReplaced()) onUndone()
    else if (proposal && isStanding(proposal) && number !== undefined) onWithdraw(proposal)
    else setLate(true)
  }
  return (
    <>
      <span role="status" className="quiet find-done">
        {act && sayReplaced(act.replaced, id !== undefined, number)}
        {isLate && ' Something was written since: Ctrl Z takes back one step at a time.'}
      </span>
      {id !== undefined && proposal && (
        <button type="button" className="link-button" onClick={() => showPlace(id)}>
          {number === undefined ? 'Show it' : `Show no. ${number}`}
        </button>
      )}
      {act !== undefined && act.replaced.replaced > 0 && !isLate && (
        <button type="button" className="link-button" onClick={undo}>
          Undo
        </button>
      )}
    </>
  )
}

function sayReplaced({ replaced, locked, proposed }: Replaced, isOne: boolean, number?: number): string {
  const name = number === undefined ? '' : `, no. ${number}`
  const parts = []
  if (replaced > 0) parts.push(`${replaced} replaced${isOne ? ` in one proposal${name}` : ''}.`)
  if (locked > 0) parts.push(`${locked} left in agreed articles.`)
  if (proposed > 0) parts.push(`${proposed} left in proposals.`)
  return parts.join(' ')
}
