import { Button, Group, Modal } from '@mantine/core'

interface IssueDialogProps {
  readonly title: string
  onClose(): void
  onIssue(): Promise<void>
}

/** Issuing cannot be taken back; only another version can follow. */
export function IssueDialog({ title, onClose, onIssue }: IssueDialogProps) {
  return (
    <Modal opened onClose={onClose} title="Issue the report" centered>
      <p>
        “{title}” goes to everybody in its working groups, and an entry into the register. It cannot be taken back: what
        is to be said otherwise is issued as another version.
      </p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void onIssue().then(onClose)}>
          Issue it
        </Button>
      </Group>
    </Modal>
  )
}
