import { Button, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { useGroupAct } from './groups-json.ts'
import type { Group, Milestone, Proof } from './groups-json.ts'
import { responsibleName } from './responsible-name.ts'

interface MilestoneDialogProps {
  readonly group: Group
  /** Undefined for a new one. */
  readonly milestone: Milestone | undefined
  onClose(): void
}

const PROOFS: readonly { readonly value: Proof['kind']; readonly label: string }[] = [
  { value: 'entered', label: 'A text is on the table' },
  { value: 'revision', label: 'A revision is issued' },
  { value: 'agreed', label: 'Every article of a text is agreed' },
  { value: 'schedules', label: 'Every party has shared its schedule' },
  { value: 'mapping', label: 'Every article is read beside the WTO agreements' },
  { value: 'meeting', label: 'A meeting of the group is held' },
  { value: 'report', label: 'A report of the group is issued' },
  { value: 'noted', label: 'The chair notes it: there is no fact for it here' }
]

const OF_TEXT: readonly string[] = ['entered', 'revision', 'agreed', 'schedules', 'mapping']
const COUNTED: readonly string[] = ['revision', 'meeting', 'report']

/** What is to be reached, by when, by whom, and what will prove it. */
export function MilestoneDialog({ group, milestone, onClose }: MilestoneDialogProps) {
  const act = useGroupAct(group.id)
  const { refusal, act: carryOut } = useAct()
  const [title, setTitle] = useState(milestone?.title ?? '')
  const [due, setDue] = useState(milestone?.due ?? '')
  const [responsible, setResponsible] = useState(milestone?.responsible ?? 'all')
  const [proof, setProof] = useState<Proof>(milestone?.proof ?? { kind: 'noted' })
  const save = async () => {
    const path = milestone ? `/milestones/${milestone.id}` : '/milestones'
    const body = { title, due, responsible, proof }
    const saved = await carryOut(() => act(path, milestone ? 'PUT' : 'POST', body))
    if (saved) onClose()
  }
  return (
    <Dialog onClose={onClose} title={milestone ? 'Milestone' : 'New milestone'} centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          <Refusal words={refusal} />
          <TextInput
            label="What is to be reached"
            required
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <div className="milestone-fields">
            <TextInput
              label="By"
              type="date"
              required
              value={due}
              onChange={(event) => setDue(event.currentTarget.value)}
            />
            <Select
              label="Responsible"
              searchable
              allowDeselect={false}
              data={['all', 'chair', 'secretariat', ...group.parties].map((value) => ({
                value,
                label: responsibleName(value)
              }))}
              value={responsible}
              onChange={(value) => value && setResponsible(value)}
            />
          </div>
          <ProofFields group={group} proof={proof} onChange={setProof} />
          <DialogFoot onClose={onClose}>
            <Button type="submit" disabled={title.trim() === '' || due === ''}>
              Save
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  )
}

interface ProofFieldsProps {
  readonly group: Group
  readonly proof: Proof
  onChange(proof: Proof): void
}

function ProofFields({ group, proof, onChange }: ProofFieldsProps) {
  const texts = group.instruments.map(({ id, title }) => ({ value: id, label: title }))
  const instrument = 'instrument' in proof ? proof.instrument : (texts[0]?.value ?? '')
  const number = 'number' in proof ? proof.number : 1
  const offered = PROOFS.filter(({ value }) => texts.length > 0 || !OF_TEXT.includes(value))
  return (
    <>
      <Select
        label="What proves it"
        allowDeselect={false}
        data={offered}
        value={proof.kind}
        onChange={(kind) => kind && onChange(proofOf(kind as Proof['kind'], instrument, 1))}
      />
      {(OF_TEXT.includes(proof.kind) || COUNTED.includes(proof.kind)) && (
        <div className="milestone-fields">
          {OF_TEXT.includes(proof.kind) && (
            <Select
              label="Of which text"
              allowDeselect={false}
              data={texts}
              value={instrument}
              onChange={(value) => value && onChange(proofOf(proof.kind, value, number))}
            />
          )}
          {COUNTED.includes(proof.kind) && (
            <NumberInput
              label={proof.kind === 'revision' ? 'Revision no. (0: the zero draft)' : 'Which one (1: the first)'}
              min={proof.kind === 'revision' ? 0 : 1}
              max={99}
              value={number}
              onChange={(value) => onChange(proofOf(proof.kind, instrument, Number(value)))}
            />
          )}
        </div>
      )}
    </>
  )
}

function proofOf(kind: Proof['kind'], instrument: string, number: number): Proof {
  if (kind === 'noted') return { kind }
  if (kind === 'revision') return { kind, instrument, number }
  return kind === 'meeting' || kind === 'report' ? { kind, number } : { kind, instrument }
}
