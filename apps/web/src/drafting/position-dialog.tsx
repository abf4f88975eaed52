import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { Button, Group, Select, TextInput, Textarea } from '@mantine/core'
import { Dialog } from '../shared/dialog.tsx'
import { DraftKept } from '../shared/draft-kept.tsx'
import { stanceWords } from '../shared/stances.ts'
import { useHalfWritten, usePlace } from '../shared/use-half-written.ts'
import type { ProposalActs } from './proposal-card.tsx'
import { STANCES, isStanding } from './proposal-reading.ts'

interface PositionDialogProps {
  readonly live: LiveInstrument
  /** By its id. */
  readonly instrument: string
  readonly proposal: Proposal
  readonly version: string
  readonly acts: ProposalActs
  onClose(): void
}

/** What is told to the chair's table alone stays so when it comes back: all of the form is kept, not its words only. */
const NOTHING = { stance: 'reserve-pending', pending: '', onBehalfOf: '', note: '', audience: 'all' }

/** A position with what belongs to it: the proposal it waits for, the group it is taken for, why. */
export function PositionDialog({ live, instrument, proposal, version, acts, onClose }: PositionDialogProps) {
  const kept = useHalfWritten(usePlace(instrument, proposal.id, 'position in full'), NOTHING)
  const { write } = kept
  const { onBehalfOf, note, audience } = kept.fields
  const stance = STANCES.find((one) => one === kept.fields.stance) ?? 'reserve-pending'
  const pending = kept.fields.pending || null
  const isOpen = audience === 'all'
  const others = live.proposals
    .filter((one) => one.id !== proposal.id && isStanding(one))
    .flatMap(({ id, holder }) => {
      const record = live.recordOf(id)
      return record
        ? [{ value: id, number: record.number, label: `no. ${record.number}, ${holder.toUpperCase()}` }]
        : []
    })
    .toSorted((a, b) => a.number - b.number)
  const isComplete = stance !== 'reserve-pending' || pending !== null || !isOpen
  const leave = () => {
    kept.drop()
    onClose()
  }
  const save = () => {
    acts.takePosition(proposal, stance, version, {
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(isOpen ? {} : { audience: 'chair' as const }),
      ...(pending === null || !isOpen ? {} : { pending }),
      ...(onBehalfOf.trim() && isOpen ? { onBehalfOf: onBehalfOf.trim() } : {})
    })
    leave()
  }
  return (
    <Dialog onClose={onClose} title={`Position on no. ${live.recordOf(proposal.id)?.number ?? '?'}`} centered>
      <Select
        label="Position"
        data={STANCES.filter((one) => one !== 'sponsor' && one !== 'absent').map((one) => ({
          value: one,
          label: stanceWords(one)
        }))}
        value={stance}
        onChange={(value) => write({ stance: value ?? 'reserve-pending' })}
        allowDeselect={false}
      />
      <Select
        label="Who may see it"
        data={[
          { value: 'all', label: 'Everybody' },
          { value: 'chair', label: 'Chair and Secretariat, beside what everybody sees' }
        ]}
        value={audience}
        onChange={(value) => write({ audience: value === 'chair' ? 'chair' : 'all' })}
        allowDeselect={false}
        mt="sm"
      />
      <Select
        disabled={!isOpen}
        label="Until this proposal is settled"
        data={others}
        value={pending}
        onChange={(value) => write({ pending: value ?? '' })}
        clearable
        searchable
        mt="sm"
      />
      <TextInput
        disabled={!isOpen}
        label="For a group as well, as it calls itself"
        value={onBehalfOf}
        onChange={(event) => write({ onBehalfOf: event.currentTarget.value })}
        maxLength={80}
        mt="sm"
      />
      <Textarea
        label="Why"
        value={note}
        onChange={(event) => write({ note: event.currentTarget.value })}
        autosize
        minRows={2}
        maxLength={2000}
        mt="sm"
      />
      <Group justify="flex-end" mt="lg">
        <DraftKept isKept={kept.isKept} unsent="not taken yet" />
        <Button variant="default" onClick={leave}>
          Cancel
        </Button>
        <Button disabled={!isComplete} onClick={save}>
          Take this position
        </Button>
      </Group>
    </Dialog>
  )
}
