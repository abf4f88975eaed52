/**
 * The room of one instrument: its live documents read and composed on the server, and every act on it. Acts are
 * synchronous and one at a time; each is one commit of documents and register. What was proposed live is registered in
 * the same commit that stores its first letter.
 */
import {
  LayerWriter,
  LiveInstrument,
  proposalIds,
  proposalsOf,
  recordedArticles,
  recordedProposals,
  writeDecision
} from '@cartif/live'
import type { LayerAuthor, RecordedProposal } from '@cartif/live'
import { COMMON_HOLDERS, versionOf, wordingOf } from '@cartif/negotiation'
import type { Actor, ChangeWording, Decision, Proposal } from '@cartif/negotiation'
import { randomBytes } from 'node:crypto'
import { Problem } from '../http/errors.ts'
import { InstrumentDocuments } from '../live/documents.ts'
import type { Relay } from '../live/documents.ts'
import type { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'

export interface InstrumentInfo {
  readonly id: string
  readonly workingGroup: string
  readonly title: string
  readonly symbol: string
}

export interface RoomOptions {
  readonly info: InstrumentInfo
  readonly parties: readonly string[]
  readonly db: Database
  /** ISO 8601 */
  now(): string
}

export class Room {
  readonly info: InstrumentInfo
  readonly documents: InstrumentDocuments
  readonly register: Register
  readonly db: Database
  readonly holders: readonly string[]
  onRelay: (relays: readonly Relay[]) => void = () => {}
  onReset: (reason: unknown) => void = () => {}
  readonly now: () => string
  /** Open sockets, for the metrics. */
  connections = 0
  private liveInstrument: LiveInstrument | undefined
  /** Proposals written to since the last look, and by whom: the user of the connection, not what the words say. */
  private touched = new Map<string, string>()

  constructor({ info, parties, db, now }: RoomOptions) {
    this.info = info
    this.db = db
    this.now = now
    this.holders = [...parties, ...COMMON_HOLDERS]
    this.register = new Register(db)
    this.documents = new InstrumentDocuments(info.id, db, now)
    this.documents.hooks = {
      onClientUpdates: () => this.registerTouched(),
      onCommitted: (relays) => this.onRelay(relays),
      onReset: (reason) => {
        this.liveInstrument = undefined
        this.onReset(reason)
      }
    }
  }

  /** The instrument as its documents have it. */
  get live(): LiveInstrument {
    return (this.liveInstrument ??= this.attach())
  }

  /** Runs an act as one commit; what it throws undoes all of it. */
  act<T>(work: () => T, user = 'server'): T {
    return this.documents.commit(() => {
      void this.live
      const result = work()
      this.registerTouched()
      return result
    }, user)
  }

  /** Writes an act into the register. */
  note(kind: string, actor: Pick<Actor, 'user' | 'party'> | undefined, body: unknown): number {
    const { user = 'server', party = null } = actor ?? {}
    return this.register.append({ instrument: this.info.id, kind, actor: user, party, at: this.now(), body })
  }

  mustFindProposal(id: string): Proposal {
    const proposal = this.live.findProposal(id)
    if (!proposal) throw new Problem('not-found', `There is no proposal ${id}.`)
    return proposal
  }

  wording(proposal: Proposal): readonly ChangeWording[] {
    return wordingOf(proposal, (text) => this.live.lineOf(text))
  }

  version(proposal: Proposal): string {
    return versionOf(this.wording(proposal))
  }

  /** A writer for somebody's layer; ids are random, times are the server's. */
  writer(holder: string, by: string): LayerWriter {
    const author: LayerAuthor = { holder, by, newSuffix: () => randomBytes(8).toString('hex'), now: this.now }
    return new LayerWriter(this.live, author)
  }

  mustFindRecord(id: string): RecordedProposal {
    const record = this.live.recordOf(id)
    if (!record) throw new Problem('not-found', `There is no proposal ${id}.`)
    return record
  }

  setRecord(id: string, record: RecordedProposal): void {
    recordedProposals(this.live.documents.record).set(id, record)
  }

  isLocked(article: string): boolean {
    return (this.live.recordOfArticle(article)?.status ?? 'open') !== 'open'
  }

  setArticleStatus(article: string, status: 'open' | 'agreed-ad-referendum' | 'agreed'): void {
    recordedArticles(this.live.documents.record).set(article, { status })
  }

  /** Writes a decision into the documents and what it does to proposals into the record. */
  land(decision: Pick<Decision, 'negotiation' | 'edits'>, name: string): void {
    for (const { id, status, voided } of decision.negotiation.proposals) {
      const before = this.live.recordOf(id)
      if (!before || (before.status === status && sameList(before.voided, voided))) continue
      const { voided: _, ...rest } = before
      this.setRecord(id, { ...rest, status, ...(voided ? { voided } : {}) })
    }
    writeDecision(this.live, decision, name)
  }

  private attach(): LiveInstrument {
    const layers = new Map(this.holders.map((holder) => [holder, this.documents.open(`layer/${holder}`)]))
    const live = new LiveInstrument({
      text: this.documents.open('text'),
      record: this.documents.open('record'),
      layers
    })
    for (const layer of layers.values()) {
      proposalsOf(layer).observeDeep((events) => {
        const user = this.documents.writer
        for (const event of events) {
          if (event.path.length > 0) this.touched.set(String(event.path[0]), user)
          else for (const key of event.changes.keys.keys()) this.touched.set(key, user)
        }
      })
      for (const id of proposalIds(layer)) if (!live.recordOf(id)) this.touched.set(id, 'server')
    }
    return live
  }

  /** Gives new proposals their number, and closes those whose last word their authors took away. */
  private registerTouched(): void {
    const { live } = this
    const touched = [...this.touched].toSorted(([a], [b]) => (a < b ? -1 : 1))
    this.touched = new Map()
    for (const [id, user] of touched) {
      const proposal = live.findProposal(id)
      const record = live.recordOf(id)
      if (proposal && proposal.changes.length > 0 && !record) this.table(proposal, user)
      else if (!proposal && record?.status === 'tabled') {
        this.setRecord(id, { ...record, status: 'withdrawn' })
        this.note('proposal-emptied', undefined, { proposal: id, number: record.number })
      }
    }
    live.flush()
  }

  private table(proposal: Proposal, user: string): void {
    const { live } = this
    const raw = live.findLayerProposal(proposal.id)
    const number = nextNumber(live)
    const wording = this.wording(proposal)
    const version = versionOf(wording)
    const tabledAt = this.now()
    const { id, holder } = proposal
    this.setRecord(id, {
      number,
      holder,
      status: 'tabled',
      version,
      tabledAt,
      tabledBy: user,
      sponsors: [holder],
      positions: []
    })
    this.note(
      'proposal-tabled',
      { user, party: holder },
      { proposal: id, number, holder, version, wording, rationale: raw?.rationale ?? '' }
    )
  }
}

function nextNumber(live: LiveInstrument): number {
  let last = 0
  for (const { number } of recordedProposals(live.documents.record).values()) last = Math.max(last, number)
  return last + 1
}

function sameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
