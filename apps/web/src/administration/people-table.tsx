import { Badge, Select, TextInput } from '@mantine/core'
import { partyName } from '@cartif/negotiation'
import { useState } from 'react'
import { PartyLabel } from '../shared/party-label.tsx'
import { call } from '../shared/api.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import type { Pending } from './confirm-dialog.tsx'
import type { MadeLink, PeopleData, Person } from './people-data.ts'
import { PersonMenu } from './person-menu.tsx'
import { roleName } from './role-name.ts'
import { SeatDialog } from './seat-dialog.tsx'
import { nameGroups, standingsOf } from './seats-of.ts'

interface PeopleTableProps {
  readonly data: PeopleData
  carryOut(what: () => Promise<unknown>, said: string): Promise<void>
  onLink(made: MadeLink): void
}

/** A row for each person with all their seats; found by name, address or party, or by working group. */
export function PeopleTable({ data, carryOut, onLink }: PeopleTableProps) {
  const [words, setWords] = useState('')
  const [group, setGroup] = useState<string | null>(null)
  const [pending, setPending] = useState<Pending>()
  const [seated, setSeated] = useState<Person>()
  const shown = data.people.filter((person) => isFound(person, words) && isIn(person, group))
  const renew = async (person: Person) => {
    await carryOut(async () => {
      const { link } = await call<{ readonly link: string }>(`/api/people/${person.id}/renewal`, 'POST', {})
      onLink({ name: person.name, email: person.email, link })
    }, '')
  }
  return (
    <>
      <div className="people-finders no-print">
        <TextInput
          className="people-find"
          aria-label="Find by name, address or party"
          placeholder="Find by name, address or party"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {data.groups.length > 1 && (
          <Select
            className="people-find"
            aria-label="Working group"
            placeholder="Every working group"
            clearable
            clearButtonProps={{ 'aria-label': 'Every working group' }}
            data={[
              ...data.groups.map(({ id, name }) => ({ value: id, label: name })),
              { value: NONE, label: 'In no working group' }
            ]}
            value={group}
            onChange={setGroup}
          />
        )}
        <span className="quiet" role="status">
          {shown.length === 1 ? '1 person' : `${shown.length} people`}
        </span>
      </div>
      <section className="card people-group" aria-label="People">
        {shown.length === 0 && <p className="quiet people-plain">Nobody is found by that.</p>}
        {shown.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Seats</th>
                <th scope="col">Second factor</th>
                <th scope="col">Signed in</th>
                <th scope="col">
                  <span className="visually-hidden">What can be done</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <tr key={person.id}>
                  <PersonCells person={person} data={data} />
                  <td>
                    <PersonMenu
                      person={person}
                      data={data}
                      onPending={setPending}
                      onSeat={() => setSeated(person)}
                      onRenew={() => void renew(person)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {pending && <ConfirmDialog pending={pending} carryOut={carryOut} onClose={() => setPending(undefined)} />}
      {seated && <SeatDialog person={seated} data={data} carryOut={carryOut} onClose={() => setSeated(undefined)} />}
    </>
  )
}

/** Stands for no group at all among the groups. */
const NONE = '-'

function isFound({ name, email, seats }: Person, words: string): boolean {
  const parties = seats.flatMap(({ party }) => (party === null ? [] : [party, partyName(party.toLowerCase())]))
  return `${name} ${email} ${parties.join(' ')}`.toLowerCase().includes(words.trim().toLowerCase())
}

function isIn({ seats }: Person, group: string | null): boolean {
  if (group === null) return true
  return group === NONE ? seats.length === 0 : seats.some(({ workingGroup }) => workingGroup === group)
}

function PersonCells({ person, data }: { readonly person: Person; readonly data: PeopleData }) {
  const { name, email, seats, secondFactor, signedIn, closed } = person
  return (
    <>
      <th scope="row">
        {name}
        <span className="quiet people-mail">{email}</span>
      </th>
      <td>
        {closed && (
          <Badge variant="outline" color="red.9" size="sm">
            closed
          </Badge>
        )}
        {!closed && seats.length === 0 && <span className="quiet">no seat</span>}
        {standingsOf(seats).map(({ key, role, party, focalPoint, seats: of }) => (
          <p key={key} className="people-seat">
            {party && <PartyLabel holder={party} />} {roleName(role)}
            {focalPoint && (
              <Badge ml={6} variant="light" size="sm">
                focal point
              </Badge>
            )}
            <span className="quiet people-groups">{nameGroups(of, data)}</span>
          </p>
        ))}
      </td>
      <td data-label="Second factor">{secondFactor ? 'on' : 'off'}</td>
      <td data-label="Signed in">{signedIn === 0 ? 'no' : signedIn === 1 ? 'once' : `${signedIn} times`}</td>
    </>
  )
}
