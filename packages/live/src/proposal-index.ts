/**
 * The proposals of all layers with their anchors resolved, and the open changes found by text. Refreshing touches the
 * texts whose words or changes are different and nothing else.
 */
import * as Y from 'yjs'
import { EMPTY_LINE, normalizeLine } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { bringsFootnote, isOpen, mapThrough, openChangesOf, splicesBetween } from '@cartif/negotiation'
import type {
  BracketChange,
  Change,
  Held,
  InsertArticleChange,
  OpenChanges,
  Proposal,
  SpliceChange,
  Stretch,
  TextChanges,
  TextId
} from '@cartif/negotiation'
import { AnchorReader } from './anchor.ts'
import { findLayerText, isIdOf, readChangeWords, readProposal } from './layer-source.ts'
import type { LayerBracket, LayerProblem, LayerProposal, LayerSplice } from './layer-source.ts'
import { proposalsOf } from './layout.ts'
import type { LiveDocuments } from './live-instrument.ts'
import { coSponsorsOf, pensOf, recordedProposals } from './record-mirror.ts'
import { resolveChange } from './resolve.ts'
import { findArticleText } from './text-source.ts'
import type { Unread } from './unread.ts'

/** What has not been registered yet comes after everything that has. */
const UNREGISTERED = 1e12

const NOTHING: ReadonlySet<string> = new Set()
/** With more texts than this to look through, all are indexed at once. */
const MANY = 200

/** A change that had other words before; what else is open, and where all of it stands, is as it was. */
export interface Reworded {
  readonly before: Held<SpliceChange | InsertArticleChange>
  readonly after: Held<SpliceChange | InsertArticleChange>
}

/** Articles to compose anew, and those in which nothing but the words of some changes is different. */
export interface Refreshed {
  readonly stale: ReadonlySet<TextId>
  readonly reworded: ReadonlyMap<TextId, readonly Reworded[]>
}

export class ProposalIndex {
  /** The open changes at present; the maps inside are kept up to date, the object may be replaced. */
  open: OpenChanges = openChangesOf([])
  private readonly documents: LiveDocuments
  private readonly layers: { holder: string; layer: Y.Doc; proposals: ReturnType<typeof proposalsOf> }[] = []
  private readonly findArticle: (id: TextId) => Article | undefined
  private readonly raw = new Map<string, LayerProposal>()
  private readonly resolved = new Map<string, Proposal>()
  private readonly changes = new Map<TextId, { proposal: string; line: Line }>()
  private readonly anchoredIn = new Map<TextId, Map<TextId, LayerSplice | LayerBracket>>()
  private readonly placed = new Map<TextId, Change>()
  private readonly problemsById = new Map<string, readonly LayerProblem[]>()

  constructor(documents: LiveDocuments, findArticle: (id: TextId) => Article | undefined) {
    this.documents = documents
    this.findArticle = findArticle
    for (const [holder, layer] of documents.layers) this.addLayer(holder, layer)
  }

  /** Of `documents` too; what lies in it is read when `refresh` is told so. */
  addLayer(holder: string, layer: Y.Doc): void {
    this.layers.push({ holder, layer, proposals: proposalsOf(layer) })
  }

  proposals(): readonly Proposal[] {
    return [...this.resolved.values()]
  }

  problems(): readonly LayerProblem[] {
    return [...this.problemsById.values()].flat()
  }

  /** Reads what is unread and resolves what is made to it; of articles, only what is made to them. */
  refresh({ proposals, words, articles }: Pick<Unread, 'proposals' | 'words' | 'articles'>): Refreshed {
    const stale = new Set<TextId>(articles)
    const touched = new Set<TextId>(articles)
    const again = new Set(proposals)
    const reworded = new Map<TextId, Reworded[]>()
    for (const [change, proposal] of words) {
      if (again.has(proposal)) continue
      const reread = this.rereadWords(proposal, change)
      if (!reread) again.add(proposal)
      else if (reread === 'elsewhere' || this.anchoredIn.get(change)?.size) touched.add(change)
      else this.noteReworded(reworded, change, reread)
    }
    if (again.size + touched.size === 0) return { stale, reworded }
    let articleChanges = false
    for (const id of again) articleChanges = this.reread(id, touched, stale) || articleChanges
    for (const text of touched) for (const id of this.resolveIn(text)) again.add(id)
    for (const id of again) this.settle(id)
    if (articleChanges || touched.size > MANY) this.open = openChangesOf(this.resolved.values())
    else for (const text of touched) this.reindex(text)
    for (const text of touched) {
      const root = this.rootOf(text)
      if (root !== undefined) stale.add(root)
    }
    for (const article of stale) reworded.delete(article)
    return { stale, reworded }
  }

