/** The working groups in which the reader sits, as what: what is of others is in no table of theirs. */
import type { Actor } from '@cartif/negotiation'
import type { TableAccess } from '../table.ts'

export interface SeatIn {
  readonly group: string
  readonly name: string
  readonly actor: Actor
}

/** By name. */
export function seatsIn({ services, user }: TableAccess): readonly SeatIn[] {
  const { db, memberships } = services
  const groups = db.all(db.query.selectFrom('working_group').select(['id', 'name']).orderBy('name'))
  return groups.flatMap(({ id, name }) => {
    const actor = memberships.actorIn(id, user)
    return actor ? [{ group: id, name, actor }] : []
  })
}
