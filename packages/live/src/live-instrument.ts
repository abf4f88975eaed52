/**
 * An instrument as its live documents have it: the text, the layers and the record, read and composed. Whatever changes
 * in a document, only the provisions of the articles concerned are read and composed anew; the full recomputation that
 * the tests hold against it is `readNegotiation`.
 *
 * It never writes. Listeners are called once per flush with the articles that changed.
 */
import * as Y from 'yjs'
import { ancestorsOf, designationsOf, inReadingOrder, outlineOf, targetsOf } from '@cartif/treaty-text'
import type { Article, KeptNumbers, Line, OutlineArticle, Targets } from '@cartif/treaty-text'
import { NO_CHANGES, amendedBy, compose, composeArticle, composeProposedArticle } from '@cartif/negotiation'
import type {
  ComposedArticle,
  DeleteArticleChange,
  Held,
  Negotiation,
  Proposal,
  Stretch,
  TextChanges,
  TextId
} from '@cartif/negotiation'
import { outlineSource, structureOf } from './composed-outline.ts'
import type { LayerProblem, LayerProposal } from './layer-source.ts'
import { ProposalIndex, findChangeText } from './proposal-index.ts'
import type { Refreshed, Reworded } from './proposal-index.ts'
import { recordedArticles, recordedProposals, recordedRevisions } from './record-mirror.ts'
import type { RecordedArticle, RecordedProposal, RecordedRevision } from './record-mirror.ts'
import { isOnlyWords, renewComposed, rewordComposed } from './renew-composed.ts'
import { renewOutline } from './renew-outline.ts'
import { findArticleText, readArticle, renewArticle } from './text-source.ts'
import { Unread } from './unread.ts'

export interface LiveDocuments {
  readonly text: Y.Doc
  readonly record: Y.Doc
  /** By holder: `kaz`, `chair`, `record`. */
  readonly layers: ReadonlyMap<string, Y.Doc>
}

export interface LiveChange {
  /** Composed articles that are different, new or gone. */
  readonly articles: ReadonlySet<TextId>
  /** Whether the outline is different: articles, provisions or their numbers. */
  readonly structure: boolean
  readonly record: boolean
  /** Articles whose entry in the record is different. */
  readonly statuses: ReadonlySet<TextId>
}

/** `live`: counted as the text stands now; `revision`: as in the last revision, with ordinals for what came since. */
export type NumbersShown = 'live' | 'revision'

export interface LiveOptions {
  /** When to read what has changed: at once unless told otherwise. An editor waits for the next frame. */
  readonly schedule?: (flush: () => void) => void
}

export class LiveInstrument {
  readonly documents: LiveDocuments
  /** Those of `documents`. */
  private readonly layers: Map<string, Y.Doc>
  private readonly articles = new Map<TextId, Article>()
  private readonly index: ProposalIndex
  private readonly composedById = new Map<TextId, ComposedArticle>()
  private readonly structureById = new Map<TextId, string>()
  private readonly listeners = new Set<(change: LiveChange) => void>()
  private readonly unread: Unread
  private readonly schedule: (flush: () => void) => void
  private isScheduled = false
  /** How many are writing what is to be read together. */
  private together = 0
  /** The order of articles is found anew only when there is another. */
  private order: readonly TextId[] | undefined
  private composedList: readonly ComposedArticle[] | undefined
  private outlineList: readonly OutlineArticle[] | undefined
  private lastOutline: readonly OutlineArticle[] = []
  private designationMap: ReadonlyMap<string, string> | undefined
  private targetMap: Targets | undefined
  private lastNumbers: KeptNumbers = new Map()
  private numbersShown: NumbersShown = 'live'

  constructor(documents: LiveDocuments, options: LiveOptions = {}) {
    this.layers = new Map(documents.layers)
    this.documents = { ...documents, layers: this.layers }
    this.schedule = options.schedule ?? ((flush) => flush())
    this.index = new ProposalIndex(this.documents, (id) => this.articles.get(id))
    this.unread = new Unread(documents.text, documents.record, () => this.request())
    for (const layer of this.layers.values()) this.unread.addLayer(layer)
    this.flush()
  }

  /** The text as it stands and every proposal, with positions. */
  get negotiation(): Negotiation {
    return { articles: inReadingOrder(this.articles.values()), proposals: this.index.proposals() }
  }

  /** Every proposal, in no order. */
  get proposals(): readonly Proposal[] {
    return this.index.proposals()
  }

  get composed(): readonly ComposedArticle[] {
    this.order ??= inReadingOrder(this.composedById.values()).map(({ id }) => id)
    return (this.composedList ??= this.order.map((id) => this.composedById.get(id)!))
  }

