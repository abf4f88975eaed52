import { Alert, Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { Phase } from './meetings-json.ts'

/** What it means that a zero round is opened, before it is. */
export function OpenRoundDialog({ phase, onClose }: { readonly phase: Phase; onClose(): void }) {
  const queries = useQueryClient()
  const { refusal, act } = useAct()
  const open = async () => {
    if (!(await act(() => call(`/api/phases/${phase.id}/opening`, 'POST', { seen: phase.version })))) return
    await queries.invalidateQueries()
    onClose()
  }
  const groups = phase.isWhole ? 'all working groups' : phase.groups.map(({ name }) => name).join(', ')
  return (
    <Dialog onClose={onClose} title={`Open “${phase.name}”`} centered>
      {refusal && (
        <Alert color="red" role="alert" mb="sm">
          {refusal}
        </Alert>
      )}
      <p>
        Until it is closed the texts of {groups} are exploratory: every page, print and file of them says “Without
        prejudice”, proposals are explorations, and no article can be agreed.
      </p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void open()}>
          Open the round
        </Button>
      </Group>
    </Dialog>
  )
}
