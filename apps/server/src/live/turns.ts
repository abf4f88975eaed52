/**
 * When what clients have sent is committed: at the end of the turn when little is written, and a moment later, together with
 * what comes meanwhile, when much is. The moment is as long as the last commit took with everything that followed from it, so that
 * half of the time is for reading what comes: two letters in an empty room wait for nobody, and a full room, in which telling
 * everybody takes long, is told less often. A disk that is slow gathers by itself: what comes while it works is the next commit.
 */

/** Milliseconds from one commit to the next, at most; less than one is not waited for. */
const LONGEST_REST = 10

/** Something that is done at the end of a turn, again and again. */
export function createTurns(monotonic: () => number): (work: () => void) => void {
  let endedAt = -Infinity
  let took = 0
  return (work) => {
    const run = () => {
      const begunAt = monotonic()
      work()
      // What was said to everybody leaves when this turn's work is done.
      queueMicrotask(() => {
        endedAt = monotonic()
        took = endedAt - begunAt
      })
    }
    const rest = Math.min(took, LONGEST_REST) - (monotonic() - endedAt)
    if (rest < 1) setImmediate(run)
    else setTimeout(run, rest)
  }
}
