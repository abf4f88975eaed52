import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMe } from '../session/session.tsx'
import type { Pending } from './confirm-dialog.tsx'
import type { PeopleData, Person } from './people-data.ts'
import { nameOfGroup } from './seats-of.ts'

interface PersonMenuProps {
  readonly person: Person
  readonly data: PeopleData
  onPending(pending: Pending): void
  onSeat(): void
  onRenew(): void
}

/** What can be done for one person: seats given and taken one by one, a new password, the account closed. */
export function PersonMenu({ person, data, onPending, onSeat, onRenew }: PersonMenuProps) {
  const me = useMe()
  const isSecretariat = data.authority === 'secretariat'
  const isOwn = person.id === me.user.id
  const taken = isOwn ? [] : person.seats.filter(({ focalPoint }) => isSecretariat || !focalPoint)
  if (person.closed || (taken.length === 0 && !isSecretariat)) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`What can be done for ${person.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isSecretariat && <Menu.Item onClick={onSeat}>Give a seat…</Menu.Item>}
        {isSecretariat && !isOwn && <Menu.Item onClick={onRenew}>Link for a new password</Menu.Item>}
        {taken.length > 0 && <Menu.Label>Take the seat in</Menu.Label>}
        {taken.map((seat) => (
          <Menu.Item key={seat.workingGroup} c="red.9" onClick={() => onPending({ kind: 'seat', person, seat })}>
            {nameOfGroup(seat.workingGroup, data)}…
          </Menu.Item>
        ))}
        {isSecretariat && !isOwn && (
          <>
            <Menu.Divider />
            <Menu.Item c="red.9" onClick={() => onPending({ kind: 'account', person })}>
              Close the account…
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
