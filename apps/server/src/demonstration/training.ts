/**
 * One training room of the demonstration, on the zero draft of the protocol on trade facilitation: three people are in it, and one has
 * done two exercises. It is made once, after everything else; whoever closes it has closed it.
 */
import { PARTY_CODES } from '@cartif/negotiation'
import type { Memberships } from '../accounts/memberships.ts'
import { takePosition } from '../instruments/positions.ts'
import { mustFindRevision } from '../instruments/revisions.ts'
import type { Rooms } from '../instruments/rooms.ts'
import type { PracticeRole } from '../training/practice-seats.ts'
import { TRAINING_GROUP } from '../training/training-mark.ts'
import type { TrainingRoom } from '../training/training-room.ts'
import type { TrainingRooms } from '../training/training-rooms.ts'

const INSTRUMENT = 'trade-facilitation-protocol'

interface Practising {
  readonly rooms: Rooms
  readonly training: TrainingRooms
  readonly memberships: Memberships
  nameOf(user: string): string | undefined
}

/** Does nothing where there has ever been a training room, or where there is no such text. */
export function beginPractice({ rooms, training, memberships, nameOf }: Practising): void {
  const room = rooms.get(INSTRUMENT)
  if (training.isBegun || !room) return
  const { id: instrument, workingGroup: group, title, symbol } = room.info
  const { symbol: from, negotiation } = mustFindRevision(room, '0')
  const opened = training.open({ instrument, group, title, symbol, from }, 'CAREC Secretariat', negotiation.articles)
  const seats = memberships.all().filter(({ workingGroup }) => workingGroup === group)
  const find = (as: string) => seats.find(({ role, party }) => (party ?? role) === as)?.user
  for (const [who, practice] of PEOPLE) {
    const user = find(who)
    if (user !== undefined) opened.seats.take(user, practice)
  }
  const user = find(ACTIVE)
  if (user !== undefined) takePositions(opened, { id: user, name: nameOf(user) ?? user })
}

/** Who has begun with the exercises. */
const ACTIVE = 'kaz'

/** By their real party or office; nobody has to practise for their own. */
const PEOPLE: readonly (readonly [string, PracticeRole])[] = [
  [ACTIVE, { role: 'delegate', party: 'geo' }],
  ['uzb', { role: 'chair' }],
  ['observer', { role: 'delegate', party: PARTY_CODES[0]! }]
]

function takePositions({ room, seats }: TrainingRoom, user: { readonly id: string; readonly name: string }): void {
  const actor = seats.actorIn(TRAINING_GROUP, user)
  const open = room.live.negotiation.proposals.filter(({ status }) => status === 'tabled')
  const [supported, opposed] = open
  if (!actor || !supported || !opposed) return
  takePosition(room, actor, supported.id, 'support')
  takePosition(room, actor, opposed.id, 'oppose', { note: 'Left to each Party, nobody could rely on it.' })
}
