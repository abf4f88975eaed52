/** Instruments that nobody has open leave memory after a while, so that it levels off however many there are. */
import type { Room } from './room.ts'

const MINUTE = 60_000
/** Updates behind its snapshot with which a document in use is read quickly enough after a crash. */
const LONG_LOG = 5000

/** Sends to rest whatever has been idle for so many milliseconds; returns how many. A room that cannot rest now stays. */
export function restIdle(rooms: Iterable<Room>, longest: number): number {
  let rested = 0
  for (const room of rooms) {
    if ((room.idleFor ?? -1) < longest) continue
    try {
      room.rest()
      rested++
    } catch (error) {
      room.onReport('an instrument could not leave memory', { reason: String(error) })
    }
  }
  return rested
}

/** Looks every minute; returns what ends it. */
export function watchIdle(rooms: { values(): Iterable<Room> }, minutes: number): () => void {
  const look = () => {
    restIdle(rooms.values(), minutes * MINUTE)
    for (const room of rooms.values()) room.documents.shorten(LONG_LOG)
  }
  const timer = setInterval(look, MINUTE).unref()
  return () => clearInterval(timer)
}
