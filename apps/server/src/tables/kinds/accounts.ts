/** Who was invited, and every act on accounts. Neither holds anything with which somebody could sign in. */
import { listPeople } from '../../accounts/people-list.ts'
import { ACCOUNTS } from '../../accounts/people.ts'
import type { Membership } from '../../accounts/memberships.ts'
import type { Table, TableAccess } from '../table.ts'

export const INVITATIONS_TABLE: Table = {
  id: 'invitations',
  name: 'Invitations',
  about: 'Who was invited with which seats, and what has become of it. Links are told once and are in no file.',
  columns: [
    { name: 'email', about: '' },
    { name: 'name', about: '' },
    { name: 'seats', about: 'Group, role and party of each' },
    { name: 'renews', about: 'It sets a new password for an account that is there' },
    { name: 'state', about: 'open, accepted, expired or revoked' },
    { name: 'by', about: '' },
    { name: 'createdAt', about: 'ISO 8601' },
    { name: 'expiresAt', about: 'ISO 8601' }
  ],
  rows: ({ services, user }) => {
    const { desk } = services
    if (!desk) return []
    return listPeople(services, desk, user).invitations.map((one) => {
      const { email, name, seats, renews, state, invitedByName: by, createdAt, expiresAt } = one
      return { email, name, seats: seats.map(seatWords).join('; '), renews, state, by, createdAt, expiresAt }
    })
  },
  whyNoImport: 'Whoever has no account is invited by bringing in “People and their seats”.'
}

export const ACCOUNT_ACTS_TABLE: Table = {
  id: 'account-acts',
  name: 'Acts on accounts',
  about: 'Who invited, seated, unseated or closed whom, and when.',
  columns: [
    { name: 'seq', about: 'In the register' },
    { name: 'kind', about: '' },
    { name: 'by', about: '' },
    { name: 'about', about: 'Whom' },
    { name: 'at', about: 'ISO 8601' }
  ],
  rows: ({ services }) =>
    actsOn(services).map(({ seq, kind, actor, at, body }) => {
      const about = (body as { readonly name?: string }).name ?? ''
      return { seq, kind, by: services.accounts.nameOf(actor) ?? actor, about, at }
    }),
  whyNoImport: 'These are rows of the register, which takes nothing but acts as they happen.'
}

function actsOn({ register }: TableAccess['services']) {
  return register.list({ instrument: ACCOUNTS, limit: 1_000_000 })
}

function seatWords({ workingGroup, role, party }: Membership): string {
  return [workingGroup, role, party?.toUpperCase()].filter(Boolean).join(' ')
}
