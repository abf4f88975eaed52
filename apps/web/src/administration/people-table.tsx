import { ActionIcon, Badge, Menu, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../session/session.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import { call } from '../shared/api.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import type { Pending } from './confirm-dialog.tsx'
import type { MadeLink, PeopleData, Person, Seat } from './people-data.ts'
import { roleName } from './role-name.ts'
import { SeatDialog } from './seat-dialog.tsx'

interface PeopleTableProps {
  readonly data: PeopleData
  carryOut(what: () => Promise<unknown>, said: string): Promise<void>
  onLink(made: MadeLink): void
}

/** Working group by working group: who, as what; and those who have no seat at all. */
export function PeopleTable({ data, carryOut, onLink }: PeopleTableProps) {
  const [words, setWords] = useState('')
  const [pending, setPending] = useState<Pending>()
  const [seated, setSeated] = useState<Person>()
  const shown = data.people.filter(({ name, email, seats }) =>
    `${name} ${email} ${seats.map(({ party }) => party).join(' ')}`.toLowerCase().includes(words.toLowerCase())
  )
  const renew = async (person: Person) => {
    await carryOut(async () => {
      const { link } = await call<{ readonly link: string }>(`/api/people/${person.id}/renewal`, 'POST', {})
      onLink({ name: person.name, email: person.email, link })
    }, '')
  }
  const menuOf = (person: Person, seat?: Seat) => (
    <PersonMenu
      person={person}
      seat={seat}
      isSecretariat={data.authority === 'secretariat'}
      onPending={setPending}
      onSeat={() => setSeated(person)}
      onRenew={() => void renew(person)}
    />
  )
  const without = shown.filter(({ seats }) => seats.length === 0)
  return (
    <>
      <TextInput
        className="people-find no-print"
        aria-label="Find by name, address or party"
        placeholder="Find by name, address or party"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {data.groups.map(({ id, name }) => {
        const rows = shown.flatMap((person) =>
          person.seats.filter(({ workingGroup }) => workingGroup === id).map((seat) => ({ person, seat }))
        )
        return rows.length > 0 && <GroupTable key={id} name={name} rows={rows} menuOf={menuOf} />
      })}
      {without.length > 0 && (
        <GroupTable
          name="In no working group"
          rows={without.map((person) => ({ person, seat: undefined }))}
          menuOf={menuOf}
        />
      )}
      {pending && <ConfirmDialog pending={pending} carryOut={carryOut} onClose={() => setPending(undefined)} />}
      {seated && <SeatDialog person={seated} data={data} carryOut={carryOut} onClose={() => setSeated(undefined)} />}
    </>
  )
}

interface Row {
  readonly person: Person
  readonly seat: Seat | undefined
}

interface GroupTableProps {
  readonly name: string
  readonly rows: readonly Row[]
  menuOf(person: Person, seat?: Seat): React.ReactNode
}

function GroupTable({ name, rows, menuOf }: GroupTableProps) {
  return (
    <details className="card people-group" open={rows.length < 40}>
      <summary>
        <h2>{name}</h2> <span className="quiet">{rows.length}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">As</th>
            <th scope="col">Second factor</th>
            <th scope="col">Signed in</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ person, seat }) => (
            <tr key={person.id}>
              <td>
                {person.name}
                <span className="quiet people-mail">{person.email}</span>
              </td>
              <td>
                {seat?.party && <PartyLabel holder={seat.party} />} {seat && roleName(seat.role)}
                {seat?.focalPoint && (
                  <Badge ml={6} variant="light" size="sm">
                    focal point
                  </Badge>
                )}
                {person.closed && (
                  <Badge variant="outline" color="red.9" size="sm">
                    closed
                  </Badge>
                )}
              </td>
              <td data-label="Second factor">{person.secondFactor ? 'on' : 'off'}</td>
              <td data-label="Signed in">
                {person.signedIn === 0 ? 'no' : person.signedIn === 1 ? 'once' : `${person.signedIn} times`}
              </td>
              <td>{menuOf(person, seat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

interface PersonMenuProps {
  readonly person: Person
  readonly seat: Seat | undefined
  readonly isSecretariat: boolean
  onPending(pending: Pending): void
  onSeat(): void
  onRenew(): void
}

function PersonMenu({ person, seat, isSecretariat, onPending, onSeat, onRenew }: PersonMenuProps) {
  const me = useMe()
  const isOwn = person.id === me.user.id
  const mayTake = seat !== undefined && !isOwn && (isSecretariat || !seat.focalPoint)
  if (person.closed || (isOwn && !isSecretariat) || (!mayTake && !isSecretariat)) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`What can be done for ${person.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isSecretariat && <Menu.Item onClick={onSeat}>Give a seat…</Menu.Item>}
        {mayTake && (
          <Menu.Item c="red.9" onClick={() => onPending({ kind: 'seat', person, seat })}>
            Take this seat…
          </Menu.Item>
        )}
        {isSecretariat && !isOwn && <Menu.Item onClick={onRenew}>Link for a new password</Menu.Item>}
        {isSecretariat && !isOwn && (
          <Menu.Item c="red.9" onClick={() => onPending({ kind: 'account', person })}>
            Close the account…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
