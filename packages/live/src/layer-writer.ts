/**
 * Writing proposals into a layer (or a draft). Every write of a delegation, of the chair's office and of the server on
 * somebody's behalf goes through here; it writes that one layer and nothing else.
 */
import * as Y from 'yjs'
import { lineLength, sliceLine } from '@cartif/treaty-text'
import type { ArticleKind, Line } from '@cartif/treaty-text'
import type { NewSplice, RoutedOperation, TextId } from '@cartif/negotiation'
import { createAnchor, createPoint } from './anchor.ts'
import { proposalsOf } from './layout.ts'
import { createText, spliceText } from './line-text.ts'
import type { LiveInstrument } from './live-instrument.ts'
import { findChangeText } from './proposal-index.ts'
import { quotable } from './resolve.ts'
import { findArticleText } from './text-source.ts'

/** Who writes, under which ids and when; the clock and the randomness of the outer world come in here. */
export interface LayerAuthor {
  readonly holder: string
  /** Shown as the one who drafted; the register has the server's own word. */
  readonly by: string
  /** A fresh suffix for an id, lower-case letters and digits. */
  newSuffix(): string
  /** ISO 8601 */
  now(): string
}

/** A change to be tabled; positions are those of the text at the time of writing. */
export type NewChange =
  | ({ readonly kind: 'splice' } & NewSplice)
  | { readonly kind: 'bracket'; readonly in: TextId; readonly from: number; readonly to: number }
  | { readonly kind: 'insert-article'; readonly order: string; readonly articleKind: ArticleKind; readonly line: Line }
  | { readonly kind: 'delete-article'; readonly article: TextId }
  | { readonly kind: 'move-article'; readonly article: TextId; readonly order: string }

/** A proposal to be tabled together with others. */
export interface NewProposal {
  readonly changes: readonly NewChange[]
  readonly rationale: string
}

/** The ids that a proposal and its changes were given, in their order. */
export interface WrittenProposal {
  readonly id: string
  readonly changes: readonly TextId[]
}

/** An act on whole articles, told in the same words to a delegation's writer and to the pen's. */
export type ArticleAct =
  | {
      readonly kind: 'insert'
      /** The id it has in the text; what is proposed is known by its change. */
      readonly id: TextId
      readonly order: string
      readonly articleKind: ArticleKind
      readonly line: Line
    }
  | { readonly kind: 'delete'; readonly article: TextId }
  | { readonly kind: 'move'; readonly article: TextId; readonly order: string }

/** Says why a proposal is made. It is no part of the wording: what was seen and decided stays what it was. */
export function writeRationale(layer: Y.Doc, proposal: string, rationale: string): void {
  layer.transact(() => void proposalsOf(layer).get(proposal)?.set('rationale', rationale))
}

export class LayerWriter {
  private readonly live: LiveInstrument
  private readonly layer: Y.Doc
  private readonly author: LayerAuthor

  /** Transactions have the writer itself as origin, so that an undo manager can follow them. */
  constructor(live: LiveInstrument, author: LayerAuthor, layer = live.documents.layers.get(author.holder)) {
    if (!layer) throw new RangeError(`no layer of ${author.holder}`)
    this.live = live
    this.layer = layer
    this.author = author
  }

  /** Carries out routed operations; those for the pen are not for a layer and throw. */
  carryOut(operations: readonly RoutedOperation[]): void {
    this.live.flush()
    this.layer.transact(() => {
      for (const operation of operations) this.carryOutOne(operation)
      this.dropEmpty(operations)
    }, this)
    this.live.flush()
  }

  /** Tables a proposal of any changes; returns its id. */
  propose(changes: readonly NewChange[], rationale = ''): string {
    this.live.flush()
    const { id } = this.layer.transact(() => this.write(changes, rationale), this)
    this.live.flush()
    return id
  }

  /** Tables many by one write, inside `live.readOnce`: none is made to words that another of them brings. */
  proposeAll(wanted: readonly NewProposal[]): readonly WrittenProposal[] {
    return this.layer.transact(() => wanted.map(({ changes, rationale }) => this.write(changes, rationale)), this)
  }

