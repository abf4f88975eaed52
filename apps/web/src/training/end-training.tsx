import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { TrainingRoom } from './training-json.ts'

type Ending = 'reset' | 'closing'

const WORDS: Readonly<Record<Ending, { readonly title: string; readonly text: string; readonly act: string }>> = {
  reset: {
    title: 'Begin the training anew',
    text: 'Everything that was practised here is deleted for good. The same text waits in a new room, where everybody keeps their role.',
    act: 'Begin anew'
  },
  closing: {
    title: 'Close the training room',
    text: 'Everything that was practised here is deleted for good. That may be done with practice: it is no record of the negotiation, which stays as it is.',
    act: 'Close and delete'
  }
}

/** Practice is deleted when it is over; nothing of the negotiation ever is. */
export function EndTraining({ room: { id } }: { readonly room: TrainingRoom }) {
  const [asked, setAsked] = useState<Ending>()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const end = async (how: Ending) => {
    try {
      const { id: next } = await call<{ readonly id: string }>(`/api/training/${id}/${how}`, 'POST')
      await navigate(how === 'reset' ? `/training/${next}` : '/training')
      await queries.invalidateQueries({ queryKey: ['training'] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <Group mt="lg" gap="sm">
      <Button variant="default" onClick={() => setAsked('reset')}>
        Begin anew
      </Button>
      <Button variant="default" onClick={() => setAsked('closing')}>
        Close the room
      </Button>
      {asked && (
        <Dialog onClose={() => setAsked(undefined)} title={WORDS[asked].title} centered>
          <p>{WORDS[asked].text}</p>
          <Group justify="flex-end" mt="lg">
            <Button variant="default" data-autofocus onClick={() => setAsked(undefined)}>
              Cancel
            </Button>
            <Button onClick={() => void end(asked)}>{WORDS[asked].act}</Button>
          </Group>
        </Dialog>
      )}
    </Group>
  )
}
