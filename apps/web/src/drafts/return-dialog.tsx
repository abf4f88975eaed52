import { Button, Group } from '@mantine/core'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { useConnectionState } from '../drafting/use-live.ts'
import { Dialog } from '../shared/dialog.tsx'

/** After long away: whether the words that waited come to the table, where much may have changed since. */
export function ReturnDialog({ connection }: { readonly connection: LiveConnection }) {
  const { returning } = useConnectionState(connection)
  if (!returning) return null
  return (
    <Dialog onClose={() => {}} withCloseButton={false} title="You were away for some time" centered>
      <p className="return-says">
        Nobody has seen what you proposed since. The text may have moved on; what you wrote is kept either way. As a
        draft only your delegation sees it, until you table it.
      </p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => connection.comeBack('proposals')}>
          Table it now
        </Button>
        <Button data-autofocus onClick={() => connection.comeBack('draft')}>
          Keep it as a draft
        </Button>
      </Group>
    </Dialog>
  )
}
