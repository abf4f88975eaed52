/**
 * Acts on training rooms by somebody signed in: opening one is for the chair and the secretariat of the group that the text comes
 * from, practising in it for every member of that group. For everybody else there is no such room.
 */
import { mayDo } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import { listRevisions, mustFindRevision } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import { readableRooms } from '../monitoring/seats.ts'
import { mustEnter } from '../services.ts'
import type { Services } from '../services.ts'
import { COMPARISON, progressOf } from './exercises.ts'
import type { PracticeRole } from './practice-seats.ts'
import { REVISED } from './rehearse.ts'
import { TRAINING_GROUP } from './training-mark.ts'
import type { TrainingRoom } from './training-room.ts'
import type { TrainingRooms } from './training-rooms.ts'

export interface OpenTraining {
  readonly training: TrainingRoom
  readonly mayClose: boolean
  /** As what the caller practises. */
  readonly practice: Actor | undefined
}

export class TrainingDesk {
  private readonly services: Services
  private readonly rooms: TrainingRooms

  constructor(services: Services, rooms: TrainingRooms) {
    this.services = services
    this.rooms = rooms
  }

  list(user: SignedIn): readonly OpenTraining[] {
    return this.rooms.list().flatMap((training) => this.see(user, training) ?? [])
  }

  /** The texts that somebody may copy, each with its revisions. */
  offers(user: SignedIn) {
    const { memberships } = this.services
    const own = readableRooms(this.services, user).filter(({ info }) => {
      return mayHold(memberships.actorIn(info.workingGroup, user))
    })
    return own.map((room) => ({ instrument: room.info.id, title: room.info.title, revisions: listRevisions(room) }))
  }

  mustSee(user: SignedIn, id: string): OpenTraining {
    const training = this.rooms.find(id)
    const seen = training && this.see(user, training)
    if (!seen) throw new Problem('not-found', 'There is no such training room.')
    return seen
  }

  /** Copies a revision, or the text as it stands without what is proposed; returns the id of the room. */
  open(user: SignedIn, instrument: string, revision: number | null): string {
    const { room, actor } = mustEnter(this.services, user, instrument)
    if (isTraining(room)) throw new Problem('invalid-request', 'A training room is not copied into another.')
    if (!mayHold(actor)) throw new Problem('not-allowed')
    return this.copy(room, revision, user.name)
  }

  takeSeat(user: SignedIn, id: string, practice: PracticeRole): void {
    const { training } = this.mustSee(user, id)
    training.seats.take(user.id, practice)
    // Whoever has the text open writes as what they are now, or not at all.
    this.services.doors.changed()
  }

  /** Begins anew from the same text: another room, so that nothing of the old comes back from somebody's screen. */
  reset(user: SignedIn, id: string): string {
    const { training, mayClose } = this.mustSee(user, id)
    if (!mayClose) throw new Problem('not-allowed')
    const { room, source, seats } = training
    const first = mustFindRevision(room, '0')
    const again = this.rooms.open(source, user.name, first.negotiation.articles)
    for (const { user: who, role, party } of seats.all())
      again.seats.set(who, { workingGroup: TRAINING_GROUP, role, party })
    this.rooms.remove(id)
    return again.id
  }

  /** For good: what was practised is no record of anything. */
  close(user: SignedIn, id: string): void {
    if (!this.mustSee(user, id).mayClose) throw new Problem('not-allowed')
    this.rooms.remove(id)
  }

  /** What somebody has found by comparing the two revisions; whether it is right. */
  answer(user: SignedIn, id: string, words: string): boolean {
    const { training, practice } = this.mustSee(user, id)
    if (!practice) throw new Problem('not-allowed', 'Take a practice role first.')
    const isRight =
      words
        .replace(/[“”"'.]/g, '')
        .trim()
        .toLowerCase() === REVISED
    training.room.act(() => training.room.note(COMPARISON, practice, { answer: words, isRight }), user.id)
    return isRight
  }

  /** Everybody who practises there, and how far each has come. */
  people({ room, seats }: TrainingRoom) {
    const rows = room.register.list({ instrument: room.info.id, limit: 100_000 })
    return seats.all().map(({ user, role, party }) => ({
      user,
      name: room.nameOf(user) ?? user,
      role,
      party,
      progress: progressOf(rows, user)
    }))
  }

  private copy(room: Room, revision: number | null, by: string): string {
    const issued = revision === null ? undefined : mustFindRevision(room, String(revision))
    const { id: instrument, workingGroup: group, title, symbol } = room.info
    const source = { instrument, group, title, symbol, from: issued?.symbol ?? `${symbol} as it stood` }
    return this.rooms.open(source, by, (issued ?? room.live).negotiation.articles).id
  }

  private see(user: SignedIn, training: TrainingRoom): OpenTraining | undefined {
    const real = this.services.memberships.actorIn(training.source.group, user)
    if (!real) return undefined
    return { training, mayClose: mayHold(real), practice: training.seats.actorIn(TRAINING_GROUP, user) }
  }
}

export function isTraining({ info }: Pick<Room, 'info'>): boolean {
  return info.workingGroup === TRAINING_GROUP
}

/** A training is a workshop on a text. */
function mayHold(actor: Actor | undefined): boolean {
  return actor !== undefined && mayDo(actor, 'hold-workshop')
}
