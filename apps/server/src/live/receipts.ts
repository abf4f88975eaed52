/**
 * How far a client's sync messages are settled, in the order in which they came: a number says that all up to it are on disk, or
 * were denied and said so. Documents are committed together, but what says nothing is settled at once and what came too early
 * waits; so a count alone would speak of the wrong ones.
 */
import type { Receipt } from './conversation.ts'

export class Receipts {
  private readonly tell: (count: number) => void
  private given = 0
  private settledTo = 0
  /** Settled before something that came earlier. */
  private readonly ahead = new Set<number>()

  constructor(tell: (count: number) => void) {
    this.tell = tell
  }

  next(): Receipt {
    const number = ++this.given
    const settle = () => this.settle(number)
    return { stored: settle, denied: settle }
  }

  private settle(number: number): void {
    if (number !== this.settledTo + 1) return void this.ahead.add(number)
    this.settledTo = number
    while (this.ahead.delete(this.settledTo + 1)) this.settledTo++
    this.tell(this.settledTo)
  }
}
