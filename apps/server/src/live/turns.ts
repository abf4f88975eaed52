/**
 * When what clients have sent is committed: at the end of the turn when little is written, and a moment later, together with
 * what comes meanwhile, when telling everybody of the last took long: a letter in a room of fifty waits for nobody, and a full
 * room is told less often. A disk that is slow gathers by itself: what comes while it works is the next commit.
 */

/** Milliseconds from one commit to the next, at most; less than one is not waited for. */
const LONGEST_REST = 10
/** Handing what was said to the sockets may take so long, in milliseconds; a rest is so many times as long as what goes beyond. */
const QUICK = 0.5
const RESTS = 6
/** Of how many turns the average is taken: one that something else held up says nothing of the room. */
const TURNS = 16

/** Something that is done at the end of a turn, again and again. */
export function createTurns(monotonic: () => number): (work: () => void) => void {
  let endedAt = -Infinity
  let telling = 0
  return (work) => {
    const run = () => {
      work()
      const doneAt = monotonic()
      // What was said to everybody leaves when this turn's work is done.
      queueMicrotask(() => {
        endedAt = monotonic()
        telling += (endedAt - doneAt - telling) / TURNS
      })
    }
    const rest = Math.min(RESTS * (telling - QUICK), LONGEST_REST) - (monotonic() - endedAt)
    if (rest < 1) setImmediate(run)
    else setTimeout(run, rest)
  }
}
