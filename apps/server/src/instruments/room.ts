/**
 * The room of one instrument: its live documents read and composed on the server, and every act on it. Acts are
 * synchronous and one at a time; each is one commit of documents and register. What was proposed live is registered in
 * the same commit that stores its first letter. Drafts are no part of it: nobody but their delegation reads them.
 */
import { randomBytes } from 'node:crypto'
import {
  LayerWriter,
  LiveInstrument,
  believeOnly,
  recordedArticles,
  recordedProposals,
  writeDecision
} from '@cartif/live'
import type { LayerAuthor, RecordedArticle, RecordedProposal } from '@cartif/live'
import { COMMON_HOLDERS, versionOf, wordingOf } from '@cartif/negotiation'
import type { Actor, ChangeWording, Decision, InstrumentKind, Proposal } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { InstrumentDocuments } from '../live/documents.ts'
import type { DocumentRuntime, Relay } from '../live/documents.ts'
import type { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'
import { lapseChanged } from './consensus-lapse.ts'
import { Registration } from './registration.ts'
import { settleInSteps } from './settle-in-steps.ts'
import type { Attached } from './settle-in-steps.ts'
import { TextWatch } from './text-watch.ts'

export interface InstrumentInfo {
  readonly id: string
  readonly workingGroup: string
  readonly title: string
  readonly symbol: string
  /** An agreement where nothing is said. */
  readonly kind?: InstrumentKind
}

export interface RoomOptions {
  readonly info: InstrumentInfo
  readonly parties: readonly string[]
  readonly db: Database
  /** ISO 8601 */
  now(): string
  /** What a user is called. */
  nameOf(user: string): string | undefined
  /** How long without a letter is quiet, in milliseconds; Infinity: only when somebody acts. */
  readonly quiet?: number
  readonly runtime?: RoomRuntime
}

export interface RoomRuntime extends DocumentRuntime {
  /** A fresh suffix for an id, lower-case letters and digits. */
  newSuffix(): string
}

const QUIET = 1000
/** How long what waits for quiet waits at most, in milliseconds. */
const LONGEST_WAIT = 5000
/** From one step of writing it down to the next, in milliseconds: letters go first. */
const BREATH = 10

export class Room {
  info: InstrumentInfo
  readonly documents: InstrumentDocuments
  readonly register: Register
  readonly db: Database
  readonly holders: readonly string[]
  onRelay: (relays: readonly Relay[]) => void = () => {}
  onReset: (reason: unknown) => void = () => {}
  /** What somebody should look at: words in a layer that do not fit, a touched lock. */
  onReport: (message: string, details: Readonly<Record<string, unknown>>) => void = () => {}
  readonly now: () => string
  readonly nameOf: (user: string) => string | undefined
  /** Open sockets, for the metrics. */
  connections = 0
  private readonly quiet: number
  private readonly newSuffix: () => string
  private attached: Attached | undefined
  private timer: NodeJS.Timeout | undefined
  private waitsSince = 0
  private usedAt = performance.now()

  constructor({ info, parties, db, now, nameOf, quiet = QUIET, runtime }: RoomOptions) {
    this.info = info
    this.db = db
    this.now = now
    this.nameOf = nameOf
    this.quiet = quiet
    this.newSuffix = runtime?.newSuffix ?? (() => randomBytes(8).toString('hex'))
    this.holders = [...parties, ...COMMON_HOLDERS]
    this.register = new Register(db)
    this.documents = new InstrumentDocuments(info.id, db, now, runtime)
    this.documents.hooks = {
      beforeClientUpdates: (frames) => {
        this.attached?.pen.prepare(frames.every(({ document }) => document === 'text'))
      },
      onClientUpdates: () => this.takeIn(),
      onCommitted: (relays) => this.onRelay(relays),
      onReport: (message, details) => this.onReport(message, details),
      onReset: (reason) => {
        this.attached = undefined
        this.onReport('the documents were loaded again', { reason: String(reason) })
        this.onReset(reason)
      }
    }
  }

  /** The instrument as its documents have it. */
  get live(): LiveInstrument {
    const { live, pen } = this.attach()
    if (!this.documents.isTaking) pen.catchUp()
    return live
  }

  /** Runs an act as one commit; what it throws undoes all of it. Whatever refuses must do so before it writes. */
  act<T>(work: () => T, user = 'server'): T {
    this.settle()
    return this.documents.commit(() => {
      const result = work()
      const { registration, pen } = this.attach()
      registration.register('server')
      registration.mirrorVersions()
      pen.accept()
      lapseChanged(this)
      return result
    }, user)
  }

  /** Writes down what has waited for quiet: new versions of wordings, and what the pen wrote. */
  settle(): void {
    this.documents.flush()
    const attached = this.attach()
    const { registration, pen } = attached
    pen.catchUp()
    if (!isBehind(attached)) return
    this.documents.commit(() => {
      registration.takeUpContributions()
      registration.register('server')
      registration.mirrorVersions()
      pen.noteEdits()
      lapseChanged(this)
    })
  }

  /** Writes down what waits, and waits no more; before the database is closed. */
  stop(): void {
    this.stopWaiting()
    this.documents.flush()
    if (this.attached) this.settle()
    this.stopWaiting()
  }

  /** Milliseconds since anybody had it open or asked for anything of it; undefined when it is not in memory. */
  get idleFor(): number | undefined {
    if (this.documents.loaded === 0) return undefined
    const now = performance.now()
    if (this.connections > 0) this.usedAt = now
    return now - this.usedAt
  }

  /** Leaves memory as after a stop; comes back when somebody asks for it. */
  rest(): void {
    this.stop()
    this.attached = undefined
    this.documents.unload()
  }

  /** Writes an act into the register. */
  note(kind: string, actor: Pick<Actor, 'user' | 'party'> | undefined, body: unknown): number {
    const { user = 'server', party = null } = actor ?? {}
    return this.register.append({ instrument: this.info.id, kind, actor: user, party, at: this.now(), body })
  }

  mustFindProposal(id: string): Proposal {
    const proposal = this.live.findProposal(id)
    if (!proposal || !this.live.recordOf(id)) throw new Problem('not-found', `There is no proposal ${id}.`)
    return proposal
  }

  wording(proposal: Proposal): readonly ChangeWording[] {
    return wordingOf(proposal, (text) => this.live.lineOf(text))
  }

  version(proposal: Proposal): string {
    return versionOf(this.wording(proposal))
  }

  /** What a version of a proposal's wording said; undefined for one nobody has seen here lately. */
  wordingOfVersion(proposal: string, version: string): readonly ChangeWording[] | undefined {
    return this.attach().registration.findWording(proposal, version)
  }

  /** What a proposal says, or said when it was last open. */
  lastWording(proposal: string): readonly ChangeWording[] {
    return this.attach().registration.lastWording(proposal)
  }

  /** The words a change last had on the table; undefined for what never was. */
  lastWords(change: string): string | undefined {
    return this.attach().registration.lastWords(change)
  }

  /** Inside an act: what it tables is numbered in this order, in whatever order it was written. */
  numberInOrder(proposals: readonly string[]): void {
    this.attach().registration.inOrder(proposals)
  }

  /** A writer for somebody's layer; ids are random, times are the server's. */
  writer(holder: string, by: string): LayerWriter {
    const author: LayerAuthor = { holder, by, newSuffix: this.newSuffix, now: this.now }
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

  setStatus(articleOrProvision: string, record: RecordedArticle): void {
    recordedArticles(this.live.documents.record).set(articleOrProvision, record)
  }

  /** Writes a decision into the documents and what it does to proposals into the record. */
  land(decision: Pick<Decision, 'negotiation' | 'edits'>, name: string): void {
    for (const { id, status, voided } of decision.negotiation.proposals) {
      const before = this.live.recordOf(id)
      if (!before || (before.status === status && sameList(before.voided, voided))) continue
      const { voided: _, late: __, ...rest } = before
      this.setRecord(id, { ...rest, status, ...(voided ? { voided } : {}) })
    }
    writeDecision(this.live, decision, name)
  }

  private attach() {
    this.usedAt = performance.now()
    if (this.attached) return this.attached
    const layers = new Map(this.holders.map((holder) => [holder, this.documents.open(`layer/${holder}`)]))
    for (const [holder, layer] of layers)
      believeOnly(layer, (client) => this.documents.isServers(`layer/${holder}`, client))
    const documents = { text: this.documents.open('text'), record: this.documents.open('record'), layers }
    const live = new LiveInstrument(documents, { schedule: (flush) => this.documents.isTaking || flush() })
    this.attached = { live, registration: new Registration(this, live), pen: new TextWatch(this, live) }
    return this.attached
  }

  /** What follows from clients' updates, inside their commit. */
  private takeIn(): void {
    const attached = this.attach()
    const { live, registration, pen } = attached
    if (!registration.isTouched) pen.postpone()
    if (registration.isTouched || pen.isTouched) {
      live.flush()
      pen.check()
      registration.register('clients')
    }
    lapseChanged(this)
    if (isBehind(attached)) this.settleWhenQuiet()
  }

  private stopWaiting(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private settleWhenQuiet(): void {
    if (this.quiet === Infinity) return
    // In a busy room it is never quiet; what everybody sees of the versions must not wait for ever.
    if (this.timer && this.waitsSince > performance.now() - LONGEST_WAIT) return void this.timer.refresh()
    if (this.timer) return
    this.waitsSince = performance.now()
    this.timer = setTimeout(() => this.settleALittle(), this.quiet).unref()
  }

  /** One step, and in a moment the next; a room that has begun anew meanwhile begins anew with it. */
  private settleALittle(begun?: { readonly attached: Attached; readonly steps: Generator<void> }): void {
    this.timer = undefined
    try {
      // Before anything is asked of what is attached: what cannot be committed begins the room anew.
      this.documents.flush()
      const attached = this.attach()
      const steps = begun?.attached === attached ? begun.steps : settleInSteps(this, attached)
      const { done } = steps.next()
      // What came in the meantime may have begun to wait for quiet of its own.
      this.stopWaiting()
      if (!done) this.timer = setTimeout(() => this.settleALittle({ attached, steps }), BREATH).unref()
      else if (isBehind(attached)) this.settleWhenQuiet()
    } catch (error) {
      this.onReport('what waited for quiet could not be written down', { reason: String(error) })
    }
  }
}

/** Whether anything waits for quiet. */
function isBehind({ registration, pen }: Attached): boolean {
  return registration.isBehind || pen.isBehind
}

function sameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
