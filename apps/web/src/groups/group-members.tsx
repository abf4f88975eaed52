import { Badge } from '@mantine/core'
import { partyName } from '@cartif/negotiation'
import { Link } from 'react-router'
import { roleName } from '../administration/role-name.ts'
import { Flag } from '../directory/flag.tsx'
import { useMe } from '../session/session.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import type { Group, Member } from './groups-json.ts'

/** Who is in the group, party by party in the order of their codes; the offices first. */
export function GroupMembers({ group }: { readonly group: Group }) {
  const me = useMe()
  const offices = group.members.filter(({ party }) => party === null)
  return (
    <section className="card group-section" aria-labelledby="members-title">
      <header>
        <h2 id="members-title">Members</h2>
        {me.administers && (
          <Link to="/people" className="members-link">
            Invite, give seats
          </Link>
        )}
      </header>
      <ul className="members">
        {offices.toSorted(byOffice).map((member) => (
          <li key={member.user}>
            <Person member={member} />
          </li>
        ))}
      </ul>
      <ul className="members">
        {group.parties.map((party) => (
          <li key={party} className="member-party">
            <Flag party={party} />
            <div>
              <p>
                <PartyLabel holder={party} /> {partyName(party)}
              </p>
              {group.members
                .filter((member) => member.party === party)
                .map((member) => (
                  <Person key={member.user} member={member} />
                ))}
            </div>
          </li>
        ))}
      </ul>
      {group.parties.length === 0 && <p className="quiet">No party has a seat yet.</p>}
    </section>
  )
}

const OFFICES = ['chair', 'secretariat', 'legal', 'observer']

function byOffice(a: Member, b: Member): number {
  return OFFICES.indexOf(a.role) - OFFICES.indexOf(b.role) || a.name.localeCompare(b.name)
}

function Person({ member: { name, role, party, focalPoint, organisation, position } }: { readonly member: Member }) {
  const said = [position, organisation].filter(Boolean).join(', ')
  return (
    <p className="member">
      {name}
      {party === null && name !== roleName(role) && <span className="quiet"> {roleName(role)}</span>}
      {focalPoint && (
        <Badge ml={6} variant="light" size="sm">
          focal point
        </Badge>
      )}
      {said && <span className="quiet member-said">{said}</span>}
    </p>
  )
}
