/**
 * Registering what appears in the layers: a proposal gets its number, its first version and a row in the register in the
 * commit that brings its first letter; one whose author took every word away is withdrawn with its last wording, and what
 * amended those words lapses. What comes on words that were closed before goes where those went, or lapses; what was written
 * into them is on no table: the record says so, and late-words.ts has what its author may do with it. When it is quiet or
 * somebody acts, the mirror's version of a wording follows and the register gets the wording as it stands then, so that a
 * letter costs one update and not two. Layers are untrusted: what does not fit is reported and left alone.
 */
import {
  anchorInArticles,
  articlesOf,
  isIdOf,
  proposalIds,
  proposalsOf,
  quotable,
  recordedProposals
} from '@cartif/live'
import type { LayerChange, LiveInstrument, RecordedProposal } from '@cartif/live'
import { isOpen, provisionWords, settleArrivals, textOf, versionOf, wordingOf } from '@cartif/negotiation'
import type { Change, ChangeWording, Proposal } from '@cartif/negotiation'
import { lineLength, sliceLine } from '@cartif/treaty-text'
import { hostOf, isDirect, takeUpContribution } from './contributions.ts'
import { wordingsWhenClosed } from './closed-wordings.ts'
import { closedChanges, lateWordsOf } from './late-words.ts'
import { observeEntries } from './observe-entries.ts'
import { RememberedWordings } from './remembered-wordings.ts'
import type { Room } from './room.ts'

export class Registration {
  private readonly room: Room
  private readonly live: LiveInstrument
  /** Proposals written to since the last look, and by whom: the user of the connection, not what the words say. */
  private touched = new Map<string, string>()
  /** Open proposals whose mirrored version may be behind their words, and who wrote on; nobody where it follows from other words. */
  private readonly behind = new Map<string, string | undefined>()
  /** What co-sponsors have written into others' proposals and has not gone into those yet, and by whom. */
  private readonly contributions = new Map<string, string | undefined>()
  /** Never given again, whatever becomes of the proposal. */
  private lastNumber: number
  private readonly wordings = new RememberedWordings()
  private readonly reported = new Set<string>()
  /** Changes that hold on to the words that count. */
  private readonly anchored = new Set<string>()

  constructor(room: Room, live: LiveInstrument) {
    this.room = room
    this.live = live
    this.lastNumber = lastNumberIn(live)
    for (const layer of live.documents.layers.values()) {
      observeEntries(proposalsOf(layer), (id) => void this.touched.set(id, room.documents.writer))
      for (const id of proposalIds(layer)) if (!live.recordOf(id)) this.touched.set(id, 'server')
    }
    observeEntries(articlesOf(live.documents.text), (article) => this.textChanged(article))
    // A decision may void some of a proposal's changes: then it says less, though no letter of it was touched.
    observeEntries(recordedProposals(live.documents.record), (id) => this.fallBehind(id))
    for (const { proposal, wording } of wordingsWhenClosed(room)) this.wordings.close(proposal, wording)
    for (const one of live.negotiation.proposals) {
      const record = live.recordOf(one.id)
      // A server that was killed before it was quiet has left a mirror behind the words.
      if (record && isOpen(one) && this.versionNow(one) !== record.version) this.fallBehind(one.id)
      if (record?.contributesTo !== undefined && isOpen(one)) this.contributions.set(one.id, undefined)
    }
  }

  /** Whether `mirrorVersions` or `takeUpContributions` has something to write. */
  get isBehind(): boolean {
    return this.behind.size + this.contributions.size > 0
  }

  /** The proposals of which `mirrorVersions` may have something to write. */
  get waiting(): readonly string[] {
    return [...this.behind.keys()]
  }

  /** Whether clients have written anything that `register` would look at. */
  get isTouched(): boolean {
    return this.touched.size > 0
  }

  findWording(proposal: string, version: string): readonly ChangeWording[] | undefined {
    return this.wordings.find(proposal, version)
  }

  /** What a proposal says, or said when it was last open. */
  lastWording(proposal: string): readonly ChangeWording[] {
    return this.wordings.lastOf(proposal)
  }

  /** The words a change last had on the table; undefined for what never was. */
  lastWords(change: string): string | undefined {
    return this.wordings.lastWords(change)
  }

  /** The order in which what was written in this commit is registered, where it was not written in that order. */
  inOrder(ids: readonly string[]): void {
    const rest = this.touched
    this.touched = new Map()
    for (const id of new Set([...ids, ...rest.keys()])) {
      const user = rest.get(id)
      if (user !== undefined) this.touched.set(id, user)
    }
  }

