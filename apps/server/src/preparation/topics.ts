/**
 * What countries prepare for: the themes of the texts, chapter by chapter; a text without chapters is one theme, and so is the subject
 * of a working group that has no text yet. A topic belongs to a working group, and only those with a seat there know of it.
 */
import type { Actor } from '@cartif/negotiation'
import { standingVersion } from '@cartif/live'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'
import type { Services } from '../services.ts'
import { treatyRooms } from '../monitoring/seats.ts'

export interface Topic {
  /** "framework-agreement:a-3"; the id of the group where it has no text. */
  readonly id: string
  readonly group: string
  /** The instrument that it is a part of; null where there is none yet. */
  readonly instrument: string | null
  readonly name: string
}

/** A working group as somebody with a seat in it sees it. */
export interface Seat {
  readonly group: { readonly id: string; readonly name: string }
  readonly actor: Actor
}

/** In the order in which the groups were set up. */
export function seatsOf({ db, memberships }: Pick<Services, 'db' | 'memberships'>, user: SignedIn): readonly Seat[] {
  return db.all(db.query.selectFrom('working_group').selectAll()).flatMap((group) => {
    const actor = memberships.actorIn(group.id, user)
    return actor ? [{ group: { id: group.id, name: group.name }, actor }] : []
  })
}

/** A Problem for those who have no seat there: for them there is no such group. */
export function mustFindSeat(services: Pick<Services, 'db' | 'memberships'>, user: SignedIn, group: string): Seat {
  const found = seatsOf(services, user).find((one) => one.group.id === group)
  if (!found) throw new Problem('not-found', 'There is no such working group.')
  return found
}

export function topicsOf({ rooms }: Pick<Services, 'rooms'>, { id, name }: Seat['group']): readonly Topic[] {
  const own = treatyRooms(rooms.values()).filter(({ info }) => info.workingGroup === id)
  if (own.length === 0) return [{ id, group: id, instrument: null, name }]
  // Where there are several texts, each has a Chapter I.
  return own.length === 1 ? topicsIn(own[0]!) : own.flatMap(topicsUnderTitle)
}

function topicsUnderTitle(room: Room): readonly Topic[] {
  const { title } = room.info
  return topicsIn(room).map((topic) => (topic.name === title ? topic : { ...topic, name: `${title}: ${topic.name}` }))
}

export function topicsIn({ info, live }: Room): readonly Topic[] {
  const about = { group: info.workingGroup, instrument: info.id }
  const chapters = live.outline.filter(({ id, kind }) => kind === 'chapter' && standingVersion(live, id) !== undefined)
  if (chapters.length === 0) return [{ ...about, id: `${info.id}:`, name: info.title }]
  return chapters.map(({ id, number, title }) => ({
    ...about,
    id: `${info.id}:${id}`,
    name: [number, title].filter(Boolean).join(' — ')
  }))
}
