/** What is said about the texts to everybody, and to the chair's table; what delegations tell each other is their own. */
import { readComments } from '../../comments/comments.ts'
import type { Comment } from '../../comments/comments.ts'
import type { Room } from '../../instruments/room.ts'
import { readableRooms } from '../../monitoring/seats.ts'
import type { Table } from '../table.ts'

export const COMMENTS_TABLE: Table = {
  id: 'comments',
  name: 'Comments',
  about:
    'What was said about proposals, articles and provisions to everybody, or to the chair’s table. Not what is for a delegation alone.',
  columns: [
    { name: 'instrument', about: 'Its symbol' },
    { name: 'subject', about: 'What it is about, as it is called now' },
    { name: 'audience', about: 'all, chair, or the office of the reader' },
    { name: 'holder', about: 'The party or office that says it' },
    { name: 'name', about: 'Who' },
    { name: 'text', about: '' },
    { name: 'at', about: 'ISO 8601' },
    { name: 'resolvedBy', about: '' },
    { name: 'resolvedAt', about: 'ISO 8601' }
  ],
  rows: ({ services, user }) =>
    readableRooms(services, user).flatMap((room) => {
      const actor = services.memberships.actorIn(room.info.workingGroup, user)!
      return readComments(room, actor).map((one) => toRow(room, one))
    }),
  whyNoImport: 'A comment is the word of whoever made it; taken in from a file it would be put into their mouth.'
}

function toRow(room: Room, { subject, audience, holder, name, text, at, resolved }: Comment) {
  const said = { audience, holder: holder.length === 3 ? holder.toUpperCase() : holder, name, text, at }
  const settled = { resolvedBy: resolved?.by ?? null, resolvedAt: resolved?.at ?? null }
  return { instrument: room.info.symbol, subject: nameOf(room, subject), ...said, ...settled }
}

function nameOf({ live }: Room, subject: string): string {
  const record = live.recordOf(subject)
  return record ? `proposal no. ${record.number}` : (live.designations.get(subject) ?? subject)
}
