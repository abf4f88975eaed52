/**
 * One training room of the demonstration, on the zero draft of the protocol on trade facilitation: three people are in it, and one has
 * done two exercises. It is made once, after everything else; whoever closes it has closed it.
 */
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
  const find = (of: string) => seats.find(({ party }) => party === of)?.user
  for (const [who, practice] of PEOPLE) {
    const user = find(who)
    if (user !== undefined) opened.seats.take(user, practice)
  }
  const user = find(ACTIVE)
  if (user !== undefined) takePositions(opened, { id: user, name: nameOf(user) ?? user })
}

/** Who has begun with the exercises. */
const ACTIVE = 'kaz'

/** By their real party: delegates practise for their own country, and one tries the chair. */
const PEOPLE: readonly (readonly [string, PracticeRole])[] = [
  [ACTIVE, { role: 'delegate', party: ACTIVE }],
  ['uzb', { role: 'chair' }],
  ['pak', { role: 'delegate', party: 'pak' }]
]

function takePositions({ room, seats }: TrainingRoom, user: { readonly id: string; readonly name: string }): void {
  const actor = seats.actorIn(TRAINING_GROUP, user)
  const open = room.live.negotiation.proposals.filter(({ status }) => status === 'tabled')
  const [supported, opposed] = open
  if (!actor || !supported || !opposed) return
  takePosition(room, actor, supported.id, 'support')
  takePosition(room, actor, opposed.id, 'oppose', { note: 'Left to each Party, nobody could rely on it.' })
}
