/** The revisions that were issued of each instrument. */
import { listRevisions } from '../../instruments/revisions.ts'
import { readableRooms } from '../../monitoring/seats.ts'
import type { Table } from '../table.ts'

export const REVISIONS_TABLE: Table = {
  id: 'revisions',
  name: 'Revisions',
  about: 'Every revision that was issued, with the hash that proves its words.',
  columns: [
    { name: 'instrument', about: 'Its symbol' },
    { name: 'symbol', about: 'Of the revision' },
    { name: 'title', about: '' },
    { name: 'note', about: '' },
    { name: 'issuedAt', about: 'ISO 8601' },
    { name: 'issuedBy', about: '' },
    { name: 'hash', about: 'SHA-256 of what it says' }
  ],
  rows: ({ services, user }) =>
    readableRooms(services, user).flatMap((room) =>
      listRevisions(room).map(({ symbol, title, note, issuedAt, issuedBy, hash }) => ({
        instrument: room.info.symbol,
        symbol,
        title,
        note,
        issuedAt,
        issuedBy,
        hash
      }))
    ),
  whyNoImport: 'A revision is issued from the text as it stands, and never changed.'
}