  private noteReworded(reworded: Map<TextId, Reworded[]>, change: TextId, one: Reworded): void {
    const root = this.rootOf(change)
    if (root === undefined) return
    const list = reworded.get(root)
    if (list) list.push(one)
    else reworded.set(root, [one])
  }

  /** The article a text is shown in; undefined for a circle or a text that is gone. */
  rootOf(text: TextId): TextId | undefined {
    let at = text
    for (let depth = 0; depth < 100; depth++) {
      if (this.findArticle(at)) return at
      const change = this.placed.get(at)
      if (!change) return undefined
      if (change.kind === 'insert-article') return change.id
      if (change.kind !== 'splice') return undefined
      at = change.in
    }
    return undefined
  }

  /** Takes out what was read of a proposal, reads it again, and notes every text that either reading touches. */
  private reread(id: string, touched: Set<TextId>, stale: Set<TextId>): boolean {
    const before = this.raw.get(id)
    const after = this.readRaw(id)
    for (const change of before?.changes ?? []) {
      const root = this.rootOf(change.id)
      if (root !== undefined) stale.add(root)
    }
    if (before) this.forget(before, touched)
    if (after) this.remember(after, touched)
    const all = [...(before?.changes ?? []), ...(after?.changes ?? [])]
    const onArticles = all.filter((change) => change.kind !== 'splice' && change.kind !== 'bracket')
    for (const change of onArticles) stale.add('article' in change ? change.article : change.id)
    return onArticles.length > 0
  }

  /**
   * Reads the words of one change anew: everything else of its proposal, and where it stands, is as it was. undefined where
   * it was not read before, its words do not fit, or they begin or cease to begin with a footnote, which says where they
   * stand: then the proposal is to be read as a whole. `elsewhere` where the change is not open on any text.
   */
  private rereadWords(proposal: string, id: TextId): Reworded | 'elsewhere' | undefined {
    const raw = this.raw.get(proposal)
    const layer = raw && this.documents.layers.get(raw.holder)
    const before = raw?.changes.find((change) => change.id === id)
    if (!layer || !before || !('line' in before)) return undefined
    const line = readChangeWords(layer, proposal, id)
    if (typeof line === 'string' || (before.kind === 'insert-article' && line[0]?.type !== 'mark')) return undefined
    if (bringsFootnote(line) !== bringsFootnote(before.line)) return undefined
    const after = { ...before, line }
    this.raw.set(proposal, { ...raw, changes: raw.changes.map((change) => (change === before ? after : change)) })
    this.changes.set(id, { proposal, line })
    if (after.kind === 'splice') this.anchoredIn.get(after.in)?.set(id, after)
    const placed = this.placed.get(id)
    return (placed && 'line' in placed && this.replacePlaced(proposal, placed, { ...placed, line })) || 'elsewhere'
  }

  /** Puts a change in the place of what it was, in its proposal and among the open changes. */
  private replacePlaced(
    id: string,
    before: SpliceChange | InsertArticleChange,
    change: SpliceChange | InsertArticleChange
  ): Reworded | undefined {
    this.placed.set(change.id, change)
    const resolved = this.resolved.get(id)
    if (!resolved) return undefined
    const proposal = { ...resolved, changes: resolved.changes.map((one) => (one === before ? change : one)) }
    this.resolved.set(id, proposal)
    if (change.kind === 'insert-article') {
      const { insertedArticles } = this.open
      const found = replaceHeld(insertedArticles, before, { change, proposal })
      if (found) this.open = { ...this.open, insertedArticles: found.list }
      return found
    }
    const entry = this.open.inText.get(change.in)
    const found = entry && replaceHeld(entry.splices, before, { change, proposal })
    if (found) (this.open.inText as Map<TextId, TextChanges>).set(change.in, { ...entry, splices: found.list })
    return found
  }

