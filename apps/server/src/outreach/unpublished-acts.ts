/**
 * What the register says of publications that are not public yet: their titles are for those who work on them, the secretariat and who
 * approves, wherever the acts of a working group are read. That something was published or withdrawn is read by the whole group.
 */
import type { Memberships } from '../accounts/memberships.ts'
import { actsOfGroup } from '../negotiation/acts.ts'
import type { Database } from '../storage/database.ts'

const BEFORE = ['publication-drafted', 'publication-approved']

/** The numbers of the acts that somebody does not read. */
export function unpublishedActs(db: Database, memberships: Memberships, user: string): readonly number[] {
  const own = memberships.groupsWhere(user, 'release-to-public')
  const publications = db.all(db.query.selectFrom('publication').select(['id', 'working_groups']))
  const groupsOf = new Map(publications.map((one) => [one.id, JSON.parse(one.working_groups) as string[]]))
  const about = db.all(db.query.selectFrom('working_group').select('id')).map(({ id }) => actsOfGroup(id))
  const query = db.query.selectFrom('register').select(['seq', 'body']).where('instrument', 'in', about)
  const rows = db.all(query.where('kind', 'in', BEFORE))
  return rows.flatMap(({ seq, body }) => {
    const { publication } = JSON.parse(body) as { readonly publication: string }
    const groups = groupsOf.get(publication)
    return groups?.every((group) => own.includes(group)) ? [] : [seq]
  })
}
