/** Facts about what was done around the texts: briefings on the preparation of the countries, and what was said to the public. */
import { readPublications } from '../outreach/publication-store.ts'
import type { Services } from '../services.ts'
import type { Fact } from './facts.ts'

export function briefingFact({ db }: Pick<Services, 'db'>, group: string): Fact {
  const query = db.query.selectFrom('briefing_version').select(['title', 'at']).where('working_group', '=', group)
  const issued = db.first(query.where('is_issued', '=', 1).orderBy('at'))
  const says = issued ? `“${issued.title}” issued` : 'None issued yet'
  return { isMet: issued !== undefined, says, to: '/preparation', at: issued?.at ?? null }
}

/** What stands on the public page now. */
export function publicationFact({ db }: Pick<Services, 'db'>): Fact {
  const standing = readPublications(db).flatMap(({ acts }) => {
    const last = acts.findLast(({ act }) => act !== 'approved')
    return last?.act === 'published' ? [last.at] : []
  })
  const at = standing.toSorted()[0] ?? null
  return { isMet: at !== null, says: `${standing.length} on the public page`, to: '/public', at }
}
