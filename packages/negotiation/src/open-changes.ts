/**
 * The open changes, found by the text they are made to. Built once and shared by composition, routing and decisions;
 * a change whose text nobody can reach (its proposal is closed, its article gone, a circle) is simply never asked for.
 */
import { compareText } from '@cartif/treaty-text'
import { isOpen, standingChanges } from './proposal.ts'
import type {
  BracketChange,
  Change,
  DeleteArticleChange,
  InsertArticleChange,
  MoveArticleChange,
  Proposal,
  SpliceChange,
  TextId
} from './proposal.ts'

/** A change with the proposal it belongs to. */
export interface Held<C extends Change = Change> {
  readonly change: C
  readonly proposal: Proposal
}

/** The open changes made to one text; splices in the order in which they stand at one point. */
export interface TextChanges {
  readonly splices: readonly Held<SpliceChange>[]
  readonly brackets: readonly Held<BracketChange>[]
}

export interface OpenChanges {
  readonly inText: ReadonlyMap<TextId, TextChanges>
  readonly insertedArticles: readonly Held<InsertArticleChange>[]
  readonly deletedArticles: ReadonlyMap<TextId, readonly Held<DeleteArticleChange>[]>
  readonly movedArticles: ReadonlyMap<TextId, readonly Held<MoveArticleChange>[]>
}

export const NO_CHANGES: TextChanges = { splices: [], brackets: [] }

/** Indexes the open proposals, or those among them that `includes` lets pass. Linear but for sorting. */
export function openChangesOf(
  proposals: Iterable<Proposal>,
  includes: (proposal: Proposal) => boolean = () => true
): OpenChanges {
  const inText = new Map<TextId, { splices: Held<SpliceChange>[]; brackets: Held<BracketChange>[] }>()
  const insertedArticles: Held<InsertArticleChange>[] = []
  const deletedArticles = new Map<TextId, Held<DeleteArticleChange>[]>()
  const movedArticles = new Map<TextId, Held<MoveArticleChange>[]>()
  const textEntry = (text: TextId) => {
    let entry = inText.get(text)
    if (!entry) inText.set(text, (entry = { splices: [], brackets: [] }))
    return entry
  }
  for (const proposal of proposals) {
    if (!isOpen(proposal) || !includes(proposal)) continue
    for (const change of standingChanges(proposal)) {
      if (change.kind === 'splice') textEntry(change.in).splices.push({ change, proposal })
      else if (change.kind === 'bracket') textEntry(change.in).brackets.push({ change, proposal })
      else if (change.kind === 'insert-article') insertedArticles.push({ change, proposal })
      else if (change.kind === 'delete-article') pushTo(deletedArticles, change.article, { change, proposal })
      else pushTo(movedArticles, change.article, { change, proposal })
    }
  }
  for (const entry of inText.values()) {
    entry.splices.sort(compareAtPoint)
    entry.brackets.sort(compareTabling)
  }
  for (const list of [...deletedArticles.values(), ...movedArticles.values()]) list.sort(compareTabling)
  return { inText, insertedArticles: insertedArticles.sort(compareTabling), deletedArticles, movedArticles }
}

/** The order of what is brought at one point: rank, place, then tabling, then holder, then id. */
export function compareAtPoint(a: Held<SpliceChange>, b: Held<SpliceChange>): number {
  return (
    (a.change.rank ?? 0) - (b.change.rank ?? 0) || compareText(a.change.place, b.change.place) || compareTabling(a, b)
  )
}

export function compareTabling(a: Held, b: Held): number {
  return (
    a.proposal.tabled - b.proposal.tabled ||
    compareText(a.proposal.holder, b.proposal.holder) ||
    compareText(a.change.id, b.change.id)
  )
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
