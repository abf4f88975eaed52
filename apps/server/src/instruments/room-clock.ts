/** Wakes when something in a room is due: a draft to be tabled at its moment, a call for consensus whose time is over. */
import type { Services } from '../services.ts'
import { closeOverdue, nextEndOfCall } from './consensus.ts'
import { nextMoment, tableDue } from './embargoes.ts'
import type { Room } from './room.ts'

/** The longest a timer can wait, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1

/** After so long what could not be done is tried again, in milliseconds: the disk may have been full. */
const RETRY = 30_000

export class RoomClock {
  private readonly room: Room
  private readonly services: Pick<Services, 'memberships'>
  private timer: NodeJS.Timeout | undefined

  constructor(room: Room, services: Pick<Services, 'memberships'>) {
    this.room = room
    this.services = services
    this.set()
  }

  /** Sets the timer anew; whenever something else may be due next. */
  set(): void {
    this.stop()
    const next = [nextMoment(this.room), nextEndOfCall(this.room)].filter((at) => at !== undefined).toSorted()[0]
    if (next === undefined) return
    const wait = Math.max(Date.parse(next) - Date.parse(this.room.now()), 0)
    this.timer = setTimeout(() => this.wake(), Math.min(wait + 1, LONGEST_TIMER)).unref()
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private wake(): void {
    const { room, services } = this
    try {
      tableDue(room, (id, name) => services.memberships.actorIn(room.info.workingGroup, { id, name }))
      closeOverdue(room)
      this.set()
    } catch (error) {
      room.onReport('what was due could not be done', { reason: String(error) })
      this.timer = setTimeout(() => this.wake(), RETRY).unref()
    }
  }
}

/** A clock for each room, stopped with the application. */
export class RoomClocks {
  private readonly clocks = new Map<string, RoomClock>()

  constructor(services: Services) {
    services.rooms.each((room) => this.clocks.set(room.info.id, new RoomClock(room, services)))
    services.training?.follow({
      opened: ({ id, room, seats }) => this.clocks.set(id, new RoomClock(room, { memberships: seats })),
      closed: (id) => {
        this.clocks.get(id)?.stop()
        this.clocks.delete(id)
      }
    })
  }

  /** Something else may be due next in a room. */
  set(instrument: string): void {
    this.clocks.get(instrument)?.set()
  }

  stop(): void {
    for (const clock of this.clocks.values()) clock.stop()
  }
}
