/**
 * Whether whoever is connected is there. Each is asked every ten seconds, at a moment of its own, and let go if the question
 * before has not been answered by then: a computer that was shut, a network that swallows everything, are found in twenty seconds.
 */
import { BEAT_EVERY } from '@cartif/live'

/** How often it is looked whose moment has come (milliseconds). */
const LOOK_EVERY = 1000
/** Who looks so much later was held up: answers may have come that nobody has read yet. */
const LATE = 3 * LOOK_EVERY

export interface Beating {
  beat(): void
}

export class Heartbeat {
  private readonly due = new WeakMap<Beating, number>()
  private readonly present: () => Iterable<Beating>
  private lookedAt: number | undefined

  constructor(present: () => Iterable<Beating>) {
    this.present = present
  }

  /** Asks whoever was not asked for so long; who is new is asked after that time. `now` is a monotonic clock, in milliseconds. */
  look(now: number): void {
    const isLate = this.lookedAt !== undefined && now - this.lookedAt > LATE
    this.lookedAt = now
    if (isLate) return
    for (const one of this.present()) {
      const due = this.due.get(one)
      if (due !== undefined && due > now) continue
      this.due.set(one, now + BEAT_EVERY)
      if (due !== undefined) one.beat()
    }
  }

  /** Looks again and again; returns what ends it. */
  start(monotonic: () => number): () => void {
    const timer = setInterval(() => this.look(monotonic()), LOOK_EVERY).unref()
    return () => clearInterval(timer)
  }
}
