/** The working groups in which the reader sits, with how many sit in each. */
import type { Table } from '../table.ts'

export const WORKING_GROUPS_TABLE: Table = {
  id: 'working-groups',
  name: 'Working groups',
  about: 'The working groups, with how many people and parties sit in each.',
  columns: [
    { name: 'id', about: '' },
    { name: 'name', about: '' },
    { name: 'people', about: '' },
    { name: 'parties', about: '' },
    { name: 'instruments', about: 'Symbols, with spaces between' }
  ],
  rows: ({ services, user }) => {
    const { db, memberships, rooms } = services
    const own = new Set(memberships.of(user.id).map(({ workingGroup }) => workingGroup))
    const seats = memberships.all()
    return db
      .all(db.query.selectFrom('working_group').select(['id', 'name']).orderBy('name'))
      .filter(({ id }) => own.has(id))
      .map(({ id, name }) => {
        const here = seats.filter(({ workingGroup }) => workingGroup === id)
        const parties = new Set(here.flatMap(({ party }) => party ?? []))
        const instruments = [...rooms.values()].filter(({ info }) => info.workingGroup === id)
        const symbols = instruments.map(({ info }) => info.symbol).join(' ')
        return { id, name, people: here.length, parties: parties.size, instruments: symbols }
      })
  },
  whyNoImport: 'A working group is set up on its page, from a template, with its terms of reference.'
}
