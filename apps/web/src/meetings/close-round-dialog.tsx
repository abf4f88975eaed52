import { Alert, Button, Group, Stack, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { Phase } from './meetings-json.ts'
import './plan-form.css'

/** The modalities that were agreed; the list itself nobody types. */
export function CloseRoundDialog({ phase, onClose }: { readonly phase: Phase; onClose(): void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [modalities, setModalities] = useState('')
  const { refusal, act } = useAct()
  const close = async () => {
    const body = { seen: phase.version, modalities }
    if (!(await act(() => call(`/api/phases/${phase.id}/closing`, 'POST', body)))) return
    await queries.invalidateQueries()
    await navigate(`/meetings/phases/${phase.id}`)
  }
  return (
    <Dialog className="meetings-dialog" onClose={onClose} title={`Close “${phase.name}”`} centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void close()
        }}
      >
        <Stack gap="sm">
          {refusal && (
            <Alert color="red" role="alert">
              {refusal}
            </Alert>
          )}
          <p className="meetings-plain">
            The list of convergences and divergences is made from the positions and brackets of this moment, and kept
            with the modalities. Neither can be changed afterwards. Explorations that are not withdrawn before stay on
            the table as proposals.
          </p>
          <Textarea
            label="Modalities agreed"
            description="One on each line."
            required
            autosize
            minRows={5}
            maxRows={16}
            data-autofocus
            value={modalities}
            onChange={(event) => setModalities(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Close the round</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
