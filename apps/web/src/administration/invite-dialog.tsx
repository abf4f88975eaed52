import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { nameOf } from '@cartif/negotiation'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { MadeLink, PeopleData } from './people-data.ts'
import { SeatFields } from './seat-fields.tsx'
import type { Standing } from './seat-fields.tsx'

interface InviteDialogProps {
  readonly data: PeopleData
  onInvited(made: MadeLink): void
  onClose(): void
}

/** Whom, to which working groups, as what. */
export function InviteDialog({ data, onInvited, onClose }: InviteDialogProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [groups, setGroups] = useState<readonly string[]>([])
  const [standing, setStanding] = useState<Standing>({ role: 'delegate', party: data.party, focalPoint: false })
  const { refusal, act } = useAct()
  const invite = async () => {
    const seats = groups.map((workingGroup) => ({ workingGroup, ...standing }))
    const made = await act(() =>
      call<{ readonly link: string }>('/api/invitations', 'POST', { email: email.trim(), name, seats })
    )
    if (made) onInvited({ name, email, link: made.link })
  }
  const lacks = groups.length === 0 || (standing.role === 'delegate' && standing.party === null)
  return (
    <Dialog onClose={onClose} title="Invite somebody" centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void invite()
        }}
      >
        <Stack gap="sm">
          {refusal && (
            <Alert color="red" role="alert">
              {refusal}
            </Alert>
          )}
          <TextInput
            label="Name"
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          {data.party !== null && <p className="people-plain">As a delegate of {nameOf(data.party)}.</p>}
          <SeatFields standing={standing} onlyParty={data.party} onChange={setStanding} />
          <Checkbox.Group label="Working groups" value={[...groups]} onChange={setGroups}>
            <Stack gap={6} mt={6}>
              {data.groups.map(({ id, name: label }) => (
                <Checkbox key={id} value={id} label={label} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group className="dialog-foot" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={lacks}>
              Make the link
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
