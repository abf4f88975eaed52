/**
 * Invitations: the only way to an account. One is for one person, with the seats that come with it; its token is shown once,
 * to whoever invites, and only its hash is kept. It is used once, ends after fourteen days and can be taken back. A renewal
 * is an invitation to one's own account: it sets a new password where somebody has lost theirs, or their second factor.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../storage/database.ts'
import type { Membership } from './memberships.ts'

export interface Invitation {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly seats: readonly Membership[]
  /** The account whose password it sets anew. */
  readonly renews: string | null
  readonly invitedBy: string
  readonly invitedByName: string
  /** ISO 8601 */
  readonly createdAt: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
  readonly revokedAt: string | null
}

export type NewInvitation = Pick<Invitation, 'email' | 'name' | 'seats' | 'renews'>

const LIFETIME = 14 * 24 * 60 * 60_000

export class Invitations {
  private readonly db: Database
  private readonly now: () => string

  constructor(db: Database, now: () => string) {
    this.db = db
    this.now = now
  }

  /** The newest first. */
  all(): readonly Invitation[] {
    const rows = this.db.all(this.db.query.selectFrom('invitation').selectAll().orderBy('created_at', 'desc'))
    return rows.map(toInvitation)
  }

  find(id: string): Invitation | undefined {
    const row = this.db.first(this.db.query.selectFrom('invitation').selectAll().where('id', '=', id))
    return row && toInvitation(row)
  }

  /** The one a token opens, whatever has become of it. */
  findByToken(token: string): Invitation | undefined {
    const query = this.db.query.selectFrom('invitation').selectAll().where('token_hash', '=', hashOf(token))
    const row = this.db.first(query)
    return row && toInvitation(row)
  }

  /** An earlier one to the same person ends. The token is in no other place than the answer. */
  create(by: { readonly id: string; readonly name: string }, invitation: NewInvitation) {
    const token = randomBytes(32).toString('base64url')
    const at = this.now()
    const row = {
      id: randomUUID(),
      email: invitation.email.toLowerCase(),
      name: invitation.name,
      seats: JSON.stringify(invitation.seats),
      renews: invitation.renews,
      token_hash: hashOf(token),
      invited_by: by.id,
      invited_by_name: by.name,
      created_at: at,
      expires_at: new Date(Date.parse(at) + LIFETIME).toISOString(),
      accepted_at: null,
      revoked_at: null
    }
    for (const open of this.all()) if (open.email === row.email && this.isOpen(open)) this.end(open.id, 'revoked_at')
    this.db.run(this.db.query.insertInto('invitation').values(row))
    return { invitation: toInvitation(row), token }
  }

  isOpen({ acceptedAt, revokedAt, expiresAt }: Invitation): boolean {
    return acceptedAt === null && revokedAt === null && expiresAt > this.now()
  }

  /** Inside the caller's transaction. */
  end(id: string, how: 'accepted_at' | 'revoked_at'): void {
    this.db.run(
      this.db.query
        .updateTable('invitation')
        .set({ [how]: this.now() })
        .where('id', '=', id)
    )
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function toInvitation(row: {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly seats: string
  readonly renews: string | null
  readonly invited_by: string
  readonly invited_by_name: string
  readonly created_at: string
  readonly expires_at: string
  readonly accepted_at: string | null
  readonly revoked_at: string | null
}): Invitation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    seats: JSON.parse(row.seats) as readonly Membership[],
    renews: row.renews,
    invitedBy: row.invited_by,
    invitedByName: row.invited_by_name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    revokedAt: row.revoked_at
  }
}
