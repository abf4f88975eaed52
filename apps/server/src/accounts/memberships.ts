/** Who is a member of which working group, as what. Read for every act; kept in memory until somebody changes it. */
import type { Actor, Role } from '@cartif/negotiation'
import type { Database } from '../storage/database.ts'
import type { SignedIn } from './accounts.ts'

export interface Membership {
  readonly workingGroup: string
  readonly role: Role
  readonly party: string | null
}

export class Memberships {
  private readonly db: Database
  private readonly byUser = new Map<string, readonly Membership[]>()

  constructor(db: Database) {
    this.db = db
  }

  of(user: string): readonly Membership[] {
    const known = this.byUser.get(user)
    if (known) return known
    const rows = this.db.all(this.db.query.selectFrom('membership').selectAll().where('user_id', '=', user))
    const memberships = rows.map(({ working_group, role, party }) => ({
      workingGroup: working_group,
      role: role as Role,
      party
    }))
    this.byUser.set(user, memberships)
    return memberships
  }

  /** The user as an actor in a working group; undefined for those who are no members. */
  actorIn(workingGroup: string, user: Pick<SignedIn, 'id' | 'name'>): Actor | undefined {
    const found = this.of(user.id).find((one) => one.workingGroup === workingGroup)
    if (!found) return undefined
    return { user: user.id, name: user.name, role: found.role, ...(found.party === null ? {} : { party: found.party }) }
  }

  set(user: string, { workingGroup, role, party }: Membership): void {
    this.byUser.delete(user)
    const row = { working_group: workingGroup, user_id: user, role, party }
    this.db.run(
      this.db.query
        .insertInto('membership')
        .values(row)
        .onConflict((conflict) => conflict.columns(['working_group', 'user_id']).doUpdateSet({ role, party }))
    )
  }
}