  private readRaw(id: string): LayerProposal | undefined {
    const problems: LayerProblem[] = []
    let found: LayerProposal | undefined
    for (const { holder, layer, proposals } of this.layers) {
      if (proposals.has(id)) found = readProposal(layer, holder, id, problems) ?? found
    }
    if (problems.length > 0) this.problemsById.set(id, problems)
    else this.problemsById.delete(id)
    return found
  }

  private forget(proposal: LayerProposal, touched: Set<TextId>): void {
    this.raw.delete(proposal.id)
    this.resolved.delete(proposal.id)
    for (const change of proposal.changes) {
      this.changes.delete(change.id)
      this.placed.delete(change.id)
      touched.add(change.id)
      if (change.kind !== 'splice' && change.kind !== 'bracket') continue
      this.anchoredIn.get(change.in)?.delete(change.id)
      touched.add(change.in)
    }
  }

  private remember(proposal: LayerProposal, touched: Set<TextId>): void {
    this.raw.set(proposal.id, proposal)
    for (const change of proposal.changes) {
      const line = 'line' in change ? change.line : EMPTY_LINE
      this.changes.set(change.id, { proposal: proposal.id, line })
      touched.add(change.id)
      if (change.kind !== 'splice' && change.kind !== 'bracket') {
        this.placed.set(change.id, change)
        continue
      }
      const list = this.anchoredIn.get(change.in) ?? new Map<TextId, LayerSplice | LayerBracket>()
      this.anchoredIn.set(change.in, list.set(change.id, change))
      touched.add(change.in)
    }
  }

  /** Resolves every anchor in one text; returns the proposals whose changes those are. */
  private resolveIn(text: TextId): ReadonlySet<string> {
    const anchored = this.anchoredIn.get(text)
    if (!anchored || anchored.size === 0) return NOTHING
    const proposals = new Set<string>()
    const shared = this.findText(text)
    const line = this.findArticle(text)?.line ?? this.changes.get(text)?.line
    const reader = shared && line && new AnchorReader(shared)
    for (const change of anchored.values()) {
      const placed = reader && (this.placeAsProposed(change, reader, line) ?? resolveChange(change, reader, line))
      if (placed) this.placed.set(change.id, placed)
      else this.placed.delete(change.id)
      const owner = this.changes.get(change.id)
      if (owner) proposals.add(owner.proposal)
    }
    return proposals
  }

  /** What was written into an article while it was only proposed holds on to the words of the proposal. */
  private placeAsProposed(
    change: LayerSplice | LayerBracket,
    reader: AnchorReader,
    line: Line
  ): SpliceChange | BracketChange | undefined {
    const proposed = this.changes.get(change.in)
    const anchor = change.kind === 'splice' ? change.at : change.to
    if (!proposed || !anchor || !this.findArticle(change.in) || reader.resolve(anchor)) return undefined
    const words = findChangeText(this.documents, proposed.proposal, change.in)
    const found = words && resolveChange(change, new AnchorReader(words), proposed.line)
    return found && moveInto(found, proposed.line, line)
  }

  private findText(text: TextId): Y.Text | undefined {
    if (this.findArticle(text)) return findArticleText(this.documents.text, text)
    return findChangeText(this.documents, this.changes.get(text)?.proposal, text)
  }

  /** Puts a proposal together from its placed changes and what the record says of it. */
  private settle(id: string): void {
    const raw = this.raw.get(id)
    if (!raw) return
    const record = recordedProposals(this.documents.record).get(id)
    const coSponsors = record ? coSponsorsOf(record) : []
    const pens = record ? pensOf(record) : []
    this.resolved.set(id, {
      id,
      holder: raw.holder,
      ...(coSponsors.length > 0 ? { coSponsors } : {}),
      ...(pens.length > 0 ? { pens } : {}),
      status: record?.status ?? 'tabled',
      tabled: record?.number ?? UNREGISTERED,
      changes: raw.changes.flatMap(({ id: change }) => this.placed.get(change) ?? []),
      ...(record?.voided ? { voided: record.voided } : {})
    })
  }

