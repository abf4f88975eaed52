import { Button, Group, Modal } from '@mantine/core'

interface IssueBriefingProps {
  readonly title: string
  onClose(): void
  onIssue(): Promise<void>
}

/** Issuing cannot be taken back; only another version can follow. Observers do not read what countries told the group. */
export function IssueBriefing({ title, onClose, onIssue }: IssueBriefingProps) {
  return (
    <Modal opened onClose={onClose} title="Issue the briefing" centered>
      <p>
        “{title}” goes to the delegations, the Chair and the legal reviewers of the working group, not to its observers,
        and an entry into the register. It cannot be taken back: what is to be said otherwise is issued as another
        version.
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
