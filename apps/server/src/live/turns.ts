/**
 * When what clients have sent is committed: at the end of the turn when little is written, and together with what comes
 * meanwhile when much is, so that the disk is at work for no more than half of the time however slow it is.
 */

/** Milliseconds a letter waits for others at most. */
const LONGEST_WAIT = 20
/** Milliseconds between two commits in a busy room, at least. */
const SHORTEST_REST = 4

/** Something that is done at the end of a turn, again and again. */
export function createTurns(monotonic: () => number): (work: () => void) => void {
  let endedAt = -Infinity
  let took = 0
  return (work) => {
    const run = () => {
      const begunAt = monotonic()
      work()
      endedAt = monotonic()
      took = endedAt - begunAt
    }
    const rest = Math.min(Math.max(took, SHORTEST_REST), LONGEST_WAIT) - (monotonic() - endedAt)
    if (rest < 1) setImmediate(run)
    else setTimeout(run, rest)
  }
}