  get outline(): readonly OutlineArticle[] {
    const kept = this.numbersShown === 'revision' ? this.lastNumbers : undefined
    this.outlineList ??= renewOutline(this.lastOutline, outlineOf(this.composed.map(outlineSource), kept))
    return (this.lastOutline = this.outlineList)
  }

  /** What each article and provision is called at present. */
  get designations(): ReadonlyMap<string, string> {
    return (this.designationMap ??= designationsOf(this.outline))
  }

  /** What references say at present. */
  get targets(): Targets {
    return (this.targetMap ??= targetsOf(this.outline, this.lastNumbers))
  }

  /**
   * What the last revision called everything: the names of what is gone since, and the numbers shown, where those of the
   * revision are wanted.
   */
  setNumbers(last: KeptNumbers, shown: NumbersShown): void {
    this.lastNumbers = last
    this.numbersShown = shown
    this.forgetOutline()
    const change = { articles: new Set<TextId>(), structure: true, record: false, statuses: new Set<TextId>() }
    for (const listener of this.listeners) listener(change)
  }

  get problems(): readonly LayerProblem[] {
    return this.index.problems()
  }

  findComposed(id: TextId): ComposedArticle | undefined {
    return this.composedById.get(id)
  }

  findArticle(id: TextId): Article | undefined {
    return this.articles.get(id)
  }

  /** The article (or proposed article) in which the words of a text are shown; undefined when they are not shown. */
  articleOf(text: TextId): TextId | undefined {
    return this.index.rootOf(text)
  }

  /** The open changes made to one text. */
  openIn(text: TextId): TextChanges {
    return this.index.open.inText.get(text) ?? NO_CHANGES
  }

  /** The proposals that change a text, whether or not all they are about can still be found there. */
  proposalsOn(text: TextId): ReadonlySet<string> {
    return this.index.proposalsOn(text)
  }

  /**
   * Where in an article, as it was read last, proposals strike or bring words; undefined where one of them is not found by what
   * it holds on to.
   */
  placesOfProposals(article: TextId): readonly Stretch[] | undefined {
    return this.index.placesIn(article)
  }

  /** The open proposals to delete an article, standing or only proposed. */
  deletionsOf(article: TextId): readonly Held<DeleteArticleChange>[] {
    return this.index.open.deletedArticles.get(article) ?? []
  }

  /** The words of an article or of a change. */
  lineOf(text: TextId): Line | undefined {
    return this.articles.get(text)?.line ?? this.index.lineOf(text)
  }

  /** The proposal a change belongs to. */
  ownerOf(change: TextId): string | undefined {
    return this.index.ownerOf(change)
  }

  /** The proposals whose words are all that a proposal changes; undefined where it changes anything else. */
  amendedBy(proposal: Proposal): readonly string[] | undefined {
    return amendedBy(proposal, (text) => (this.articles.has(text) ? undefined : this.index.ownerOf(text)))
  }

  findProposal(id: string): Proposal | undefined {
    return this.index.find(id)
  }

  /** A proposal as it lies in its layer: who drafted it, when and why. */
  findLayerProposal(id: string): LayerProposal | undefined {
    return this.index.findRaw(id)
  }

  /** The anchor at which a change brings its words, or a bracket ends. */
  anchorOf(proposal: string, change: TextId): Y.RelativePosition | undefined {
    const found = this.index.findRaw(proposal)?.changes.find(({ id }) => id === change)
    if (found?.kind === 'splice') return found.at
    return found?.kind === 'bracket' ? found.to : undefined
  }

  /** The words a change was made to, as they read when it was written; undefined where it was made to none. */
  quoteOf(change: TextId): string | undefined {
    const owner = this.ownerOf(change)
    const found = owner === undefined ? undefined : this.index.findRaw(owner)?.changes.find(({ id }) => id === change)
    return found && 'quote' in found && found.quote !== '' ? found.quote : undefined
  }

  recordOf(proposal: string): RecordedProposal | undefined {
    return recordedProposals(this.documents.record).get(proposal)
  }

  recordOfArticle(article: TextId): RecordedArticle | undefined {
    return recordedArticles(this.documents.record).get(article)
  }

  /** The record of a provision, or of the one it continues. */
  recordOfProvision(provision: { readonly id: string; readonly was?: string }): RecordedArticle | undefined {
    for (const id of [provision.id, ...ancestorsOf(provision)]) {
      const found = this.recordOfArticle(id)
      if (found) return found
    }
    return undefined
  }

  /** The revisions issued, oldest first. */
  get revisions(): readonly RecordedRevision[] {
    return [...recordedRevisions(this.documents.record).values()].sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
  }

