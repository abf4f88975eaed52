import { Button, Group, Text } from '@mantine/core'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { Person, Seat } from './people-data.ts'

export type Pending =
  | { readonly kind: 'seat'; readonly person: Person; readonly seat: Seat }
  | { readonly kind: 'account'; readonly person: Person }

interface ConfirmDialogProps {
  readonly pending: Pending
  carryOut(what: () => Promise<unknown>, said: string): Promise<void>
  onClose(): void
}

/** Showing somebody out is asked a second time: it happens at once, in the middle of a sentence if need be. */
export function ConfirmDialog({ pending, carryOut, onClose }: ConfirmDialogProps) {
  const { kind, person } = pending
  const isSeat = kind === 'seat'
  const confirm = async () => {
    onClose()
    const path = isSeat ? `seats/${encodeURIComponent(pending.seat.workingGroup)}/removal` : 'closing'
    await carryOut(
      () => call(`/api/people/${person.id}/${path}`, 'POST', {}),
      isSeat ? `${person.name} has this seat no more.` : `The account of ${person.name} is closed.`
    )
  }
  return (
    <Dialog
      onClose={onClose}
      title={isSeat ? `Take the seat of ${person.name}?` : `Close the account of ${person.name}?`}
      centered
    >
      <Text>
        {isSeat
          ? 'They are shown out of the rooms of this working group at once. What they wrote and sent stays, under their party’s name.'
          : 'They are signed out everywhere at once, lose every seat and cannot sign in again. What they wrote and sent stays, under their party’s name.'}
      </Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button color="red.9" onClick={() => void confirm()}>
          {isSeat ? 'Take the seat' : 'Close the account'}
        </Button>
      </Group>
    </Dialog>
  )
}
