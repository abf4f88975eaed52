/** Which parties have a seat in a working group, and which instruments somebody may read: what one may not know of is not counted. */
import { isTreaty, mayDo } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import type { Services } from '../services.ts'
import type { Room } from '../instruments/room.ts'
import type { Queries } from '../storage/queries.ts'

export interface Group {
  readonly id: string
  readonly name: string
}

/** By code, in order. */
export function seatedParties(db: Queries, workingGroup: string): readonly string[] {
  const query = db.query.selectFrom('membership').select('party').distinct().where('working_group', '=', workingGroup)
  const rows = db.all(query.where('party', 'is not', null))
  return rows.map(({ party }) => party!).toSorted()
}

export function readableRooms(
  { rooms, memberships }: Pick<Services, 'rooms' | 'memberships'>,
  user: SignedIn
): readonly Room[] {
  return [...rooms.values()].filter(({ info }) => {
    const actor = memberships.actorIn(info.workingGroup, user)
    return actor !== undefined && mayDo(actor, 'read')
  })
}

/** Those of the treaty: how a working group works is no figure of the negotiation. */
export function treatyRooms(rooms: Iterable<Room>): readonly Room[] {
  return [...rooms].filter(({ info }) => isTreaty(info.kind ?? 'agreement'))
}

/** The working groups of these rooms, in the order of the rooms. */
export function groupsOf(db: Queries, rooms: readonly Room[]): readonly Group[] {
  const ids = [...new Set(rooms.map(({ info }) => info.workingGroup))]
  const names = db.all(db.query.selectFrom('working_group').selectAll())
  return ids.map((id) => ({ id, name: names.find((one) => one.id === id)?.name ?? id }))
}
