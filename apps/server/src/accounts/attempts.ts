/**
 * How often somebody may fail to sign in. Three counts, each of failures only: of one account from one address, of one
 * account from anywhere, of one address for any account. Who fails too often waits, longer each time; a success clears the
 * first count alone, so that one's own account does not help to guess another. Kept in memory: a restart forgives.
 */
export interface AttemptLimits {
  /** Failures for one account from one address before the first wait. */
  readonly perPair: number
  readonly perAccount: number
  readonly perAddress: number
}

/** `attempts` failures before the first wait; the other counts follow from it. */
export function limitsOf(attempts: number): AttemptLimits {
  return { perPair: attempts, perAccount: attempts * 10, perAddress: attempts * 12 }
}

interface Count {
  readonly failures: number
  readonly last: number
}

const MINUTE = 60_000
/** The wait doubles with each further failure, up to this (milliseconds). */
const LONGEST = 15 * MINUTE
/** Failures older than this no longer count (milliseconds). */
const FORGOTTEN = 60 * MINUTE
/** How many counts are kept: an attacker must not fill the memory. */
const MAX_COUNTS = 50_000

export class Attempts {
  private readonly limits: AttemptLimits
  private readonly now: () => number
  private readonly counts = new Map<string, Count>()

  /** `now` in milliseconds. */
  constructor(limits: AttemptLimits, now: () => number) {
    this.limits = limits
    this.now = now
  }

  /** How long somebody has to wait before the next attempt, in seconds; 0 for not at all. */
  waitFor(account: string, address: string): number {
    const waits = this.keysOf(account, address).map(([key, limit]) => this.waitOf(key, limit))
    return Math.ceil(Math.max(0, ...waits) / 1000)
  }

  failed(account: string, address: string): void {
    if (this.counts.size > MAX_COUNTS) this.tidy()
    for (const [key] of this.keysOf(account, address)) {
      const known = this.find(key)
      this.counts.set(key, { failures: (known?.failures ?? 0) + 1, last: this.now() })
    }
  }

  succeeded(account: string, address: string): void {
    this.counts.delete(pairOf(account, address))
  }

  private keysOf(account: string, address: string): readonly (readonly [string, number])[] {
    const { perPair, perAccount, perAddress } = this.limits
    return [
      [pairOf(account, address), perPair],
      [`account ${account}`, perAccount],
      [`address ${address}`, perAddress]
    ]
  }

  private waitOf(key: string, limit: number): number {
    const count = this.find(key)
    if (!count || count.failures < limit) return 0
    const wait = Math.min(LONGEST, MINUTE * 2 ** Math.min(10, count.failures - limit))
    return count.last + wait - this.now()
  }

  private find(key: string): Count | undefined {
    const count = this.counts.get(key)
    return count && this.now() - count.last < FORGOTTEN ? count : undefined
  }

  /** What is forgotten goes; where nothing is, the oldest half. */
  private tidy(): void {
    for (const key of this.counts.keys()) if (!this.find(key)) this.counts.delete(key)
    if (this.counts.size <= MAX_COUNTS) return
    const oldest = [...this.counts].toSorted(([, a], [, b]) => a.last - b.last)
    for (const [key] of oldest.slice(0, MAX_COUNTS / 2)) this.counts.delete(key)
  }
}

const pairOf = (account: string, address: string) => `pair ${account} ${address}`
