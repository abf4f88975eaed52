import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { placeOf } from '../drafting/proposal-place.tsx'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { ProposalWording } from '../drafting/wording.tsx'
import { draftedIn } from './use-draft.ts'
import type { DraftActs } from './use-draft.ts'

interface TableDialogProps {
  readonly live: LiveInstrument
  readonly holder: string
  readonly acts: DraftActs
  onClose(): void
}

/** Which proposals of the draft come to the table; all that have a place, unless told otherwise. */
export function TableDialog({ live, holder, acts, onClose }: TableDialogProps) {
  const drafted = draftedIn(live).map((proposal) => ({ proposal, place: placeOf(live, proposal.id) }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const chosen = drafted.flatMap(({ proposal: { id }, place }) => (place !== undefined && !left.has(id) ? [id] : []))
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(left)
    if (isIn) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const table = async () => {
    setBusy(true)
    if (await acts.table(chosen)) onClose()
    else setBusy(false)
  }
  return (
    <Modal opened onClose={onClose} title="Table from the draft" size="lg" centered>
      <p className="quiet draft-consequence">
        Everybody in the room sees these words at once, in the name of {partyName(holder)}. They can be withdrawn, not
        unseen.
      </p>
      <ul className="draft-list">
        {drafted.map(({ proposal, place }) => (
          <li key={proposal.id}>
            <Checkbox
              checked={place !== undefined && !left.has(proposal.id)}
              disabled={place === undefined}
              onChange={(event) => toggle(proposal.id, event.currentTarget.checked)}
              label={place ?? 'What it was about is not in the text any more'}
            />
            <ProposalWording live={live} proposal={proposal} wording={wordingOf(live, proposal)} isShort />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={isBusy} disabled={chosen.length === 0} onClick={() => void table()}>
          {chosen.length === 1 ? 'Table 1 proposal' : `Table ${chosen.length} proposals`}
        </Button>
      </Group>
    </Modal>
  )
}
