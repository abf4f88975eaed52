import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

interface ShareDialogProps {
  readonly id: string
  /** How many statements are in it. */
  readonly count: number
  onClose(): void
}

/** Before a schedule is shared: who reads it then, and that there is no way back. */
export function ShareDialog({ id, count, onClose }: ShareDialogProps) {
  const queries = useQueryClient()
  const share = async () => {
    try {
      await call(`/api/instruments/${id}/commitments/sharing`, 'POST')
      notifications.show({ message: 'The schedule is shared.' })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
    await queries.invalidateQueries({ queryKey: ['commitments', id] })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Share the schedule of your party" centered>
      <p>
        {count === 1 ? 'One statement' : `${count} statements`} will be read by everybody in the working group,
        observers included. From then on every change is read at once and stands in the register.
      </p>
      <p>It cannot be made a draft again. Single statements can be changed or taken back at any time.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void share()}>
          Share
        </Button>
      </Group>
    </Modal>
  )
}