  /** A layer that has come to be, or may be read now, is read with the others; of one that is read already nothing is different. */
  addLayer(holder: string, layer: Y.Doc): void {
    if (this.layers.has(holder)) return
    this.layers.set(holder, layer)
    this.index.addLayer(holder, layer)
    this.unread.addLayer(layer)
    this.request()
  }

  onChange(listener: (change: LiveChange) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  destroy(): void {
    this.unread.stop()
    this.listeners.clear()
  }

  /**
   * Whatever `work` writes is read once, at its end: a writer of many things need not wait for each to be composed. Who has to see
   * it before then flushes.
   */
  readOnce<T>(work: () => T): T {
    this.together++
    let result: T
    try {
      result = work()
    } finally {
      this.together--
    }
    if (this.together === 0) this.flush()
    return result
  }

  /** Leaves an article as it was read last, whatever is flushed, for whoever knows that nobody asks what it says. */
  postpone(article: TextId): void {
    this.unread.postpone(article)
  }

  /** Reads what was postponed, of some articles or of all, with whatever else has changed; returns the articles that were. */
  catchUp(some?: Iterable<TextId>): readonly TextId[] {
    const articles = this.unread.recall(some)
    if (articles.length > 0) this.flush()
    return articles
  }

  /** Reads and composes what has changed; a writer calls it to see its own words at once. */
  flush(): void {
    this.isScheduled = false
    if (this.unread.isNothing) return
    const { record } = this.unread
    const statuses = new Set(this.unread.statuses)
    const { stale, reworded } = this.read()
    let structure = false
    for (const id of stale) structure = this.recompose(id) || structure
    for (const [id, changes] of reworded) structure = this.reword(id, changes) || structure
    this.composedList = undefined
    if (structure) {
      this.order = undefined
      this.forgetOutline()
    }
    const articles = new Set([...stale, ...reworded.keys()])
    for (const listener of this.listeners) listener({ articles, structure, record, statuses })
  }

  private forgetOutline(): void {
    this.outlineList = undefined
    this.designationMap = undefined
    this.targetMap = undefined
  }

  private read(): Refreshed {
    for (const id of this.unread.articles) {
      const article = readArticle(this.documents.text, id)
      if (article) this.articles.set(id, renewArticle(this.articles.get(id), article))
      else this.articles.delete(id)
    }
    const refreshed = this.index.refresh(this.unread)
    this.unread.clear()
    return refreshed
  }

  /** Returns whether the article's provisions, order or standing changed. */
  private recompose(id: TextId): boolean {
    const before = this.composedById.get(id)
    const made = this.composeOne(id)
    return this.keep(id, before, made && renewComposed(before, made))
  }

  /** The same where only the words of some changes are others. */
  private reword(id: TextId, changes: readonly Reworded[]): boolean {
    const before = this.composedById.get(id)
    let composed = before
    for (const { before: old, after } of changes) composed = composed && rewordComposed(composed, old, after)
    return composed ? this.keep(id, before, composed) : this.recompose(id)
  }

  private keep(id: TextId, before: ComposedArticle | undefined, composed: ComposedArticle | undefined): boolean {
    if (composed) this.composedById.set(id, composed)
    else this.composedById.delete(id)
    if (before && composed && isOnlyWords(before, composed)) return false
    const structure = composed && structureOf(composed)
    if (structure === this.structureById.get(id)) return false
    if (structure === undefined) this.structureById.delete(id)
    else this.structureById.set(id, structure)
    return true
  }

  private composeOne(id: TextId): ComposedArticle | undefined {
    const article = this.articles.get(id)
    if (article) return composeArticle(article, this.index.open)
    const held = this.index.open.insertedArticles.find(({ change }) => change.id === id)
    return held && composeProposedArticle(held, this.index.open)
  }

  private request(): void {
    if (this.isScheduled || this.together > 0) return
    this.isScheduled = true
    this.schedule(() => {
      if (this.isScheduled) this.flush()
    })
  }
}

/** Everything read and composed from the beginning: the slow and obvious way, for tests and for one-off readings. */
export function readNegotiation(documents: LiveDocuments): Negotiation {
  const live = new LiveInstrument(documents)
  const { negotiation } = live
  live.destroy()
  return negotiation
}

export function composeAll(documents: LiveDocuments): readonly ComposedArticle[] {
  return compose(readNegotiation(documents))
}

/** The shared Text that holds the words of an article or of a change. */
export function findSharedText(live: LiveInstrument, text: TextId): Y.Text | undefined {
  if (live.findArticle(text)) return findArticleText(live.documents.text, text)
  return findChangeText(live.documents, live.ownerOf(text), text)
}
