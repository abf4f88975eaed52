/**
 * Acts on people: inviting, letting in, giving and taking seats, closing accounts. Each is one commit with its row in the
 * register, and after it nothing that those concerned still send is taken.
 */
import type { Database } from '../storage/database.ts'
import type { Register } from '../storage/register.ts'
import { Problem } from '../http/errors.ts'
import { findUser, insertUser, renewUser } from './accounts.ts'
import type { Passwords, SignedIn, User } from './accounts.ts'
import type { Doors } from './doors.ts'
import type { Invitation, Invitations, NewInvitation } from './invitations.ts'
import { authorityOf, isWellFormed, maySeat } from './inviters.ts'
import type { Membership, Memberships } from './memberships.ts'
import type { Passkeys } from './passkeys.ts'
import type { Sessions } from './sessions.ts'

/** What acts on people are about, in the register. */
export const ACCOUNTS = 'accounts'

export interface PeopleOptions {
  readonly db: Database
  readonly register: Register
  readonly memberships: Memberships
  readonly invitations: Invitations
  readonly passwords: Passwords
  readonly passkeys: Passkeys
  readonly sessions: Sessions
  readonly doors: Doors
  now(): string
}

type By = Pick<SignedIn, 'id' | 'name'>

export class People {
  readonly options: PeopleOptions

  constructor(options: PeopleOptions) {
    this.options = options
  }

  /** Returns the invitation, and the token that nobody is told again. */
  invite(by: By, { email, name, seats }: Pick<NewInvitation, 'email' | 'name' | 'seats'>) {
    const { invitations } = this.options
    for (const seat of seats) this.mustSeat(by, seat)
    const known = findUser(this.options.db, 'email', email)
    if (known && !this.isClosed(known.id))
      throw new Problem('account-exists', `${email} has an account already: give it a seat instead.`)
    return this.commit(by, 'person-invited', () => {
      const made = invitations.create(by, { email, name, seats, renews: known?.id ?? null })
      return { value: made, body: { invitation: made.invitation.id, email, name, seats } }
    })
  }

  /** For who has lost the password or the second factor: a link with which to set a new one. */
  renew(by: By, user: string) {
    this.mustAdminister(by)
    const { id, email, name } = this.mustFind(user)
    if (this.isClosed(id)) throw new Problem('account-closed')
    return this.commit(by, 'account-renewed', () => {
      const made = this.options.invitations.create(by, { email, name, seats: [], renews: id })
      return { value: made, body: { invitation: made.invitation.id, user: id, name } }
    })
  }

  revokeInvitation(by: By, id: string): void {
    const { invitations } = this.options
    const invitation = invitations.find(id)
    if (!invitation || !this.maySee(by, invitation)) throw new Problem('not-found', 'There is no such invitation.')
    if (!invitations.isOpen(invitation)) throw new Problem('invitation-not-open')
    this.commit(by, 'invitation-revoked', () => {
      invitations.end(id, 'revoked_at')
      return { value: undefined, body: { invitation: id, name: invitation.name } }
    })
  }

  /** Makes the account, or renews it, and gives the seats; returns the address to sign in with. */
  async accept(token: string, { name, password }: { readonly name: string; readonly password: string }) {
    const { invitations, passwords, db } = this.options
    this.mustBeOpen(token)
    const hash = await passwords.hash(password)
    // Meanwhile it may have been used or taken back: what counts is what it is now.
    const invitation = this.mustBeOpen(token)
    const by = { id: invitation.renews ?? 'server', name }
    return this.commit(by, 'invitation-accepted', () => {
      invitations.end(invitation.id, 'accepted_at')
      if (invitation.renews !== null) this.renewNow(invitation.renews, hash)
      const user = invitation.renews ?? insertUser(db, { name, email: invitation.email, hash })
      for (const seat of invitation.seats) this.options.memberships.set(user, seat)
      return { value: { email: invitation.email }, body: { invitation: invitation.id, user, name } }
    })
  }

  seat(by: By, user: string, seat: Membership): void {
    const { id, name } = this.mustFind(user)
    const known = this.options.memberships.of(id).find(({ workingGroup }) => workingGroup === seat.workingGroup)
    for (const one of known ? [known, seat] : [seat]) this.mustSeat(by, one)
    if (this.isClosed(id)) throw new Problem('account-closed')
    this.mustLeaveASecretariat(by, id, known)
    this.commit(by, 'seat-given', () => {
      this.options.memberships.set(id, seat)
      return { value: undefined, body: { user: id, name, seat } }
    })
  }

