import { Alert, Button, Group, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { Meeting } from './meetings-json.ts'
import './plan-form.css'

/** A cancelled meeting stays in the calendars of everybody, as cancelled. */
export function CancelDialog({ meeting, onClose }: { readonly meeting: Meeting; onClose(): void }) {
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const { refusal, act } = useAct()
  const cancel = async () => {
    const body = { seen: meeting.version, note }
    const done = await act(() => call<Meeting>(`/api/meetings/${meeting.id}/cancellation`, 'POST', body))
    if (!done) return
    queries.setQueryData(['meeting', meeting.id], done)
    await queries.invalidateQueries({ queryKey: ['meetings'] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title="Cancel the meeting" centered>
      {refusal && (
        <Alert color="red" role="alert" mb="sm">
          {refusal}
        </Alert>
      )}
      <p>“{meeting.title}” stays in the list and in everybody’s calendar, as cancelled. It cannot be taken back.</p>
      <TextInput label="Why" data-autofocus value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button color="red.9" onClick={() => void cancel()}>
          Cancel the meeting
        </Button>
      </Group>
    </Dialog>
  )
}
