/** Who is a member of which working group, as what. Read for every act; kept in memory until somebody changes it. */
import { mayDo } from '@cartif/negotiation'
import type { Act, Actor, Role } from '@cartif/negotiation'
import type { Database } from '../storage/database.ts'
import type { SignedIn } from './accounts.ts'

export interface Membership {
  readonly workingGroup: string
  readonly role: Role
  readonly party: string | null
  /** A delegate who may invite others of the own party. */
  readonly focalPoint: boolean
}

/** What is not said of a membership is not so. */
export type NewMembership = Omit<Membership, 'focalPoint'> & Partial<Pick<Membership, 'focalPoint'>>

export class Memberships {
  private readonly db: Database
  private readonly byUser = new Map<string, readonly Membership[]>()
  private closed: ReadonlySet<string> | undefined
  /** Another number after every change: what followed from the same number follows still. */
  version = 0

  constructor(db: Database) {
    this.db = db
  }

  of(user: string): readonly Membership[] {
    const known = this.byUser.get(user)
    if (known) return known
    const rows = this.db.all(this.db.query.selectFrom('membership').selectAll().where('user_id', '=', user))
    const memberships = rows.map(toMembership)
    this.byUser.set(user, memberships)
    return memberships
  }

  /** Everybody's, for those who administer them. */
  all(): readonly (Membership & { readonly user: string })[] {
    const rows = this.db.all(this.db.query.selectFrom('membership').selectAll().orderBy('working_group'))
    return rows.map((row) => ({ user: row.user_id, ...toMembership(row) }))
  }

  /** The user as an actor in a working group; undefined for those who are no members. */
  actorIn(workingGroup: string, user: Pick<SignedIn, 'id' | 'name'>): Actor | undefined {
    const found = this.of(user.id).find((one) => one.workingGroup === workingGroup)
    if (!found) return undefined
    const { role, party } = found
    const isOver = this.isClosed(workingGroup) ? { isReadOnly: true } : {}
    return { user: user.id, name: user.name, role, ...(party === null ? {} : { party }), ...isOver }
  }

  /** The working groups in which somebody may do something. */
  groupsWhere(user: string, act: Act): readonly string[] {
    const may = ({ workingGroup, role }: Membership) => mayDo({ role, isReadOnly: this.isClosed(workingGroup) }, act)
    return this.of(user)
      .filter(may)
      .map(({ workingGroup }) => workingGroup)
  }

  /** Whether the work of a group is over. */
  isClosed(workingGroup: string): boolean {
    this.closed ??= this.readClosed()
    return this.closed.has(workingGroup)
  }

  /** Asked for with every letter that is relayed: not even the query is put together again. */
  private readClosed(): ReadonlySet<string> {
    const query = this.db.query.selectFrom('working_group').select('id').where('closed_at', 'is not', null)
    return new Set(this.db.all(query).map(({ id }) => id))
  }

  /** What is kept in memory is read anew: after seats were given or groups closed, or when that was undone. */
  forget(): void {
    this.version++
    this.byUser.clear()
    this.closed = undefined
  }

  set(user: string, { workingGroup, role, party, focalPoint = false }: NewMembership): void {
    this.version++
    this.byUser.delete(user)
    const seat = { role, party, focal_point: focalPoint ? 1 : 0 }
    this.db.run(
      this.db.query
        .insertInto('membership')
        .values({ working_group: workingGroup, user_id: user, ...seat })
        .onConflict((conflict) => conflict.columns(['working_group', 'user_id']).doUpdateSet(seat))
    )
  }

  remove(user: string, workingGroup: string): void {
    this.version++
    this.byUser.delete(user)
    const query = this.db.query.deleteFrom('membership').where('user_id', '=', user)
    this.db.run(query.where('working_group', '=', workingGroup))
  }
}

function toMembership(row: {
  readonly working_group: string
  readonly role: string
  readonly party: string | null
  readonly focal_point: number
}): Membership {
  const { working_group, role, party, focal_point } = row
  return { workingGroup: working_group, role: role as Role, party, focalPoint: focal_point === 1 }
}