  /** Takes note of every proposal written to, in the order of arrival; inside a commit. */
  register(by: 'clients' | 'server'): void {
    this.live.flush()
    const touched = this.touched
    this.touched = new Map()
    let isLess = false
    const fresh = new Set<string>()
    for (const id of touched.keys()) for (const change of this.newChangesOf(id)) fresh.add(change)
    this.live.readOnce(() => {
      for (const [id, user] of touched) {
        const isKnown = this.live.recordOf(id) !== undefined
        isLess = this.registerOne(id, user) || isLess
        // What becomes of a proposal matters to those behind it; that one has a number now does not, and is read with the others.
        if (isKnown) this.live.flush()
        if (this.isWaiting(id)) this.touched.set(id, user)
      }
    })
    if (fresh.size > 0) this.settle(fresh)
    if (by === 'clients') this.anchor(touched.keys())
    for (const id of touched.keys()) this.noteLateWords(id, by)
    if (isLess) this.lapseOrphans()
    if (touched.size > 0) this.report()
  }

  /**
   * Takes what co-sponsors wrote into the words it was written into; what has become a proposal of its own is tabled. Inside a
   * commit, followed by `register`.
   */
  takeUpContributions(): void {
    const waiting = this.contributions
    while (waiting.size > 0) {
      this.live.flush()
      // What was written into a contribution comes to stand in the words themselves with it.
      const isNext = (id: string) => this.isContribution(id) && isDirect(this.live, this.live.findProposal(id)!)
      const id = [...waiting.keys()].find(isNext) ?? [...waiting.keys()][0]!
      const user = waiting.get(id)
      waiting.delete(id)
      const proposal = this.live.findProposal(id)
      if (!proposal || !this.isContribution(id)) continue
      const host = hostOf(this.live, proposal)
      if (host === undefined) this.table(proposal, user ?? 'server')
      else takeUpContribution(this.room, id, host, user)
    }
  }

  private isContribution(id: string): boolean {
    const proposal = this.live.findProposal(id)
    return proposal !== undefined && isOpen(proposal) && proposal.changes.length > 0
  }

  /** Brings the versions of some proposals in the record, or of all, up to the words; inside a commit. */
  mirrorVersions(proposals = this.waiting): void {
    for (const id of proposals) {
      this.mirrorVersion(id, this.behind.get(id))
      // Not before: that its record is written makes it look behind.
      this.behind.delete(id)
    }
  }

  private mirrorVersion(id: string, user: string | undefined): void {
    const proposal = this.live.findProposal(id)
    const record = this.live.recordOf(id)
    if (!proposal || !record || !isOpen(proposal)) return
    const version = this.versionNow(proposal)
    if (version === record.version) return
    this.room.setRecord(id, { ...record, version })
    if (record.contributesTo !== undefined) return
    const actor = user === undefined ? undefined : { user, party: record.holder }
    const body = { proposal: id, number: record.number, version, wording: this.lastWording(id) }
    this.room.note('proposal-worded', actor, body)
  }

  private fallBehind(id: string, user?: string): void {
    this.behind.set(id, user ?? this.behind.get(id))
  }

  /** Changes of a proposal that nobody has seen before, and that may have been written before a decision. */
  private newChangesOf(id: string): readonly string[] {
    const known = new Set(this.lastWording(id).map(({ change }) => change))
    const changes = this.live.findLayerProposal(id)?.changes ?? []
    return changes.filter((change) => !known.has(change.id) && this.mayBeLate(id, change)).map((change) => change.id)
  }

  /** Cheap to ask: whether a decision can have come between the writing of a change and its arrival. */
  private mayBeLate(proposal: string, change: LayerChange): boolean {
    if (change.kind !== 'splice' && change.kind !== 'bracket') return false
    const isClosed = (text: string) => this.isChangeId(text) && !this.isTextOpen(text)
    if (isClosed(change.in)) return true
    const placed = this.live.findProposal(proposal)?.changes.find(({ id }) => id === change.id)
    if (placed?.kind !== 'splice' && placed?.kind !== 'bracket') return false
    if (placed.kind === 'splice' && (placed.rank || (placed.behind !== undefined && isClosed(placed.behind))))
      return true
    const line = this.live.lineOf(placed.in) ?? []
    return change.quote !== quotable(sliceLine(line, placed.from, Math.min(placed.to, lineLength(line))))
  }

