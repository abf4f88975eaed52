import { Button, Group } from '@mantine/core'
import { Dialog } from '../shared/dialog.tsx'
import type { WrittenKind } from './report-bar.tsx'

interface IssueDialogProps {
  readonly kind: Pick<WrittenKind, 'word' | 'goesTo'>
  readonly title: string
  onClose(): void
  onIssue(): Promise<void>
}

/** Issuing cannot be taken back; only another version can follow. */
export function IssueDialog({ kind: { word, goesTo }, title, onClose, onIssue }: IssueDialogProps) {
  return (
    <Dialog onClose={onClose} title={`Issue the ${word}`} centered>
      <p>
        “{title}” goes to {goesTo}, and an entry into the register. It cannot be taken back: what is to be said
        otherwise is issued as another version.
      </p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void onIssue().then(onClose)}>
          Issue it
        </Button>
      </Group>
    </Dialog>
  )
}
