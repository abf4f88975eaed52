import { Button } from '@mantine/core'
import { nameOf } from '@cartif/negotiation'
import { call, formatDate } from '../shared/api.ts'
import type { PeopleData, SentInvitation } from './people-data.ts'
import { roleName } from './role-name.ts'

interface InvitationListProps {
  readonly data: PeopleData
  carryOut(what: () => Promise<unknown>, said: string): Promise<void>
}

/** Who is invited and has not come in yet; and what became of the others. */
export function InvitationList({ data, carryOut }: InvitationListProps) {
  const open = data.invitations.filter(({ state }) => state === 'open')
  const past = data.invitations.filter(({ state }) => state !== 'open')
  const revoke = ({ id, name }: SentInvitation) =>
    void carryOut(
      () => call(`/api/invitations/${id}/revocation`, 'POST', {}),
      `The invitation of ${name} was taken back.`
    )
  return (
    <section className="card people-group" aria-labelledby="invitations">
      <h2 id="invitations">Invitations</h2>
      {open.length === 0 && <p className="quiet">None is open.</p>}
      <ul className="people-list">
        {open.map((invitation) => (
          <li key={invitation.id}>
            <Sent invitation={invitation} data={data} />
            <Button variant="default" size="compact-sm" onClick={() => revoke(invitation)}>
              Take back<span className="visually-hidden"> the invitation of {invitation.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>{past.length} earlier</summary>
          <ul className="people-list">
            {past.map((invitation) => (
              <li key={invitation.id}>
                <Sent invitation={invitation} data={data} />
                <span className="quiet">{STATES[invitation.state]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const STATES = { open: '', accepted: 'accepted', revoked: 'taken back', expired: 'run out' } as const

function Sent({ invitation, data }: { readonly invitation: SentInvitation; readonly data: PeopleData }) {
  const { name, email, seats, renews, invitedByName, expiresAt, state } = invitation
  const [seat] = seats
  const groups = seats.map(
    ({ workingGroup }) => data.groups.find(({ id }) => id === workingGroup)?.name ?? workingGroup
  )
  const as = seat
    ? `${roleName(seat.role)}${seat.party === null ? '' : ` of ${nameOf(seat.party)}`}: ${groups.join(', ')}`
    : ''
  return (
    <span>
      <strong>{name}</strong> <span className="quiet">{email}</span>
      <br />
      <span className="quiet">
        {renews && seats.length === 0 ? 'A new password' : as}, by {invitedByName}
        {state === 'open' && `, until ${formatDate(expiresAt)}`}
      </span>
    </span>
  )
}
