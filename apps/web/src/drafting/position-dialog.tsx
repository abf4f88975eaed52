import type { LiveInstrument } from '@cartif/live'
import type { Proposal, Stance } from '@cartif/negotiation'
import { Button, Group, Modal, Select, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { stanceWords } from '../shared/stances.ts'
import type { ProposalActs } from './proposal-card.tsx'
import { STANCES, isStanding } from './proposal-reading.ts'

interface PositionDialogProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly version: string
  readonly acts: ProposalActs
  onClose(): void
}

/** A position with what belongs to it: the proposal it waits for, the group it is taken for, why. */
export function PositionDialog({ live, proposal, version, acts, onClose }: PositionDialogProps) {
  const [stance, setStance] = useState<Stance>('reserve-pending')
  const [pending, setPending] = useState<string | null>(null)
  const [onBehalfOf, setOnBehalfOf] = useState('')
  const [note, setNote] = useState('')
  const [audience, setAudience] = useState<'all' | 'chair'>('all')
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
  const save = () => {
    acts.takePosition(proposal, stance, version, {
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(isOpen ? {} : { audience }),
      ...(pending === null || !isOpen ? {} : { pending }),
      ...(onBehalfOf.trim() && isOpen ? { onBehalfOf: onBehalfOf.trim() } : {})
    })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Position on no. ${live.recordOf(proposal.id)?.number ?? '?'}`} centered>
      <Select
        label="Position"
        data={STANCES.filter((one) => one !== 'sponsor' && one !== 'absent').map((one) => ({
          value: one,
          label: stanceWords(one)
        }))}
        value={stance}
        onChange={(value) => setStance((value as Stance | null) ?? 'reserve-pending')}
        allowDeselect={false}
      />
      <Select
        label="Who may see it"
        data={[
          { value: 'all', label: 'Everybody' },
          { value: 'chair', label: 'Chair and Secretariat, beside what everybody sees' }
        ]}
        value={audience}
        onChange={(value) => setAudience(value === 'chair' ? 'chair' : 'all')}
        allowDeselect={false}
        mt="sm"
      />
      <Select
        disabled={!isOpen}
        label="Until this proposal is settled"
        data={others}
        value={pending}
        onChange={setPending}
        clearable
        searchable
        mt="sm"
      />
      <TextInput
        disabled={!isOpen}
        label="For a group as well, as it calls itself"
        value={onBehalfOf}
        onChange={(event) => setOnBehalfOf(event.currentTarget.value)}
        maxLength={80}
        mt="sm"
      />
      <Textarea
        label="Why"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        mt="sm"
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!isComplete} onClick={save}>
          Take this position
        </Button>
      </Group>
    </Modal>
  )
}
