/** Facts about what is done around the texts: modalities, workshops, briefings on preparation, and what is said to the public. */
import { workshopsIn } from '../assistance/workshops.ts'
import type { PhaseStore } from '../meetings/phase-store.ts'
import { readPublications } from '../outreach/publication-store.ts'
import type { Services } from '../services.ts'
import type { Database } from '../storage/database.ts'
import { fact } from './facts.ts'
import type { Fact } from './facts.ts'

/** Zero rounds that were closed with modalities, of those that one of the groups was in. */
export function modalitiesFact(db: Database, phases: PhaseStore, groups: readonly string[]): Fact {
  const mine = phases.list().filter((phase) => phase.groups.some((group) => groups.includes(group)))
  const rows = db.all(db.query.selectFrom('zero_round_list').select(['phase', 'at', 'modalities']))
  const found = rows.find(({ phase, modalities }) => modalities !== '' && mine.some(({ id }) => id === phase))
  const name = mine.find(({ id }) => id === found?.phase)?.name ?? ''
  const says = found ? `Agreed at the end of the ${name.toLowerCase()}` : 'Not agreed yet'
  return fact('/meetings', says, found ? 1 : 0, 1, found?.at)
}

/** Workshops that are over, by the day. */
export function workshopFact(services: Pick<Services, 'db' | 'now'>, group: string): Fact {
  const held = workshopsIn(services, group).filter(({ on }) => on.slice(0, 10) < services.now().slice(0, 10))
  const says = held.length === 0 ? 'None held yet' : `${held.length} held, the last “${held.at(-1)!.title}”`
  return fact('/assistance', says, held.length, 1, held.at(-1)?.on)
}

/** Who may not read briefings learns that there is one, and no more. */
export function briefingFact({ db }: Pick<Services, 'db'>, group: string, mayRead: boolean): Fact {
  const query = db.query.selectFrom('briefing_version').select(['title', 'at']).where('working_group', '=', group)
  const issued = db.first(query.where('is_issued', '=', 1).orderBy('at'))
  const named = mayRead ? `“${issued?.title}” issued` : 'One issued'
  const says = issued ? named : 'None issued yet'
  return fact(issued && !mayRead ? '' : '/preparation', says, issued ? 1 : 0, 1, issued?.at)
}

/** What stands on the public page now. */
export function publicationFact({ db }: Pick<Services, 'db'>): Fact {
  const standing = readPublications(db).flatMap(({ acts }) => {
    const last = acts.findLast(({ act }) => act !== 'approved')
    return last?.act === 'published' ? [last.at] : []
  })
  return fact('/public', `${standing.length} on the public page`, standing.length, 1, standing.toSorted()[0])
}