  /** Finds what was written before a decision its place after it; what has none lapses on the record. */
  private settle(fresh: ReadonlySet<string>): void {
    this.live.flush()
    const settled = settleArrivals(this.live.negotiation, {
      isNew: (change) => fresh.has(change),
      quoteOf: (change) => this.live.quoteOf(change)
    })
    if (!settled) return
    for (const { proposal, effect } of settled.consequences) {
      const { number } = this.room.mustFindRecord(proposal)
      const wording = this.lastWording(proposal)
      if (effect !== 'promoted') this.room.note('proposal-lapsed', undefined, { proposal, number, effect, wording })
    }
    this.room.land(settled, 'arrival')
  }

  /** What came on the words of an article that has been accepted meanwhile, or was gone, holds on to those that stand. */
  private anchor(proposals: Iterable<string>): void {
    this.live.flush()
    for (const id of proposals) {
      const proposal = this.live.findProposal(id)
      if (!proposal) continue
      // Once anchored in the words that count, it stays with them.
      const isNew = proposal.changes.some((change) => !this.anchored.has(change.id) || this.isInAccepted(change))
      if (isNew) anchorInArticles(this.live, proposal)
      for (const change of proposal.changes) this.anchored.add(change.id)
    }
  }

  /** Whether a change is made to an article that was proposed once: its proposal's words are still there. */
  private isInAccepted(change: Change): boolean {
    return (
      'in' in change && this.live.ownerOf(change.in) !== undefined && this.live.findArticle(change.in) !== undefined
    )
  }

  /** Words that a proposal is about may come later than the proposal: they travel in another document. */
  private isWaiting(id: string): boolean {
    return !this.live.recordOf(id) && (this.live.findLayerProposal(id)?.changes.length ?? 0) > 0
  }

  /** Returns whether words have gone that others may have amended. */
  private registerOne(id: string, user: string): boolean {
    const proposal = this.live.findProposal(id)
    const record = this.live.recordOf(id)
    const changes = this.live.findLayerProposal(id)?.changes ?? []
    const isThere = changes.length > 0
    if (!record) {
      if (proposal && proposal.changes.length > 0) this.begin(proposal, user)
      return false
    }
    if (record.contributesTo !== undefined && isThere && isOpen(record)) this.contributions.set(id, user)
    if (isThere && record.status === 'withdrawn' && !record.decision) this.restore(id, record, user)
    else if (!isThere && (record.status === 'tabled' || record.status === 'parked')) return this.empty(id, record, user)
    const hasLost = this.lastWording(id).some(({ change }) => !changes.some((one) => one.id === change))
    if (proposal) this.wordsChanged(proposal, user)
    return hasLost
  }

  /** What a co-sponsor with a pen writes in a proposal has its number, and goes into it when it is quiet. */
  private begin(proposal: Proposal, user: string): void {
    const host = hostOf(this.live, proposal)
    if (host === undefined) return this.table(proposal, user)
    const { room } = this
    const { id, holder } = proposal
    const { number } = room.mustFindRecord(host)
    const tabledBy = room.nameOf(user) ?? user
    const record = { number, holder, status: 'tabled' as const, version: this.versionNow(proposal) }
    const rest = { tabledAt: room.now(), tabledBy, sponsors: [holder], positions: [], contributesTo: host }
    room.setRecord(id, { ...record, ...rest })
    this.contributions.set(id, user)
  }

  private table(proposal: Proposal, user: string): void {
    const { room, live } = this
    const { id, holder } = proposal
    const number = ++this.lastNumber
    const wording = this.wordingOf(proposal)
    const version = this.versionNow(proposal)
    const tabledBy = room.nameOf(user) ?? user
    const rationale = live.findLayerProposal(id)?.rationale ?? ''
    const record = { number, holder, status: 'tabled' as const, version, tabledAt: room.now(), tabledBy }
    room.setRecord(id, { ...record, sponsors: [holder], positions: [] })
    room.note('proposal-tabled', { user, party: holder }, { proposal: id, number, holder, version, wording, rationale })
  }

