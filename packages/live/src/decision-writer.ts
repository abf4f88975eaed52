/**
 * Writing a decision into the live documents: the edits of the text (or of the words of a proposal that stays open) and
 * new anchors for whatever was displaced, so that reading the documents afterwards gives the negotiation that was
 * decided. Run by the server, in one transaction per document.
 */
import * as Y from 'yjs'
import { isOpen, standingChanges } from '@cartif/negotiation'
import type {
  BracketChange,
  Change,
  Decision,
  Edit,
  Negotiation,
  Proposal,
  SpliceChange,
  TextId
} from '@cartif/negotiation'
import { AnchorReader, createAnchor, createPoint } from './anchor.ts'
import { articlesOf, proposalsOf } from './layout.ts'
import { createText, spliceText } from './line-text.ts'
import { noteOriginsOf } from './origins.ts'
import { findSharedText } from './live-instrument.ts'
import type { LiveInstrument } from './live-instrument.ts'
import { writeArticle } from './text-source.ts'
import { removeArticle } from './text-writer.ts'

/** Writes text and layers; statuses are the register's and reach `record` from there. */
export function writeDecision(
  live: LiveInstrument,
  decision: Pick<Decision, 'negotiation' | 'edits'>,
  name: string
): void {
  const { text, layers } = live.documents
  transactAll([text, ...layers.values()], name, () => {
    for (const edit of decision.edits) writeEdit(live, edit, name)
  })
  live.flush()
  const anew = new Set(decision.edits.flatMap((edit) => (edit.kind === 'add-article' ? [edit.article.id] : [])))
  transactAll([...layers.values()], name, () => reanchor(live, decision.negotiation, anew))
  live.flush()
}

function transactAll(docs: readonly Y.Doc[], origin: unknown, write: () => void): void {
  const [doc, ...rest] = docs
  if (!doc) return write()
  doc.transact(() => transactAll(rest, origin, write), origin)
}

function writeEdit(live: LiveInstrument, edit: Edit, name: string): void {
  const { text } = live.documents
  switch (edit.kind) {
    case 'splice': {
      const shared = findSharedText(live, edit.text)
      if (!shared) throw new RangeError(`no text ${edit.text}`)
      for (const splice of edit.splices.toReversed()) spliceText(shared, splice)
      return
    }
    case 'add-article':
      return writeArticle(text, edit.article)
    case 'remove-article':
      return removeArticle(text, edit.article, name)
    case 'move-article':
      return void articlesOf(text).get(edit.article)?.set('order', edit.order)
  }
}

/**
 * Gives every open change that does not stand where it should, or holds on to a Text that is no longer the one that
 * counts, its place anew; splits are written as further changes. The anchors of what is closed are left to the words they
 * hold on to: a decision does not work out where those stand.
 */
function reanchor(live: LiveInstrument, negotiation: Negotiation, anew: ReadonlySet<TextId>): void {
  const anchors = new Anchors(live, anew)
  for (const proposal of negotiation.proposals) {
    if (!isOpen(proposal)) continue
    const now = live.findProposal(proposal.id)
    for (const change of standingChanges(proposal)) {
      if (change.kind !== 'splice' && change.kind !== 'bracket') continue
      const found = now?.changes.find(({ id }) => id === change.id)
      if (!found || !standsAt(found, change) || anchors.areElsewhere(proposal.id, change))
        writeEnds(live, proposal.id, proposal.holder, change)
    }
    for (const { id } of now?.changes ?? []) {
      if (proposal.changes.every((change) => change.id !== id)) removeChange(live, proposal, id)
    }
  }
}

/**
 * Tells whether a change holds on to words that no longer count: an article that is accepted has a Text of its own, and one
 * that is opened again has that of its proposal. Reads each such Text once.
 */
class Anchors {
  private readonly live: LiveInstrument
  /** Articles that have just been written (again). */
  private readonly anew: ReadonlySet<TextId>
  private readonly readers = new Map<TextId, AnchorReader | undefined>()

  constructor(live: LiveInstrument, anew: ReadonlySet<TextId>) {
    this.live = live
    this.anew = anew
  }

  areElsewhere(proposal: string, change: SpliceChange | BracketChange): boolean {
    if (this.live.ownerOf(change.in) === undefined && !this.anew.has(change.in)) return false
    const anchor = this.live.anchorOf(proposal, change.id)
    return anchor !== undefined && this.readerOf(change.in)?.resolve(anchor) === undefined
  }

  private readerOf(text: TextId): AnchorReader | undefined {
    if (!this.readers.has(text)) {
      const shared = findSharedText(this.live, text)
      this.readers.set(text, shared && new AnchorReader(shared))
    }
    return this.readers.get(text)
  }
}

/** A part that a decision split off, when the decision is undone. */
function removeChange(live: LiveInstrument, { id, holder }: Proposal, change: TextId): void {
  const changes = proposalsOf(mustFindLayer(live, holder)).get(id)?.get('changes')
  if (changes instanceof Y.Map) changes.delete(change)
}

function standsAt(found: Change, change: SpliceChange | BracketChange): boolean {
  if (found.kind !== change.kind || found.in !== change.in) return false
  if (found.from !== change.from || found.to !== change.to) return false
  if (change.kind !== 'splice' || found.kind !== 'splice') return true
  return found.at === change.at && found.place === change.place && (found.rank ?? 0) === (change.rank ?? 0)
}

/** Writes where a change stands, in a transaction of the caller's. */
export function writeEnds(
  live: LiveInstrument,
  proposal: string,
  holder: string,
  change: SpliceChange | BracketChange
): void {
  const changes = proposalsOf(mustFindLayer(live, holder)).get(proposal)?.get('changes')
  const text = findSharedText(live, change.in)
  if (!(changes instanceof Y.Map) || !text) return
  const found = changes.get(change.id)
  const map = found instanceof Y.Map ? (found as Y.Map<unknown>) : new Y.Map<unknown>()
  if (map !== found) {
    map.set('kind', change.kind)
    const words = change.kind === 'splice' ? createText(change.line) : undefined
    if (words) map.set('text', words)
    changes.set(change.id, map)
    if (words && change.kind === 'splice') noteOriginsOf(words, change.line)
  }
  map.set('in', change.in)
  if (change.from < change.to) {
    map.set('from', createAnchor(text, change.from, 0))
    map.set('to', createAnchor(text, change.to, -1))
  } else {
    map.delete('from')
    map.delete('to')
  }
  if (change.kind !== 'splice') return
  map.set('at', createPoint(text, change.at, change.id))
  map.set('place', change.place)
}

function mustFindLayer(live: LiveInstrument, holder: string): Y.Doc {
  const layer = live.documents.layers.get(holder)
  if (!layer) throw new RangeError(`no layer of ${holder}`)
  return layer
}
