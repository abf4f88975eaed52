import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import type { DirectoryPerson, Party, PartyStanding } from './directory-json.ts'
import { Flag } from './flag.tsx'
import { PersonLine } from './person-line.tsx'

interface PartyCardProps {
  readonly party: Party
  readonly people: readonly DirectoryPerson[]
  onEdit(person: DirectoryPerson): (() => void) | undefined
  readonly onStanding: (() => void) | undefined
}

/** A party in both languages, its standing in the WTO with the source, its focal points and, for its own, its delegates. */
export function PartyCard({ party: { code, en, ru, wto }, people, onEdit, onStanding }: PartyCardProps) {
  return (
    <article className="card party-card">
      <header>
        <Flag party={code} />
        <div>
          <h3>{en}</h3>
          <p lang="ru" className="party-ru">
            {ru}
          </p>
        </div>
        <PartyLabel holder={code} />
      </header>
      <p className="party-wto">
        <strong>{sayStanding(wto)}</strong>
        {onStanding && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Standing of ${en} in the WTO`}
            onClick={onStanding}
          >
            <IconPencil size={14} />
          </ActionIcon>
        )}
        <span className="quiet party-source">
          {wto.source}; known up to {formatDate(wto.asOf)}
        </span>
      </p>
      {people.length === 0 ? (
        <p className="quiet party-none">No focal point has been named yet.</p>
      ) : (
        <ul className="directory-people">
          {people.map((person) => (
            <PersonLine key={person.user} person={person} onEdit={onEdit(person)} />
          ))}
        </ul>
      )}
    </article>
  )
}

function sayStanding({ status, since }: PartyStanding): string {
  if (status === 'member') return `WTO member since ${since ? formatDate(since) : 'a day that is not known'}`
  return status === 'acceding' ? 'Acceding to the WTO' : 'No WTO member'
}
