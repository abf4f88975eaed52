/**
 * What undo ought to do, kept beside the real history: what was shown before and after each step, as long as nothing
 * arrived in between, and which letters somebody has struck themselves and may bring back.
 */

/** Writing without a longer pause is one step (milliseconds). */
const PAUSE = 600

interface ShadowStep {
  readonly before: string
  after: string
  /** How much had arrived when it was written; a step with arrivals in between is not known exactly. */
  arrivals: number
  isExact: boolean
}

export class UndoShadow {
  /** Letters struck by their owner or by a colleague, over the whole sitting. */
  readonly struck = new Map<string, number>()
  private done: ShadowStep[] = []
  private undone: ShadowStep[] = []
  private mayJoin = false
  private writtenAt = 0

  /** A write has changed what is shown, at `now` (milliseconds); `isOwnStep` says that it joins no step before it. */
  wrote(before: string, after: string, arrivals: number, now: number, isOwnStep: boolean): void {
    this.undone = []
    const last = this.done.at(-1)
    const isPaused = now - this.writtenAt >= PAUSE
    this.writtenAt = now
    if (last && this.mayJoin && !isPaused && !isOwnStep) {
      last.isExact &&= last.arrivals === arrivals && last.after === before
      last.after = after
      last.arrivals = arrivals
    } else this.done.push({ before, after, arrivals, isExact: true })
    this.mayJoin = true
  }

  /** The next write begins a step. */
  pause(): void {
    this.mayJoin = false
  }

  /** What undoing should show now; undefined where too much has happened to say. */
  undo(shown: string, arrivals: number): string | undefined {
    return this.move(this.done, this.undone, shown, arrivals, 'before')
  }

  redo(shown: string, arrivals: number): string | undefined {
    return this.move(this.undone, this.done, shown, arrivals, 'after')
  }

  /** The history has forgotten something, or nothing is known of it any more. */
  forget(): void {
    this.done = []
    this.undone = []
    this.mayJoin = false
  }

  private move(
    from: ShadowStep[],
    to: ShadowStep[],
    shown: string,
    arrivals: number,
    side: 'before' | 'after'
  ): string | undefined {
    this.mayJoin = false
    const step = from.pop()
    if (!step) return undefined
    // Undo passes over a step that has changed nothing in the end, to one that is not known here.
    if (step.before === step.after) return this.forget() as undefined
    to.push(step)
    const other = side === 'before' ? 'after' : 'before'
    if (!step.isExact || step.arrivals !== arrivals || step[other] !== shown) return undefined
    return step[side]
  }
}
