/** The article that assistance or a workshop serves, as it is called at present; it must be of the working group's own texts. */
import { Problem } from '../http/errors.ts'
import type { Seat } from '../preparation/topics.ts'
import type { Services } from '../services.ts'
import type { Served } from './terms.ts'

export function mustFindServed(
  { rooms }: Pick<Services, 'rooms'>,
  { group }: Seat,
  instrument: string | null,
  article: string | null
): Served {
  if (instrument === null) return { instrument: null, article: null, name: '' }
  const room = rooms.get(instrument)
  if (!room || room.info.workingGroup !== group.id) throw new Problem('not-found', 'There is no such instrument.')
  if (article === null) return { instrument, article: null, name: room.info.title }
  const found = room.live.outline.find(({ id }) => id === article)
  if (!found) throw new Problem('not-found', 'There is no such article in the text.')
  return { instrument, article, name: [found.number, found.title].filter(Boolean).join(', ') }
}