  /** What clients wrote into closed words is late; what the server wrote there is what they say. */
  private noteLateWords(id: string, by: 'clients' | 'server'): void {
    this.live.flush()
    const record = this.live.recordOf(id)
    if (!record) return
    if (by === 'server') {
      for (const { id: change, line } of closedChanges(this.live, id)) this.wordings.say(change, provisionWords(line))
    }
    const { late: known, ...rest } = record
    const late = lateWordsOf(this.room, id)
    if (known?.inserted === late?.inserted && known?.removed === late?.removed) return
    this.room.setRecord(id, late ? { ...rest, late } : rest)
  }

  private empty(id: string, record: RecordedProposal, user: string): true {
    const wording = this.lastWording(id)
    const version = versionOf(wording)
    this.room.setRecord(id, { ...record, status: 'withdrawn', version })
    const body = { proposal: id, number: record.number, version, wording }
    if (record.contributesTo === undefined) this.room.note('proposal-emptied', { user, party: record.holder }, body)
    return true
  }

  /** Its author took the emptying back. */
  private restore(id: string, record: RecordedProposal, user: string): void {
    this.room.setRecord(id, { ...record, status: 'tabled' })
    this.live.flush()
    const proposal = this.live.findProposal(id)
    if (!proposal) return
    const body = {
      proposal: id,
      number: record.number,
      version: this.versionNow(proposal),
      wording: this.wordingOf(proposal)
    }
    this.room.note('proposal-restored', { user, party: record.holder }, body)
  }

  /** What amended words that are gone lapses. */
  private lapseOrphans(): void {
    for (let again = true; again;) {
      again = false
      this.live.flush()
      for (const proposal of this.live.negotiation.proposals) {
        const record = this.live.recordOf(proposal.id)
        if (!record || !isOpen(proposal)) continue
        // Some of its changes may be gone with the words they were made to: then it says less.
        this.fallBehind(proposal.id)
        if (!this.isOrphan(proposal)) continue
        again = true
        const { number } = record
        this.room.setRecord(proposal.id, { ...record, status: 'lapsed' })
        this.room.note('proposal-lapsed', undefined, {
          proposal: proposal.id,
          number,
          wording: this.lastWording(proposal.id)
        })
      }
    }
  }

  private isOrphan({ id, changes }: Proposal): boolean {
    const isGone = (text: string) => this.live.articleOf(text) === undefined || !this.isTextOpen(text)
    const isAmendment = this.live
      .findLayerProposal(id)
      ?.changes.some((change) => 'in' in change && this.isChangeId(change.in))
    if (changes.length === 0) return isAmendment === true
    return changes.every((change) => {
      const text = textOf(change)
      return text !== undefined && this.isChangeId(text) && isGone(text)
    })
  }

  private isChangeId(text: string): boolean {
    return this.live.findArticle(text) === undefined && this.room.holders.some((holder) => isIdOf(text, holder))
  }

  private isTextOpen(change: string): boolean {
    const owner = this.live.ownerOf(change)
    const proposal = owner === undefined ? undefined : this.live.findProposal(owner)
    return proposal !== undefined && isOpen(proposal) && !proposal.voided?.includes(change)
  }

  /** The words of a proposal are also what amendments to it would replace. */
  private wordsChanged(proposal: Proposal, user: string): void {
    if (!isOpen(proposal)) return
    this.fallBehind(proposal.id, user)
    this.remember(proposal)
    for (const { id } of proposal.changes) this.textChanged(id)
  }

  private textChanged(text: string): void {
    for (const id of this.live.proposalsOn(text)) this.fallBehind(id)
    for (const { proposal } of this.live.deletionsOf(text)) this.fallBehind(proposal.id)
  }

  private wordingOf(proposal: Proposal): readonly ChangeWording[] {
    return wordingOf(proposal, (text) => this.live.lineOf(text))
  }

  /** Takes note of what a proposal says now. */
  private remember(proposal: Proposal): void {
    this.wordings.remember(proposal.id, this.wordingOf(proposal))
  }

  /** The same, and its version. */
  private versionNow(proposal: Proposal): string {
    this.remember(proposal)
    return this.wordings.versionOfLast(proposal.id)
  }

  private report(): void {
    for (const { holder, proposal, problem } of this.live.problems) {
      const key = `${proposal} ${problem}`
      if (this.reported.has(key) || this.reported.size > 1000) continue
      this.reported.add(key)
      this.room.onReport('something in a layer does not fit and is left out', { holder, proposal, problem })
    }
  }
}

function lastNumberIn(live: LiveInstrument): number {
  let last = 0
  for (const { number } of recordedProposals(live.documents.record).values()) last = Math.max(last, number)
  return last
}