  /**
   * Proposes an act on a whole article; of the writer's own pending articles it is done. Returns the id under which the
   * article is composed.
   */
  actOnArticle(act: ArticleAct): TextId {
    if (act.kind === 'insert') {
      const { kind: _, id: __, ...change } = act
      const proposal = this.propose([{ kind: 'insert-article', ...change }])
      return this.live.findProposal(proposal)?.changes[0]?.id ?? act.id
    }
    const own = this.findOwnAct(act)
    if (own === undefined) this.propose([toNewChange(act)])
    else {
      this.layer.transact(() => {
        if (act.kind === 'move') this.findChange(own)?.set('order', act.order)
        else if (own === act.article) this.drop(own)
      }, this)
      this.live.flush()
    }
    return act.article
  }

  /** The writer's own pending article that the act is about, or the change that proposes such an act already. */
  private findOwnAct({ kind, article }: ArticleAct & { article: TextId }): TextId | undefined {
    const composed = this.live.findComposed(article)
    const proposed = kind === 'move' ? composed?.moved : composed?.deleted
    return [composed?.inserted, ...(proposed ?? [])].find((held) => held?.proposal.holder === this.author.holder)
      ?.change.id
  }

  private carryOutOne(operation: RoutedOperation): void {
    switch (operation.kind) {
      case 'own':
        return spliceText(this.mustFindOwnText(operation.text), operation.splice)
      case 'range':
        return this.setRange(operation)
      case 'drop':
        return this.drop(operation.change)
      case 'propose':
        return this.table(operation)
      case 'pen':
        throw new RangeError('the pen does not write a layer')
    }
  }

  private drop(change: TextId): void {
    for (const [id, proposal] of proposalsOf(this.layer)) {
      const changes = proposal.get('changes')
      if (!(changes instanceof Y.Map) || !changes.has(change)) continue
      changes.delete(change)
      if (changes.size === 0) proposalsOf(this.layer).delete(id)
    }
  }

  private table({ changes, proposal }: RoutedOperation & { kind: 'propose' }): void {
    const splices = changes.map((change) => ({ kind: 'splice' as const, ...change }))
    const known = proposal === undefined ? undefined : proposalsOf(this.layer).get(proposal)?.get('changes')
    if (!(known instanceof Y.Map)) return void this.write(splices, '')
    this.writeChanges(known, splices)
  }

  private write(changes: readonly NewChange[], rationale: string): WrittenProposal {
    const { holder, by } = this.author
    const id = `${holder}-${this.author.newSuffix()}`
    const proposal = new Y.Map<unknown>()
    const map = new Y.Map<unknown>()
    const ids = this.writeChanges(map, changes)
    proposal.set('by', by)
    proposal.set('at', this.author.now())
    proposal.set('rationale', rationale)
    proposal.set('changes', map)
    proposalsOf(this.layer).set(id, proposal)
    return { id, changes: ids }
  }

  private writeChanges(map: Y.Map<unknown>, changes: readonly NewChange[]): readonly TextId[] {
    const ids = changes.map(() => `${this.author.holder}-${this.author.newSuffix()}`)
    changes.forEach((change, index) => void map.set(ids[index]!, this.encode(change, ids)))
    return ids
  }

  private encode(change: NewChange, ids: readonly string[]): Y.Map<unknown> {
    const map = new Y.Map<unknown>()
    map.set('kind', change.kind)
    if (change.kind === 'splice' || change.kind === 'bracket') {
      map.set('in', change.in)
      for (const [key, value] of this.encodeEnds(change)) map.set(key, value)
      if (change.kind === 'splice') {
        map.set('text', createText(change.line))
        const { movedFrom } = change
        if (movedFrom !== undefined) map.set('movedFrom', typeof movedFrom === 'number' ? ids[movedFrom] : movedFrom)
      }
    } else if (change.kind === 'insert-article') {
      map.set('order', change.order)
      map.set('articleKind', change.articleKind)
      map.set('text', createText(change.line))
    } else {
      map.set('article', change.article)
      if (change.kind === 'move-article') map.set('order', change.order)
    }
    return map
  }

