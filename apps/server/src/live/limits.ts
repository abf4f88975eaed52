/**
 * What one client may ask of the live documents. A page has one connection about every document of an instrument; a script may
 * have a plain one for each, eighteen in a full negotiation; and a hall of delegates may share one address. So the numbers are
 * far above what people do, and far below what would be felt by others. docs/protocol.md lists them.
 */
export const LIVE_LIMITS = {
  /** Bytes of one message. */
  message: 1 << 20,
  /** Bytes kept of who has not been let in yet. */
  early: 1 << 20,
  /** Bytes waiting to be sent: whoever has more of them does not read. */
  unread: 8 << 20,
  /** Open sockets of one user, in all their tabs and devices, and those among them that are about many documents. */
  ofUser: 400,
  sharedOfUser: 100,
  /** Open sockets from one address, and those among them that have not been let in yet. */
  fromAddress: 4000,
  notLetIn: 400
} as const

/** What a connection may do, about one document or about many. */
export interface LineLimits {
  /** Messages and pings: in a burst, and a second after it. */
  readonly messages: Allowance
  /** Bytes: in a burst, and a second after it. */
  readonly bytes: Allowance
  /** Questions for a whole document or for everybody present, which cost much more to answer than to ask. */
  readonly questions: Allowance
  readonly unread: number
  /** Bytes of updates kept until what they build on has come. */
  readonly waiting: number
}

/**
 * Whoever writes has two hands, however many documents there are: of messages and bytes no more is allowed about many than
 * about one. Asking for all documents is a question for each; they arrive together, so twice as much may wait to be sent.
 */
export const LINE_LIMITS: Readonly<Record<'plain' | 'shared', LineLimits>> = {
  plain: {
    messages: { burst: 400, rate: 100 },
    bytes: { burst: 8 << 20, rate: 1 << 20 },
    questions: { burst: 12, rate: 1 },
    unread: LIVE_LIMITS.unread,
    waiting: 4 << 20
  },
  shared: {
    messages: { burst: 400, rate: 100 },
    bytes: { burst: 8 << 20, rate: 1 << 20 },
    questions: { burst: 120, rate: 4 },
    unread: 2 * LIVE_LIMITS.unread,
    waiting: 4 << 20
  }
}

export interface Allowance {
  readonly burst: number
  readonly rate: number
}

/** What is left of an allowance: it fills at its rate, in milliseconds of a clock that is handed in, and never above its burst. */
export class Purse {
  private readonly allowance: Allowance
  private left: number
  private filledAt: number

  constructor(allowance: Allowance, now: number) {
    this.allowance = allowance
    this.left = allowance.burst
    this.filledAt = now
  }

  /** Whether so much was left; then it is taken. */
  take(amount: number, now: number): boolean {
    const { burst, rate } = this.allowance
    this.left = Math.min(burst, this.left + ((now - this.filledAt) / 1000) * rate)
    this.filledAt = now
    if (this.left < amount) return false
    this.left -= amount
    return true
  }
}
