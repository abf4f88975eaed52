/** The seats of one person, those of the same standing together: "Delegate of Kazakhstan" in three working groups is one line. */
import type { PeopleData, Seat } from './people-data.ts'

export interface Standing {
  readonly key: string
  readonly role: string
  readonly party: string | null
  /** In one of the groups at least. */
  readonly focalPoint: boolean
  readonly seats: readonly Seat[]
}

export function standingsOf(seats: readonly Seat[]): readonly Standing[] {
  const standings = new Map<string, Standing>()
  for (const seat of seats) {
    const { role, party } = seat
    const key = `${role} ${party}`
    const known = standings.get(key)
    const focalPoint = seat.focalPoint || known?.focalPoint === true
    standings.set(key, { key, role, party, focalPoint, seats: [...(known?.seats ?? []), seat] })
  }
  return [...standings.values()]
}

/** "all 6 working groups", or which; of one only, its name. */
export function nameGroups(seats: readonly Seat[], { groups }: Pick<PeopleData, 'groups'>): string {
  if (groups.length > 2 && groups.every(({ id }) => seats.some((one) => one.workingGroup === id)))
    return `all ${groups.length} working groups`
  return seats.map(({ workingGroup }) => nameOfGroup(workingGroup, { groups })).join(', ')
}

export function nameOfGroup(group: string, { groups }: Pick<PeopleData, 'groups'>): string {
  return groups.find(({ id }) => id === group)?.name ?? group
}
