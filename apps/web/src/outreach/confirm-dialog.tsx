import { Button, Group } from '@mantine/core'
import { Dialog } from '../shared/dialog.tsx'
import type { PublicationAct } from './publications-json.ts'

interface ConfirmDialogProps {
  readonly act: PublicationAct
  readonly title: string
  /** What is not there yet and may be wanted first; '' where nothing is. */
  readonly missing: string
  onClose(): void
  onConfirm(): Promise<void>
}

const WORDS = {
  approved: ['Approve', 'It can be published from then on.'],
  published: [
    'Publish',
    'Everybody can read it at once, without signing in. What others have copied cannot be called back.'
  ],
  withdrawn: ['Withdraw', 'Nobody reads it on the public page any more. What others have copied cannot be called back.']
} as const

/** What goes to the public, or is taken back from it, is asked for once more. */
export function ConfirmDialog({ act, title, missing, onClose, onConfirm }: ConfirmDialogProps) {
  const [name, consequence] = WORDS[act]
  return (
    <Dialog onClose={onClose} title={`${name}: “${title}”`} centered>
      <p>{consequence}</p>
      {missing && <p className="publication-missing">{missing}</p>}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void onConfirm().then(onClose)}>
          {name}
        </Button>
      </Group>
    </Dialog>
  )
}
