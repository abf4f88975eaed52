import { Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { useMe } from '../session/session.tsx'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { useDirectoryAct } from './directory-json.ts'
import type { DirectoryPerson } from './directory-json.ts'

interface ProfileDialogProps {
  readonly person: DirectoryPerson
  readonly isSecretariat: boolean
  onClose(): void
}

/** For whom somebody works and as what; whether the address is shown is everybody's own to say. */
export function ProfileDialog({ person, isSecretariat, onClose }: ProfileDialogProps) {
  const me = useMe()
  const save = useDirectoryAct()
  const { refusal, act } = useAct()
  const [organisation, setOrganisation] = useState(person.organisation)
  const [position, setPosition] = useState(person.position)
  const [designation, setDesignation] = useState(person.designation)
  const [showsAddress, setShows] = useState(person.showsAddress)
  const isOwn = person.user === me.user.id
  const submit = async () => {
    const body = { organisation, position, designation, showsAddress }
    if (await act(() => save(`/people/${person.user}`, body))) onClose()
  }
  return (
    <Dialog onClose={onClose} title={isOwn ? 'Your entry' : person.name} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          <Refusal words={refusal} />
          <TextInput
            label="Organisation"
            placeholder="Ministry of Trade, Asian Development Bank …"
            data-autofocus
            value={organisation}
            onChange={(event) => setOrganisation(event.currentTarget.value)}
          />
          <TextInput label="Position" value={position} onChange={(event) => setPosition(event.currentTarget.value)} />
          {isSecretariat && person.focalPoint && (
            <TextInput
              label="Designated by"
              description="The letter of the government that named the focal point, with its date"
              value={designation}
              onChange={(event) => setDesignation(event.currentTarget.value)}
            />
          )}
          {isOwn && (
            <Checkbox
              label="Show my e-mail address to others in the directory"
              checked={showsAddress}
              onChange={(event) => setShows(event.currentTarget.checked)}
            />
          )}
          <DialogFoot onClose={onClose}>
            <Button type="submit">Save</Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  )
}
