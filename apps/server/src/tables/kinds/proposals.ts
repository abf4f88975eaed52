/** What is and was on the table, and who stands where on it: read off the texts, and never taken in, since that would forge acts. */
import { readableRooms } from '../../monitoring/seats.ts'
import { readCounted } from '../../monitoring/open-proposals.ts'
import type { Room } from '../../instruments/room.ts'
import type { Cell, Table } from '../table.ts'

const WHY =
  'A proposal or a position is the act of a delegation, entered in the register as it happened; taken in from a file it would be forged.'

export const PROPOSALS_TABLE: Table = {
  id: 'proposals',
  name: 'Proposals',
  about: 'Every proposal that was tabled, with its words as they are or last were.',
  columns: [
    { name: 'instrument', about: 'Its symbol' },
    { name: 'number', about: '' },
    { name: 'holder', about: 'The party or office' },
    { name: 'status', about: '' },
    { name: 'tabledAt', about: 'ISO 8601' },
    { name: 'articles', about: 'What it is about' },
    { name: 'removed', about: 'Words it strikes' },
    { name: 'inserted', about: 'Words it brings' },
    { name: 'positions', about: 'How many parties have taken one' }
  ],
  rows: ({ services, user }) => readableRooms(services, user).flatMap(proposalRows),
  whyNoImport: WHY
}

export const POSITIONS_TABLE: Table = {
  id: 'positions',
  name: 'Positions',
  about: 'Where each party stands on each proposal. What was told in confidence is not among them.',
  columns: [
    { name: 'instrument', about: 'Its symbol' },
    { name: 'proposal', about: 'Its number' },
    { name: 'party', about: 'ISO 3166 alpha-3' },
    { name: 'stance', about: '' },
    { name: 'note', about: '' },
    { name: 'at', about: 'ISO 8601' },
    { name: 'isStale', about: 'It was taken on wording that has changed since' }
  ],
  rows: ({ services, user }) => readableRooms(services, user).flatMap(positionRows),
  whyNoImport: WHY
}

function proposalRows(room: Room): readonly Readonly<Record<string, Cell>>[] {
  room.settle()
  const numbers = new Map(room.live.outline.map(({ id, number, title }) => [id, number || title]))
  return readCounted(room).map(({ id, number, holder, status, tabledAt, articles, positions }) => {
    const wording = room.lastWording(id)
    return {
      instrument: room.info.symbol,
      number,
      holder: codeOf(holder),
      status,
      tabledAt,
      articles: articles.map((one) => numbers.get(one) ?? 'a new article').join('; '),
      removed: join(wording.map(({ removed }) => removed)),
      inserted: join(wording.map(({ inserted }) => inserted)),
      positions: positions.length
    }
  })
}

function join(words: readonly string[]): string {
  return words
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' / ')
}

function positionRows(room: Room): readonly Readonly<Record<string, Cell>>[] {
  room.settle()
  return readCounted(room).flatMap(({ number, positions }) =>
    positions.map(({ party, stance, note = '', at, isStale }) => ({
      instrument: room.info.symbol,
      proposal: number,
      party: codeOf(party),
      stance,
      note,
      at,
      isStale
    }))
  )
}

/** A party by its code; offices are called what they are. */
function codeOf(holder: string): string {
  return holder.length === 3 ? holder.toUpperCase() : holder
}
