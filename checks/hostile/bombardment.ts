/**
 * Many frames, range after range: what is accepted makes the documents grow, so after some thousand frames the negotiation
 * begins anew under the next seed. Every so often the honest must still be at work, and the server comes back from its disk.
 */
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { loadShot, questionOfTheLine } from './ammunition.ts'
import { Range } from './range.ts'
import type { Shot } from './range.ts'
import type { Verdict } from './laws.ts'

export interface Tally {
  readonly frames: number
  readonly outcomes: Readonly<Record<Verdict['outcome'], number>>
  /** Milliseconds of processor time of the slowest. */
  readonly slowest: number
}

const FRAMES_OF_A_RANGE = 5000
const CHECK_EVERY = 1250

/** Fires so many frames; throws at the first law that does not hold, naming the frame. */
export function bombard(seed: number, frames: number, tell: (fired: number) => void = () => {}): Tally {
  const outcomes = { closed: 0, denied: 0, changed: 0, unchanged: 0 }
  let slowest = 0
  for (let fired = 0; fired < frames;) {
    const count = Math.min(FRAMES_OF_A_RANGE, frames - fired)
    slowest = Math.max(slowest, bombardOne(seed + fired, count, outcomes))
    fired += count
    tell(fired)
  }
  return { frames, outcomes, slowest }
}

function bombardOne(seed: number, frames: number, outcomes: Record<Verdict['outcome'], number>): number {
  const random = createRandom(seed)
  const range = new Range(seed, 120)
  try {
    for (let number = 1; number <= frames; number++) {
      const shot = aimed(random, loadShot(random, range))
      outcomes[fire(range, shot, `range ${seed}, frame ${number}`).outcome]++
      if (number % CHECK_EVERY === 0) range.checkOthers()
      if (number % (2 * CHECK_EVERY) === 0) range.restart()
    }
    return range.witness.slowest
  } finally {
    range.destroy()
  }
}

/** Half go to the document alone; of the others some are about the connection itself. */
function aimed(random: Random, shot: Shot): Shot {
  if (random.chance(0.5)) return shot
  if (random.chance(0.05)) return { ...shot, message: questionOfTheLine(random), door: 'the line itself' }
  return { ...shot, door: 'one of many' }
}

function fire(range: Range, shot: Shot, name: string): Verdict {
  try {
    return range.fire(shot)
  } catch (error) {
    const { actor, document, message, door = 'alone' } = shot
    const bytes = Buffer.from(message).toString('base64')
    throw new Error(`${name}, ${actor.user} on ${document}, ${door}: ${bytes}`, { cause: error })
  }
}
