import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { Button, Checkbox, Group, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { placeOf } from '../drafting/proposal-place.tsx'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { ProposalWording } from '../drafting/wording.tsx'
import { Dialog } from '../shared/dialog.tsx'
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
  const [isLater, setLater] = useState(false)
  const [moment, setMoment] = useState(inAnHour)
  const chosen = drafted.flatMap(({ proposal: { id }, place }) => (place !== undefined && !left.has(id) ? [id] : []))
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(left)
    if (isIn) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const table = async () => {
    setBusy(true)
    const isDone = await (isLater ? acts.embargo(chosen, new Date(moment).toISOString()) : acts.table(chosen))
    if (isDone) onClose()
    else setBusy(false)
  }
  return (
    <Dialog onClose={onClose} title="Table from the draft" size="lg" centered>
      <p className="quiet draft-consequence">
        Everybody in the room sees these words in the name of {partyName(holder)}. They can be withdrawn, not unseen.
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
      <SegmentedControl
        value={isLater ? 'later' : 'now'}
        onChange={(value) => setLater(value === 'later')}
        data={[
          { value: 'now', label: 'At once' },
          { value: 'later', label: 'At a moment' }
        ]}
        aria-label="When it comes to the table"
        mt="md"
      />
      {isLater && (
        <TextInput
          type="datetime-local"
          label="When, in the time of this computer"
          value={moment}
          onChange={(event) => setMoment(event.currentTarget.value)}
          mt="sm"
        />
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={isBusy} disabled={chosen.length === 0 || (isLater && !moment)} onClick={() => void table()}>
          {chosen.length === 1 ? 'Table 1 proposal' : `Table ${chosen.length} proposals`}
          {isLater ? ' then' : ''}
        </Button>
      </Group>
    </Dialog>
  )
}

/** As the field for a moment wants it: 2026-11-26T14:00, in this browser's time. */
function inAnHour(): string {
  const now = new Date()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000 + 60 * 60_000)
  return local.toISOString().slice(0, 16)
}