  /** The open changes of one text. */
  private reindex(text: TextId): void {
    const anchored = this.anchoredIn.get(text)
    const inText = this.open.inText as Map<TextId, TextChanges>
    if (!anchored || anchored.size === 0) return void inText.delete(text)
    const owners = new Set([...anchored.keys()].flatMap((id) => this.changes.get(id)?.proposal ?? []))
    const proposals = [...owners].flatMap((id) => this.resolved.get(id) ?? []).filter(isOpen)
    const entry = openChangesOf(proposals).inText.get(text)
    if (entry) inText.set(text, entry)
    else inText.delete(text)
  }

  /** The raw form of a proposal, as the layer has it. */
  findRaw(id: string): LayerProposal | undefined {
    return this.raw.get(id)
  }

  find(id: string): Proposal | undefined {
    return this.resolved.get(id)
  }

  /** The proposals that change a text, whether or not all they are about can still be found there. */
  proposalsOn(text: TextId): ReadonlySet<string> {
    const changes = [...(this.anchoredIn.get(text)?.keys() ?? [])]
    return new Set(changes.flatMap((id) => this.changes.get(id)?.proposal ?? []))
  }

  /**
   * Where in a text, as it was read last, splices strike or bring words, brackets aside; undefined where one of them is not found
   * by its anchors: then any letter may move it.
   */
  placesIn(text: TextId): readonly Stretch[] | undefined {
    const shared = this.findText(text)
    const reader = shared && new AnchorReader(shared)
    const places: Stretch[] = []
    for (const change of this.anchoredIn.get(text)?.values() ?? []) {
      if (change.kind === 'bracket') continue
      const placed = this.placed.get(change.id)
      const isFound = [change.at, change.from, change.to].every((anchor) => !anchor || reader?.resolve(anchor))
      if (placed?.kind !== 'splice' || !isFound) return undefined
      places.push([Math.min(placed.from, placed.at), Math.max(placed.to, placed.at)])
    }
    return places
  }

  lineOf(change: TextId): Line | undefined {
    return this.changes.get(change)?.line
  }

  /** The proposal of a change that has a place. */
  ownerOf(change: TextId): string | undefined {
    return this.placed.has(change) ? this.changes.get(change)?.proposal : undefined
  }
}

/** A list of open changes with another in the place of one; undefined where that is not in it. */
function replaceHeld<H extends Held<SpliceChange> | Held<InsertArticleChange>>(
  list: readonly H[],
  before: Change,
  after: H
): { list: readonly H[]; before: H; after: H } | undefined {
  const index = list.findIndex(({ change }) => change === before)
  return index < 0 ? undefined : { list: list.with(index, after), before: list[index]!, after }
}

/** From positions in the words that were proposed to those in the words that stand, whatever brought them. */
function moveInto<C extends SpliceChange | BracketChange>(change: C, proposed: Line, standing: Line): C {
  const bare = (line: Line) => normalizeLine(line.map((piece) => ({ ...piece, origin: '' })))
  const since = splicesBetween(bare(proposed), bare(standing))
  const isPoint = change.from === change.to
  const from = mapThrough(change.from, since, isPoint ? -1 : 1)
  const to = isPoint ? from : Math.max(from, mapThrough(change.to, since, -1))
  return { ...change, from, to, ...(change.kind === 'splice' ? { at: mapThrough(change.at, since, -1) } : {}) }
}

/** The shared Text with the words of a change; ids begin with the holder, so it is in that holder's layer. */
export function findChangeText(
  documents: LiveDocuments,
  proposal: string | undefined,
  change: TextId
): Y.Text | undefined {
  if (proposal === undefined) return undefined
  for (const [holder, layer] of documents.layers) {
    const text = isIdOf(proposal, holder) ? findLayerText(layer, proposal, change) : undefined
    if (text) return text
  }
  return undefined
}
