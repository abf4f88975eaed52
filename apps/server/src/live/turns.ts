/**
 * When what clients have sent is committed: at the end of the turn when little is written, and a moment later, together with
 * what comes meanwhile, when much is. A disk that is slow gathers by itself: what comes while it works is the next commit.
 */

/** Milliseconds from one commit to the next, at least. */
const REST = 4

/** Something that is done at the end of a turn, again and again. */
export function createTurns(monotonic: () => number): (work: () => void) => void {
  let endedAt = -Infinity
  return (work) => {
    const run = () => {
      work()
      endedAt = monotonic()
    }
    const rest = REST - (monotonic() - endedAt)
    if (rest < 1) setImmediate(run)
    else setTimeout(run, rest)
  }
}
