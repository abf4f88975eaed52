/**
 * When what clients have sent is committed: at the end of the turn when little is written, and a moment later, together with
 * what comes meanwhile, when telling everybody of the last took long: a letter in a room of fifty waits for nobody, and a full
 * room is told less often. A disk that is slow gathers by itself: what comes while it works is the next commit.
 */

/** Milliseconds from one commit to the next, at most; less than one is not waited for. */
const LONGEST_REST = 10
/** A rest is so many times as long as it took to hand what was said to the sockets: about twice the whole telling. */
const RESTS = 4

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
        telling = endedAt - doneAt
      })
    }
    const rest = Math.min(RESTS * telling, LONGEST_REST) - (monotonic() - endedAt)
    if (rest < 1) setImmediate(run)
    else setTimeout(run, rest)
  }
}
