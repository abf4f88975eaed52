/**
 * The proposals of all layers with their anchors resolved, and the open changes found by text. Refreshing touches the
 * texts whose words or changes are different and nothing else.
 */
import * as Y from 'yjs'
import { EMPTY_LINE } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { isOpen, openChangesOf } from '@cartif/negotiation'
import type { Change, Held, OpenChanges, Proposal, TextChanges, TextId } from '@cartif/negotiation'
import { AnchorReader } from './anchor.ts'
import { proposalIds, readProposal } from './layer-source.ts'
import type { LayerBracket, LayerProblem, LayerProposal, LayerSplice } from './layer-source.ts'
import { proposalsOf } from './layout.ts'
import type { LiveDocuments } from './live-instrument.ts'
import { recordedProposals } from './record-mirror.ts'
import { resolveChange } from './resolve.ts'
import { findArticleText } from './text-source.ts'

/** What has not been registered yet comes after everything that has. */
const UNREGISTERED = 1e12

export class ProposalIndex {
  /** The open changes at present; the maps inside are kept up to date, the object may be replaced. */
  open: OpenChanges = openChangesOf([])
  private readonly documents: LiveDocuments
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
  }

  allIds(): readonly string[] {
    return [...this.documents.layers.values()].flatMap(proposalIds)
  }

  proposals(): readonly Proposal[] {
    return [...this.resolved.values()]
  }

  problems(): readonly LayerProblem[] {
    return [...this.problemsById.values()].flat()
  }

  /** Reads `dirty` proposals anew, resolves what is made to `texts` and theirs; returns the articles to compose anew. */
  refresh(dirty: ReadonlySet<string>, texts: ReadonlySet<TextId>): ReadonlySet<TextId> {
    const stale = new Set<TextId>(texts)
    const touched = new Set(texts)
    let articleChanges = false
    for (const id of dirty) articleChanges = this.reread(id, touched, stale) || articleChanges
    const affected = new Set(dirty)
    for (const text of touched) for (const id of this.resolveIn(text)) affected.add(id)
    for (const id of affected) this.settle(id)
    if (articleChanges) this.open = { ...openChangesOf(this.resolved.values()) }
    else for (const text of touched) this.reindex(text)
    for (const text of touched) {
      const root = this.rootOf(text)
      if (root !== undefined) stale.add(root)
    }
    return stale
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

  private readRaw(id: string): LayerProposal | undefined {
    const problems: LayerProblem[] = []
    let found: LayerProposal | undefined
    for (const [holder, layer] of this.documents.layers) {
      if (proposalsOf(layer).has(id)) found = readProposal(layer, holder, id, problems) ?? found
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
    const proposals = new Set<string>()
    const anchored = this.anchoredIn.get(text)
    if (!anchored || anchored.size === 0) return proposals
    const shared = this.findText(text)
    const line = this.findArticle(text)?.line ?? this.changes.get(text)?.line
    const reader = shared && line && new AnchorReader(shared)
    for (const change of anchored.values()) {
      const placed = reader && resolveChange(change, reader, line)
      if (placed) this.placed.set(change.id, placed)
      else this.placed.delete(change.id)
      const owner = this.changes.get(change.id)
      if (owner) proposals.add(owner.proposal)
    }
    return proposals
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
    this.resolved.set(id, {
      id,
      holder: raw.holder,
      status: record?.status ?? 'tabled',
      tabled: record?.number ?? UNREGISTERED,
      changes: raw.changes.flatMap(({ id: change }) => this.placed.get(change) ?? []),
      ...(record?.voided ? { voided: record.voided } : {})
    })
  }

  /** The open changes of one text. */
  private reindex(text: TextId): void {
    const owners = new Set(
      [...(this.anchoredIn.get(text)?.keys() ?? [])].flatMap((id) => this.changes.get(id)?.proposal ?? [])
    )
    const proposals = [...owners].flatMap((id) => this.resolved.get(id) ?? []).filter(isOpen)
    const entry = openChangesOf(proposals).inText.get(text)
    const inText = this.open.inText as Map<TextId, TextChanges>
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

  lineOf(change: TextId): Line | undefined {
    return this.changes.get(change)?.line
  }

  heldOf(change: TextId): Held | undefined {
    const owner = this.changes.get(change)
    const proposal = owner && this.resolved.get(owner.proposal)
    const found = proposal?.changes.find(({ id }) => id === change)
    return proposal && found ? { change: found, proposal } : undefined
  }
}

/** The shared Text with the words of a change. */
export function findChangeText(
  documents: LiveDocuments,
  proposal: string | undefined,
  change: TextId
): Y.Text | undefined {
  if (proposal === undefined) return undefined
  for (const layer of documents.layers.values()) {
    const changes = proposalsOf(layer).get(proposal)?.get('changes')
    const map = changes instanceof Y.Map ? changes.get(change) : undefined
    const text = map instanceof Y.Map ? map.get('text') : undefined
    if (text instanceof Y.Text) return text
  }
  return undefined
}
