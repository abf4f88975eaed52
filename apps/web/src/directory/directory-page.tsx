import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { TopBar, useMe } from '../session/session.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import './directory.css'
import { useDirectory } from './directory-json.ts'
import type { Directory, DirectoryPerson, Party } from './directory-json.ts'
import { PartyCard } from './party-card.tsx'
import { PersonLine } from './person-line.tsx'
import { ProfileDialog } from './profile-dialog.tsx'
import { StandingDialog } from './standing-dialog.tsx'

/** The parties and the people of the negotiation, as far as one may know of them. */
export function DirectoryPage() {
  const { data, error } = useDirectory()
  useEffect(() => {
    document.title = 'Directory · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page directory-page">
        <h1>Directory</h1>
        <p className="quiet">
          Parties in alphabetical order, their national focal points, and the offices of the negotiation.
        </p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading the directory" />}
        {data && <Shown directory={data} />}
      </main>
    </>
  )
}

function Shown({ directory }: { readonly directory: Directory }) {
  const me = useMe()
  const [words, setWords] = useState('')
  const [edited, setEdited] = useState<DirectoryPerson>()
  const [entered, setEntered] = useState<Party>()
  const { parties, people, mayEdit } = directory
  const own = people.find(({ user }) => user === me.user.id)
  const wanted = words.trim().toLowerCase().replaceAll("'", '’')
  const found = people.filter((person) => matches(person, wanted))
  const shownParties = parties.filter(
    ({ code, en, ru }) =>
      `${code} ${en} ${ru}`.toLowerCase().includes(wanted) || found.some(({ party }) => party === code)
  )
  const edit = (person: DirectoryPerson) =>
    mayEdit || person.user === me.user.id ? () => setEdited(person) : undefined
  const offices = found.filter(({ party }) => party === null)
  return (
    <>
      <div className="directory-tools no-print">
        <TextInput
          aria-label="Find a party or a person"
          placeholder="Find a party or a person"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {own && (
          <Button variant="default" onClick={() => setEdited(own)}>
            Your entry…
          </Button>
        )}
      </div>
      <div className="directory-offices">
        {OFFICES.map(([title, isOf]) => {
          const members = offices.filter(isOf)
          return members.length > 0 ? (
            <section key={title} className="directory-office" aria-label={title}>
              <h2>{title}</h2>
              <ul className="directory-people">
                {members.map((person) => (
                  <PersonLine key={person.user} person={person} onEdit={edit(person)} />
                ))}
              </ul>
            </section>
          ) : null
        })}
      </div>
      {shownParties.length > 0 && (
        <section aria-label="Parties">
          <h2 className="directory-parties-title">Parties</h2>
          <div className="directory-parties">
            {shownParties.map((party) => (
              <PartyCard
                key={party.code}
                party={party}
                people={found.filter((person) => person.party === party.code)}
                onEdit={edit}
                onStanding={mayEdit ? () => setEntered(party) : undefined}
              />
            ))}
          </div>
        </section>
      )}
      {shownParties.length === 0 && offices.length === 0 && <p className="quiet">Nobody of that name.</p>}
      {edited && <ProfileDialog person={edited} isSecretariat={mayEdit} onClose={() => setEdited(undefined)} />}
      {entered && <StandingDialog party={entered} onClose={() => setEntered(undefined)} />}
    </>
  )
}

type Office = readonly [title: string, isOf: (person: DirectoryPerson) => boolean]

const OFFICES: readonly Office[] = [
  ['CAREC Secretariat', ({ role }) => role === 'secretariat'],
  ['Chairs', ({ role }) => role === 'chair'],
  ['Legal review', ({ role }) => role === 'legal'],
  ['Partners, experts, observers', ({ role }) => role === 'observer']
]

function matches({ name, organisation, position, party, groups }: DirectoryPerson, wanted: string): boolean {
  return [name, organisation, position, party ?? '', ...groups]
    .join(' ')
    .toLowerCase()
    .replaceAll("'", '’')
    .includes(wanted)
}
