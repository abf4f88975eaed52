/** What the server is made of, put together in main.ts and handed to the routes. */
import type { Actor } from '@cartif/negotiation'
import type { Accounts, SignedIn } from './accounts/accounts.ts'
import type { AccountDesk } from './accounts/desk.ts'
import type { Doors } from './accounts/doors.ts'
import type { Memberships } from './accounts/memberships.ts'
import type { Config } from './config.ts'
import { Problem } from './http/errors.ts'
import type { Metrics } from './http/metrics.ts'
import type { Readiness } from './http/readiness.ts'
import type { Room } from './instruments/room.ts'
import type { Rooms } from './instruments/rooms.ts'
import type { Database } from './storage/database.ts'
import type { Register } from './storage/register.ts'
import type { TrainingRooms } from './training/training-rooms.ts'
import { TRAINING_GROUP } from './training/training-mark.ts'
import type { Workers } from './workers/workers.ts'

export interface Services {
  readonly config: Pick<Config, 'demonstration' | 'publicUrl' | 'trustProxy' | 'secondFactor'>
  readonly db: Database
  readonly register: Register
  readonly accounts: Accounts
  /** Signing in and everything about accounts; undefined where a test says itself who somebody is. */
  readonly desk?: AccountDesk
  readonly doors: Doors
  readonly memberships: Memberships
  readonly rooms: Rooms
  /** Where texts are practised on: beside the rooms, and in nothing that goes over them. Absent where there is no training. */
  readonly training?: TrainingRooms
  /** Absent where nobody watches the server. */
  readonly readiness?: Readiness
  readonly metrics?: Metrics
  /** Absent where everybody may bring their own. */
  readonly workers?: Workers
  /** ISO 8601 */
  now(): string
}

/** What acts need that are carried out without a server, too: for the demonstration, for one. */
export type DeskServices = Pick<Services, 'db' | 'memberships' | 'rooms' | 'now'>

/** The room of an instrument and the user as an actor in it; what one may not know of does not exist. */
export function mustEnter(services: Services, user: SignedIn, instrument: string): { room: Room; actor: Actor } {
  const practice = services.training?.find(instrument)
  const room = services.rooms.get(instrument) ?? practice?.room
  // A practice role counts in its own room alone, a seat in a group nowhere else than in the texts of the group.
  const actor =
    room === undefined
      ? undefined
      : room === practice?.room
        ? practice.seats.actorIn(TRAINING_GROUP, user)
        : services.memberships.actorIn(room.info.workingGroup, user)
  if (!room || !actor) throw new Problem('not-found', `There is no instrument ${instrument}.`)
  return { room, actor }
}
