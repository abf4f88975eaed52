/** The instruments with what is counted on them, and the revisions that were issued of each. */
import { countOpen } from '../../instruments/counts.ts'
import { listRevisions } from '../../instruments/revisions.ts'
import { readableRooms } from '../../monitoring/seats.ts'
import type { Table } from '../table.ts'

export const INSTRUMENTS_TABLE: Table = {
  id: 'instruments',
  name: 'Instruments',
  about: 'The texts under negotiation, with what is counted on them now.',
  columns: [
    { name: 'symbol', about: 'Of the instrument' },
    { name: 'title', about: '' },
    { name: 'workingGroup', about: 'Where it is negotiated' },
    { name: 'articles', about: '' },
    { name: 'agreed', about: 'Articles agreed, in full or ad referendum' },
    { name: 'openIssues', about: '' },
    { name: 'openProposals', about: '' },
    { name: 'lastRevision', about: 'Its symbol' }
  ],
  rows: ({ services, user }) =>
    readableRooms(services, user).map((room) => {
      const { symbol, title, workingGroup } = room.info
      const { articles, agreed, openIssues, openProposals } = countOpen(room.live)
      const lastRevision = listRevisions(room).at(-1)?.symbol ?? null
      return { symbol, title, workingGroup, articles, agreed, openIssues, openProposals, lastRevision }
    }),
  whyNoImport: 'A text begins with its zero draft, which is imported where it is negotiated; its figures are counted.'
}

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
