import { Button, Group, NumberInput, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { WORKSHOP_WORDS } from './assistance-json.ts'
import type { AssistanceGroup, Attendance, Workshop, WorkshopKind } from './assistance-json.ts'
import { AttendanceFields } from './attendance-fields.tsx'
import { ServedFields } from './served-fields.tsx'
import { useDialogAct } from './use-act.ts'

interface WorkshopDialogProps {
  readonly group: AssistanceGroup
  /** The one that is changed; another one without it. */
  readonly workshop?: Workshop
  onClose(): void
}

/** Announcing a workshop, changing it, noting who came. */
export function WorkshopDialog({ group, workshop, onClose }: WorkshopDialogProps) {
  const { refusal, act } = useDialogAct()
  const [words, setWords] = useState(() => wordsOf(workshop))
  const change = (part: Partial<typeof words>) => setWords({ ...words, ...part })
  const send = async () => {
    const isDone = workshop
      ? await act(`/workshops/${workshop.id}`, 'PUT', { ...words, seen: workshop.number }, 'The workshop is changed.')
      : await act('/workshops', 'POST', { ...words, group: group.id }, 'The workshop is announced.')
    if (isDone) onClose()
  }
  return (
    <Dialog onClose={onClose} title={workshop ? 'Change the workshop' : 'Announce a workshop'} size="lg">
      <Stack gap="md">
        <TextInput
          label="Title"
          required
          maxLength={300}
          data-autofocus
          value={words.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Select
          label="Kind"
          allowDeselect={false}
          value={words.kind}
          onChange={(kind) => kind && change({ kind: kind as WorkshopKind })}
          data={Object.entries(WORKSHOP_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <WhenAndWhere {...words} onChange={change} />
        <ServedFields
          group={group}
          instrument={words.instrument}
          article={words.article}
          onChange={(instrument, article) => change({ instrument, article })}
        />
        <Textarea
          label="About"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={words.about}
          onChange={(event) => change({ about: event.currentTarget.value })}
        />
        {workshop && hasBegun(words) && (
          <AttendanceFields
            parties={group.parties}
            value={words.attended}
            onChange={(attended) => change({ attended })}
          />
        )}
      </Stack>
      <Refusal words={refusal} />
      <DialogFoot onClose={onClose}>
        <Button disabled={words.title.trim() === '' || words.on === ''} onClick={() => void send()}>
          {workshop ? 'Keep' : 'Announce'}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** Who came is noted from the first day on. */
export function hasBegun({ on }: Pick<Workshop, 'on'>): boolean {
  return on !== '' && on.slice(0, 10) <= new Date().toISOString().slice(0, 10)
}

interface WhenAndWhereProps {
  readonly on: string
  readonly days: number
  readonly place: string
  onChange(part: { readonly on?: string; readonly days?: number; readonly place?: string }): void
}

function WhenAndWhere({ on, days, place, onChange }: WhenAndWhereProps) {
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label="First day"
          type="date"
          required
          value={on}
          onChange={(event) => onChange({ on: event.currentTarget.value })}
        />
        <NumberInput
          label="Days"
          min={1}
          max={60}
          value={days}
          onChange={(next) => onChange({ days: Number(next) || 1 })}
        />
      </Group>
      <TextInput
        label="Place"
        maxLength={300}
        value={place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
    </>
  )
}

function wordsOf(workshop: Workshop | undefined) {
  return {
    title: workshop?.title ?? '',
    kind: workshop?.kind ?? ('workshop' as WorkshopKind),
    on: workshop?.on ?? '',
    days: workshop?.days ?? 1,
    place: workshop?.place ?? '',
    instrument: workshop?.served.instrument ?? null,
    article: workshop?.served.article ?? null,
    about: workshop?.about ?? '',
    attended: workshop?.attended ?? ([] as readonly Attendance[])
  }
}
