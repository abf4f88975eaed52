/** What the parties state of the articles, as far as the reader may read it. */
import { readCommitments, sharedSchedules } from '../../commitments/schedules.ts'
import { readableRooms } from '../../monitoring/seats.ts'
import type { Table } from '../table.ts'

export const COMMITMENTS_TABLE: Table = {
  id: 'commitments',
  name: 'Commitments',
  about: 'What the parties state article by article, those that are not shared yet for the chair’s table alone.',
  columns: [
    { name: 'instrument', about: 'Its symbol' },
    { name: 'party', about: 'ISO 3166 alpha-3' },
    { name: 'article', about: 'As it was called then' },
    { name: 'participation', about: '' },
    { name: 'category', about: 'A, B or C' },
    { name: 'months', about: 'Of transition' },
    { name: 'conditions', about: '' },
    { name: 'assistance', about: '' },
    { name: 'sharedAt', about: 'When the party shared its schedule, ISO 8601; empty: it has not' },
    { name: 'by', about: '' },
    { name: 'at', about: 'ISO 8601' }
  ],
  rows: ({ services, user }) =>
    readableRooms(services, user).flatMap((room) => {
      const actor = services.memberships.actorIn(room.info.workingGroup, user)!
      const shared = new Map(sharedSchedules(room).map(({ party, at }) => [party, at]))
      return readCommitments(room, actor).map(({ party, name, participation, category, months, ...rest }) => {
        const { conditions, assistance, by, at } = rest
        const stated = { participation, category, months, conditions, assistance }
        return {
          instrument: room.info.symbol,
          party: party.toUpperCase(),
          article: name,
          ...stated,
          sharedAt: shared.get(party) ?? null,
          by,
          at
        }
      })
    }),
  whyNoImport: 'A party’s statements are its own: it takes them in itself, as CSV or JSON, on the page of its schedule.'
}
