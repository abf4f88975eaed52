import { Button, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import type { InstrumentSummary } from '../shared/api.ts'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'

interface NamingDialogProps {
  readonly group: string
  readonly instrument: InstrumentSummary
  onClose(): void
}

/** Another title or symbol; what was issued keeps the one it was issued under. */
export function NamingDialog({ group, instrument, onClose }: NamingDialogProps) {
  const queries = useQueryClient()
  const { refusal, act } = useAct()
  const [title, setTitle] = useState(instrument.title)
  const [symbol, setSymbol] = useState(instrument.symbol)
  const save = async () => {
    const done = await act(() => call(`/api/instruments/${instrument.id}/naming`, 'PUT', { title, symbol }))
    if (!done) return
    await queries.invalidateQueries({ queryKey: ['groups', group] })
    await queries.invalidateQueries({ queryKey: ['instrument', instrument.id] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title="Title and symbol" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          <Refusal words={refusal} />
          <TextInput label="Title" required value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          <TextInput
            label="Symbol"
            description="Revisions that were issued keep theirs."
            required
            value={symbol}
            onChange={(event) => setSymbol(event.currentTarget.value)}
          />
          <DialogFoot onClose={onClose}>
            <Button type="submit">Save</Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  )
}
