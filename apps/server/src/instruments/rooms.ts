/**
 * The rooms of all instruments, by id. Who has to do something for each of them is told of those that are there and of those
 * that are opened later: an instrument created while the server runs is served like any other, from the moment it is on disk.
 */
import type { Room } from './room.ts'

export class Rooms extends Map<string, Room> {
  private readonly listeners: ((room: Room) => void)[] = []

  static of(...rooms: readonly Room[]): Rooms {
    return new Rooms(rooms.map((room) => [room.info.id, room]))
  }

  /** Calls for every room: for those that are open at once, for others when they are opened. */
  each(listener: (room: Room) => void): void {
    this.listeners.push(listener)
    for (const room of this.values()) listener(room)
  }

  /** After the commit that created its instrument. */
  open(room: Room): void {
    this.set(room.info.id, room)
    for (const listener of this.listeners) listener(room)
  }
}
