import { Button, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { useGroupAct } from './groups-json.ts'
import type { Group, Milestone } from './groups-json.ts'

interface NoteDialogProps {
  readonly group: Group
  readonly milestone: Milestone
  onClose(): void
}

/** How something was met that no fact of the system shows. */
export function NoteDialog({ group, milestone, onClose }: NoteDialogProps) {
  const act = useGroupAct(group.id)
  const { refusal, act: carryOut } = useAct()
  const [note, setNote] = useState(milestone.note)
  const save = async () => {
    const saved = await carryOut(() => act(`/milestones/${milestone.id}/note`, 'PUT', { note }))
    if (saved) onClose()
  }
  return (
    <Dialog onClose={onClose} title={milestone.title} centered>
      <Stack gap="md">
        <Refusal words={refusal} />
        <Textarea
          label="How it was met"
          description="Your name and the day go with it. Without words it is not met."
          autosize
          minRows={2}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <DialogFoot onClose={onClose}>
          <Button onClick={() => void save()}>Save</Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  )
}