  private encodeEnds(change: NewChange & { kind: 'splice' | 'bracket' }, id = ''): readonly [string, unknown][] {
    const text = this.mustFindText(change.in)
    const ends: [string, unknown][] = []
    if (change.from < change.to) {
      ends.push(['from', createAnchor(text, change.from, 0)], ['to', createAnchor(text, change.to, -1)])
      ends.push(['quote', this.quote(change.in, change.from, change.to)])
    }
    if (change.kind === 'splice') {
      ends.push(['at', this.anchorAt(text, change, id)], ['place', change.place])
      if (change.behind !== undefined) ends.push(['behind', change.behind])
    }
    return ends
  }

  /** The anchor of a point; where deletions made several points one, that of the neighbour with the same rank. */
  private anchorAt(text: Y.Text, { in: into, at, rank }: NewSplice, id: string): Uint8Array {
    if (rank) {
      for (const { change, proposal } of this.live.openIn(into).splices) {
        if (change.at === at && change.rank === rank) {
          const anchor = this.live.anchorOf(proposal.id, change.id)
          if (anchor) return Y.encodeRelativePosition(anchor)
        }
      }
    }
    return createPoint(text, at, id)
  }

  private quote(text: TextId, from: number, to: number): string {
    const line = this.live.lineOf(text)
    return line ? quotable(sliceLine(line, from, Math.min(to, lineLength(line)))) : ''
  }

  private setRange(range: RoutedOperation & { kind: 'range' }): void {
    const map = this.findChange(range.change)
    const text = map?.get('in')
    if (!map || typeof text !== 'string')
      throw new RangeError(`no change ${range.change} in the layer of ${this.author.holder}`)
    const ends = this.encodeEnds({ ...range, kind: 'splice', in: text, line: [] }, range.change)
    for (const [key, value] of ends) map.set(key, value)
  }

  private findChange(change: TextId): Y.Map<unknown> | undefined {
    const proposals = proposalsOf(this.layer)
    const known = findChangeIn(proposals.get(this.live.ownerOf(change) ?? ''), change)
    if (known) return known
    // What was written in this very transaction has not been read yet.
    for (const proposal of proposals.values()) {
      const found = findChangeIn(proposal, change)
      if (found) return found
    }
    return undefined
  }

  private mustFindOwnText(change: TextId): Y.Text {
    const text = this.findChange(change)?.get('text')
    if (!(text instanceof Y.Text)) throw new RangeError(`no words of ${change} in the layer of ${this.author.holder}`)
    return text
  }

  private mustFindText(id: TextId): Y.Text {
    const { documents } = this.live
    const text = this.live.findArticle(id) ? findArticleText(documents.text, id) : this.findTextOfChange(id)
    if (!text) throw new RangeError(`no text ${id}`)
    return text
  }

  private findTextOfChange(id: TextId): Y.Text | undefined {
    const own = this.findChange(id)?.get('text')
    return own instanceof Y.Text ? own : findChangeText(this.live.documents, this.live.ownerOf(id), id)
  }

  /** A change that neither strikes nor brings anything goes, unless somebody amends it; so does an empty proposal. */
  private dropEmpty(operations: readonly RoutedOperation[]): void {
    for (const operation of operations) {
      if (operation.kind !== 'own') continue
      const change = this.findChange(operation.text)
      if (change && this.isEmpty(operation.text, change)) this.drop(operation.text)
    }
  }

  private isEmpty(id: TextId, change: Y.Map<unknown>): boolean {
    const text = change.get('text')
    const { splices, brackets } = this.live.openIn(id)
    return (
      text instanceof Y.Text &&
      text.length === 0 &&
      change.get('from') === undefined &&
      change.get('kind') === 'splice' &&
      splices.length + brackets.length === 0
    )
  }
}

function toNewChange(act: Exclude<ArticleAct, { kind: 'insert' }>): NewChange {
  return act.kind === 'delete'
    ? { kind: 'delete-article', article: act.article }
    : { kind: 'move-article', article: act.article, order: act.order }
}

function findChangeIn(proposal: Y.Map<unknown> | undefined, change: TextId): Y.Map<unknown> | undefined {
  const changes = proposal?.get('changes')
  const found = changes instanceof Y.Map ? changes.get(change) : undefined
  return found instanceof Y.Map ? found : undefined
}
