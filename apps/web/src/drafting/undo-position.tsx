/** A position that was taken back can be put again as it was: nobody is asked beforehand, nothing is lost by a slip. */
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/** Long enough to read it and to reach for it. */
const OFFERED_FOR = 15_000

export function offerUndo(what: string, undo: () => void): void {
  const id = `position-${what}`
  const takeUp = () => {
    notifications.hide(id)
    undo()
  }
  notifications.show({
    id,
    autoClose: OFFERED_FOR,
    message: (
      <Group gap="xs">
        Your position on {what} was taken back.
        <Button size="compact-sm" variant="default" onClick={takeUp}>
          Undo
        </Button>
      </Group>
    )
  })
}
