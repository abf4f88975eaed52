import { ActionIcon, Badge } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { DirectoryPerson } from './directory-json.ts'

interface PersonLineProps {
  readonly person: DirectoryPerson
  readonly onEdit: (() => void) | undefined
}

/** Somebody of the negotiation: for whom, as what, in which of the reader's groups. */
export function PersonLine({ person, onEdit }: PersonLineProps) {
  const { name, organisation, position, designation, focalPoint, groups, email, role } = person
  const said = [position, organisation].filter(Boolean).join(', ')
  return (
    <li className="directory-person">
      <p className="directory-name">
        {name}
        {focalPoint && (
          <Badge ml={6} variant="light" size="sm">
            focal point
          </Badge>
        )}
        {onEdit && (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Entry of ${name}`} onClick={onEdit}>
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </p>
      {said && <p className="quiet">{said}</p>}
      {designation && <p className="quiet">Designated by {designation}</p>}
      {email && (
        <p>
          <a className="plain-link" href={`mailto:${email}`}>
            {email}
          </a>
        </p>
      )}
      {role === 'chair' && groups.length > 0 && <p className="quiet">{sayGroups(groups)}</p>}
    </li>
  )
}

const MOST_NAMED = 3

function sayGroups(groups: readonly string[]): string {
  if (groups.length <= MOST_NAMED) return `Chairs ${groups.join(' · ')}`
  return `Chairs ${groups.length} of your working groups`
}
