/** The people and invitations that somebody administers, as the page shows them. */
import type { Services } from '../services.ts'
import type { SignedIn, User } from './accounts.ts'
import type { AccountDesk } from './desk.ts'
import type { Invitation } from './invitations.ts'
import { authorityOf, maySeat } from './inviters.ts'
import type { Membership } from './memberships.ts'
import { ACCOUNTS } from './people.ts'

/** The secretariat sees everybody; a focal point those with a seat of its own party, in the groups in which it has one itself. */
export function listPeople(services: Services, desk: AccountDesk, user: SignedIn) {
  const { db, memberships } = services
  const own = memberships.of(user.id)
  const isSecretariat = authorityOf(own) === 'secretariat'
  const mine = (seats: readonly Membership[]) =>
    isSecretariat ? seats : seats.filter((seat) => maySeat(own, { ...seat, focalPoint: false }))
  const isOurs = ({ id }: { readonly id: string }) =>
    isSecretariat || own.some(({ workingGroup }) => workingGroup === id)
  const rows = db.sqlite.prepare('SELECT * FROM user ORDER BY name').all() as readonly User[]
  return {
    groups: db.all(db.query.selectFrom('working_group').select(['id', 'name']).orderBy('name')).filter(isOurs),
    people: rows.flatMap((row) => {
      const seats = mine(memberships.of(row.id))
      return seats.length > 0 || isSecretariat ? [toPerson(desk, row, seats)] : []
    }),
    invitations: desk.invitations.all().flatMap((one) => (desk.people.maySee(user, one) ? [toRow(desk, one)] : []))
  }
}

/** The last two hundred acts on accounts. */
export function listActs({ register, accounts }: Services) {
  const rows = register.list({ instrument: ACCOUNTS, limit: 200, newest: true })
  return rows.map(({ seq, kind, actor, at, body }) => {
    const about = (body as { readonly name?: string }).name ?? ''
    return { seq, kind, by: accounts.nameOf(actor) ?? about, at, about }
  })
}

function toPerson(
  { sessions, people }: AccountDesk,
  { id, name, email, twoFactorEnabled }: User,
  seats: readonly Membership[]
) {
  const signedIn = sessions.of(id).length
  return {
    id,
    name,
    email,
    seats: [...seats],
    secondFactor: twoFactorEnabled === 1,
    signedIn,
    closed: people.isClosed(id)
  }
}

function toRow({ invitations }: AccountDesk, invitation: Invitation) {
  const { id, email, name, seats, renews, invitedByName, createdAt, expiresAt } = invitation
  const shown = { id, email, name, seats: [...seats], renews: renews !== null, invitedByName, createdAt, expiresAt }
  return { ...shown, state: stateOf(invitation, invitations.isOpen(invitation)) }
}

function stateOf({ acceptedAt, revokedAt }: Invitation, isOpen: boolean) {
  if (isOpen) return 'open' as const
  if (acceptedAt !== null) return 'accepted' as const
  return revokedAt === null ? ('expired' as const) : ('revoked' as const)
}
