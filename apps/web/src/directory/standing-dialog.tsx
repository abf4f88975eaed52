import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { useDirectoryAct } from './directory-json.ts'
import type { Party, PartyStanding } from './directory-json.ts'

/** What has become known of a party beside the WTO, with its source; what was entered before stays in the register. */
export function StandingDialog({ party, onClose }: { readonly party: Party; onClose(): void }) {
  const save = useDirectoryAct()
  const { refusal, act } = useAct()
  const [status, setStatus] = useState(party.wto.status)
  const [since, setSince] = useState(party.wto.since ?? '')
  const [asOf, setAsOf] = useState(party.wto.asOf)
  const [source, setSource] = useState(party.wto.source)
  const submit = async () => {
    const body = { status, since: status === 'member' ? since : null, asOf, source }
    if (await act(() => save(`/parties/${party.code}/wto`, body))) onClose()
  }
  return (
    <Dialog onClose={onClose} title={`${party.en} in the WTO`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          <Refusal words={refusal} />
          <Select
            label="Status"
            allowDeselect={false}
            data={[
              { value: 'member', label: 'Member' },
              { value: 'acceding', label: 'Acceding' },
              { value: 'none', label: 'Neither' }
            ]}
            value={status}
            onChange={(value) => value && setStatus(value as PartyStanding['status'])}
          />
          {status === 'member' && (
            <TextInput
              label="Member since"
              type="date"
              required
              value={since}
              onChange={(event) => setSince(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="Known up to"
            type="date"
            required
            value={asOf}
            onChange={(event) => setAsOf(event.currentTarget.value)}
          />
          <TextInput
            label="Source"
            required
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <DialogFoot onClose={onClose}>
            <Button type="submit">Save</Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  )
}