  unseat(by: By, user: string, workingGroup: string): void {
    const { id, name } = this.mustFind(user)
    const seat = this.options.memberships.of(id).find((one) => one.workingGroup === workingGroup)
    // Who may not take it is not told whether it is there.
    if (seat) this.mustSeat(by, seat)
    else this.mustAdminister(by)
    if (!seat) throw new Problem('not-found', 'There is no such seat.')
    this.mustLeaveASecretariat(by, id, seat)
    this.commit(by, 'seat-taken', () => {
      this.options.memberships.remove(id, workingGroup)
      return { value: undefined, body: { user: id, name, seat } }
    })
  }

  /** Nobody signs in to it any more; only a new invitation opens it again. */
  close(by: By, user: string): void {
    this.mustAdminister(by)
    const { id, name, email } = this.mustFind(user)
    if (id === by.id) throw new Problem('not-allowed', 'Nobody closes their own account: ask a colleague.')
    const { db, memberships, sessions, invitations, now } = this.options
    this.commit(by, 'account-closed', () => {
      const row = { user_id: id, at: now(), closed_by: by.id }
      db.run(
        db.query
          .insertInto('closed_account')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
      )
      for (const { workingGroup } of memberships.of(id)) memberships.remove(id, workingGroup)
      for (const one of invitations.all())
        if (one.email === email && invitations.isOpen(one)) invitations.end(one.id, 'revoked_at')
      sessions.endAll(id)
      return { value: undefined, body: { user: id, name } }
    })
  }

  isClosed(user: string): boolean {
    const { db } = this.options
    return db.first(db.query.selectFrom('closed_account').select('at').where('user_id', '=', user)) !== undefined
  }

  /** Whoever may give all its seats; a renewal is the secretariat's. */
  maySee(by: By, { seats, renews }: Invitation): boolean {
    const own = this.options.memberships.of(by.id)
    if (authorityOf(own) === 'secretariat') return true
    return renews === null && seats.length > 0 && seats.every((seat) => maySeat(own, seat))
  }

  mustAdminister(by: By): void {
    if (authorityOf(this.options.memberships.of(by.id)) !== 'secretariat') throw new Problem('not-allowed')
  }

  mustSeat(by: By, seat: Membership): void {
    if (!isWellFormed(seat)) throw new Problem('invalid-request', 'Delegates speak for a party, and nobody else does.')
    if (!maySeat(this.options.memberships.of(by.id), seat)) throw new Problem('not-allowed')
  }

  mustBeOpen(token: string): Invitation {
    const invitation = this.options.invitations.findByToken(token)
    if (!invitation) throw new Problem('not-found', 'There is no such invitation.')
    if (!this.options.invitations.isOpen(invitation)) throw new Problem('invitation-not-open', reasonOf(invitation))
    return invitation
  }

  private renewNow(user: string, hash: string): void {
    const { db, passkeys, sessions } = this.options
    renewUser(db, user, hash)
    passkeys.remove(user)
    sessions.endAll(user)
    db.run(db.query.deleteFrom('closed_account').where('user_id', '=', user))
  }

  private mustFind(user: string): User {
    const found = findUser(this.options.db, 'id', user)
    if (!found) throw new Problem('not-found', 'There is no such account.')
    return found
  }

  /** Who administers does not lock themselves out by mistake. */
  private mustLeaveASecretariat(by: By, user: string, seat: Membership | undefined): void {
    if (by.id === user && seat?.role === 'secretariat')
      throw new Problem('not-allowed', 'Nobody takes their own seat in the secretariat: ask a colleague.')
  }

  private commit<T>(by: By, kind: string, act: () => { readonly value: T; readonly body: object }): T {
    const { db, register, doors, now } = this.options
    db.mustBeWritable()
    try {
      return db.commit(() => {
        const { value, body } = act()
        register.append({ instrument: ACCOUNTS, kind, actor: by.id, party: null, at: now(), body })
        return value
      }, now)
    } finally {
      doors.changed()
    }
  }
}

function reasonOf({ acceptedAt, revokedAt }: Invitation): string {
  if (acceptedAt !== null) return 'This invitation has been used. Sign in with the password that was set with it.'
  if (revokedAt !== null) return 'This invitation was taken back. Ask whoever sent it for another.'
  return 'This invitation has run out. Ask whoever sent it for another.'
}
