/**
 * The negotiation on one instrument day by day, told from the register alone: what was tabled, decided and withdrawn, what stood
 * open in the evening, which articles were agreed. It goes on from the last act it has read, in pages, so that no query is long
 * however long the register has grown.
 */
import type { Queries } from '../storage/queries.ts'
import { Register } from '../storage/register.ts'
import type { Room } from '../instruments/room.ts'

/** One day on which something happened; `tabled`, `decided` and `withdrawn` are sums since the beginning. */
export interface ChronicleDay {
  /** UTC, "2026-03-09" */
  readonly day: string
  readonly tabled: number
  readonly decided: number
  readonly withdrawn: number
  /** Proposals that stood open in the evening. */
  readonly open: number
  /** Ids of articles that were agreed in the evening. */
  readonly agreed: readonly string[]
}

/** What is read of an act's body; every field is there for some kinds only. */
interface ActBody {
  readonly proposal?: string
  readonly effect?: string
  readonly decision?: number
  readonly numbers?: readonly number[]
  readonly left?: readonly { readonly proposal: string; readonly status: string }[]
  readonly article?: string
  readonly provision?: string
  readonly status?: string
}

interface Act {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly body: string
}

/** Acts that change a figure; all others are passed over unread. */
const COUNTED = [
  'proposal-tabled',
  'proposal-accept',
  'proposal-reject',
  'proposal-withdraw',
  'proposal-emptied',
  'proposal-restored',
  'proposal-lapsed',
  'proposal-reopen',
  'issue-retained',
  'article-status'
] as const

/** Rows in one query. */
export const PAGE = 200

const chronicles = new WeakMap<Room, Chronicle>()

/** The chronicle of a room, up to its last act. */
export function chronicleOf(room: Room): Chronicle {
  let known = chronicles.get(room)
  if (!known) chronicles.set(room, (known = new Chronicle(room.db, room.info.id)))
  known.catchUp()
  return known
}

export class Chronicle {
  private readonly db: Queries
  private readonly instrument: string
  private readonly byDay = new Map<string, ChronicleDay>()
  private readonly open = new Set<string>()
  private readonly agreed = new Set<string>()
  /** What each decision closed, by its number in the register: reopening opens all of it. */
  private readonly closedBy = new Map<number, readonly string[]>()
  private counts = { tabled: 0, decided: 0, withdrawn: 0 }
  /** Everything up to here has been read. */
  private seen = 0

  constructor(db: Queries, instrument: string) {
    this.db = db
    this.instrument = instrument
  }

  get days(): readonly ChronicleDay[] {
    return [...this.byDay.values()]
  }

  catchUp(): void {
    const last = new Register(this.db).last(this.instrument)
    while (this.seen < last) {
      const page = this.db.all(actsAfter(this.db, this.instrument, this.seen))
      for (const act of page) this.take(act)
      // What is behind the last page does not count, and is not looked at again.
      this.seen = page.length < PAGE ? last : page.at(-1)!.seq
    }
  }

  private take({ seq, kind, at, body: json }: Act): void {
    this.count(kind, seq, JSON.parse(json) as ActBody)
    const day = at.slice(0, 10)
    this.byDay.set(day, { day, ...this.counts, open: this.open.size, agreed: [...this.agreed] })
  }

  private count(kind: string, seq: number, body: ActBody): void {
    const { proposal = '' } = body
    if (kind === 'proposal-tabled') this.counts = { ...this.counts, tabled: this.counts.tabled + 1 }
    if (kind === 'article-status') this.setAgreed(body)
    else if (kind === 'proposal-tabled' || kind === 'proposal-restored') this.open.add(proposal)
    else if (kind === 'proposal-emptied' || kind === 'proposal-lapsed') this.leave(kind, body)
    else if (kind === 'proposal-reopen') this.reopen(body)
    else this.decide(kind, seq, body)
  }

  private decide(kind: string, seq: number, { proposal, numbers, left = [] }: ActBody): void {
    const before = new Set(this.open)
    if (proposal !== undefined) this.open.delete(proposal)
    for (const one of left) {
      if (one.status === 'tabled' || one.status === 'parked') this.open.add(one.proposal)
      else this.open.delete(one.proposal)
    }
    this.closedBy.set(
      seq,
      [...before].filter((id) => !this.open.has(id))
    )
    const name = kind === 'proposal-withdraw' ? 'withdrawn' : 'decided'
    this.counts = { ...this.counts, [name]: this.counts[name] + (numbers?.length ?? 1) }
  }

  private leave(kind: string, { proposal = '', effect }: ActBody): void {
    if (effect === 'narrowed' || !this.open.delete(proposal) || kind === 'proposal-lapsed') return
    this.counts = { ...this.counts, withdrawn: this.counts.withdrawn + 1 }
  }

  /** What was decided was decided all the same: a sum never goes back, what is open does. */
  private reopen({ proposal = '', decision = 0 }: ActBody): void {
    for (const id of [proposal, ...(this.closedBy.get(decision) ?? [])]) this.open.add(id)
  }

  private setAgreed({ article = '', provision, status }: ActBody): void {
    if (provision !== undefined) return
    if (status === 'open') this.agreed.delete(article)
    else this.agreed.add(article)
  }
}

/** One page of the acts that count, oldest first: what it reads is in one index. */
export function actsAfter(db: Queries, instrument: string, after: number) {
  return db.query
    .selectFrom('register')
    .select(['seq', 'kind', 'at', 'body'])
    .where('instrument', '=', instrument)
    .where('seq', '>', after)
    .where('kind', 'in', [...COUNTED])
    .orderBy('seq')
    .limit(PAGE)
}
