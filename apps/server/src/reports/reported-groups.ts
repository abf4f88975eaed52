/**
 * The working groups that a report can be about: those with a text of the treaty, in the order of the texts, and behind them those that
 * have none on the table yet. A report over several groups leaves nobody out; one on a single group needs a text to tell of.
 */
import { groupsOf } from '../monitoring/seats.ts'
import type { Group } from '../monitoring/seats.ts'
import type { Room } from '../instruments/room.ts'
import type { Queries } from '../storage/queries.ts'

/** `wanted`: ids of working groups; all whose work is not over where it is not said. */
export function reportedGroups(db: Queries, treaty: readonly Room[], wanted?: readonly string[]): readonly Group[] {
  const withText = groupsOf(db, treaty)
  const known = new Set(withText.map(({ id }) => id))
  const query = db.query.selectFrom('working_group').select(['id', 'name', 'closed_at']).orderBy('name')
  const others = db.all(query).filter(({ id, closed_at: over }) => !known.has(id) && (wanted || over === null))
  const all = [...withText, ...others.map(({ id, name }) => ({ id, name }))]
  return wanted ? all.filter(({ id }) => wanted.includes(id)) : all
}
