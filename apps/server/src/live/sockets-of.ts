/**
 * How many sockets are open, by address and by user. They are counted from the upgrade on, before anybody is asked who they
 * are: who knocks without end and never says a name costs an address and not the house.
 */
import { LIVE_LIMITS } from './limits.ts'

export interface SocketLimits {
  readonly ofUser: number
  /** Among those of a user, the ones about many documents. */
  readonly sharedOfUser: number
  readonly fromAddress: number
  readonly notLetIn: number
}

/** One socket's place in the counts. */
export interface Knock {
  /** The user is known; false where that user has too many sockets already. */
  letIn(user: string, isShared?: boolean): boolean
  /** The socket is closed; a second time changes nothing. */
  leave(): void
}

export class SocketsOf {
  private readonly limits: SocketLimits
  private readonly counts = new Map<string, number>()

  constructor(limits: SocketLimits = LIVE_LIMITS) {
    this.limits = limits
  }

  /** undefined where an address has too many sockets already. */
  knock(address: string): Knock | undefined {
    const [all, waiting] = [`address ${address}`, `waiting ${address}`]
    if (this.of(all) >= this.limits.fromAddress || this.of(waiting) >= this.limits.notLetIn) return undefined
    const held = new Set([all, waiting])
    for (const key of held) this.add(key, 1)
    const drop = (key: string) => void (held.delete(key) && this.add(key, -1))
    return {
      letIn: (user, isShared = false) => {
        const [own, shared] = [`user ${user}`, `shared ${user}`]
        if (!held.has(all) || this.of(own) >= this.limits.ofUser) return false
        if (isShared && this.of(shared) >= this.limits.sharedOfUser) return false
        drop(waiting)
        for (const key of isShared ? [own, shared] : [own]) {
          held.add(key)
          this.add(key, 1)
        }
        return true
      },
      leave: () => held.forEach(drop)
    }
  }

  /** How many keys are remembered: none of whoever has left. */
  get size(): number {
    return this.counts.size
  }

  private of(key: string): number {
    return this.counts.get(key) ?? 0
  }

  private add(key: string, by: number): void {
    const count = this.of(key) + by
    if (count > 0) this.counts.set(key, count)
    else this.counts.delete(key)
  }
}
