/**
 * What a ProseMirror transaction asks for, as edits of composed articles. However many steps it has, it is read as the
 * stretches of the document before it that are different after it: what one step brought and the next took is nobody's
 * edit, and all edits are in positions of the same document.
 */
import type { ComposedEdit, EditOfArticle } from '@cartif/negotiation'
import type { Line } from '@cartif/treaty-text'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import { articleIn, toComposed } from './positions.ts'
import type { ArticlePosition } from './positions.ts'
import type { Incoming } from './render.ts'
import { lineOfSlice } from './render.ts'

export interface ArticleEdit extends Pick<EditOfArticle, 'apart' | 'movedFrom'> {
  readonly article: string
  readonly edit: ComposedEdit
}

/** The edits of a transaction in reading order, and the one behind whose words the caret goes. */
export interface TransactionEdits {
  readonly edits: readonly ArticleEdit[]
  readonly caret: number
}

/** Why a transaction is not carried out. */
export type EditRefusal = 'formatting' | 'unknown-step'

/** A stretch of the document: [from, to) before, [start, end) after. */
interface ChangedRange {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

type IncomingAt = (article: string, composed: number) => Incoming

export function editsOf(transaction: Transaction, incoming: IncomingAt): TransactionEdits | EditRefusal {
  for (const step of transaction.steps) {
    if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) continue
    return step instanceof AddMarkStep || step instanceof RemoveMarkStep ? 'formatting' : 'unknown-step'
  }
  const edits: ArticleEdit[] = []
  const { head } = transaction.selection
  let caret = 0
  for (const range of changedRanges(transaction)) {
    if (head >= range.start) caret = edits.length
    edits.push(...editsOfRange(transaction, range, incoming))
  }
  return { edits, caret: Math.min(caret, Math.max(edits.length - 1, 0)) }
}

/** Touching ranges are one. */
function changedRanges({ steps, mapping }: Transaction): readonly ChangedRange[] {
  const ranges: ChangedRange[] = []
  steps.forEach((step, index) => {
    // A slice of a mapping inverts all of its maps, so the earlier ones are taken by hand.
    const back = index === 0 ? undefined : new Mapping(mapping.maps.slice(0, index)).invert()
    const forth = index === steps.length - 1 ? undefined : mapping.slice(index + 1)
    step.getMap().forEach((from, to, start, end) => {
      ranges.push({
        from: back?.map(from, -1) ?? from,
        to: back?.map(to, 1) ?? to,
        start: forth?.map(start, -1) ?? start,
        end: forth?.map(end, 1) ?? end
      })
    })
  })
  if (ranges.length === 1) return ranges
  const joined: ChangedRange[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1)
    if (last && range.from <= last.to) joined[joined.length - 1] = spanOf(last, range)
    else joined.push(range)
  }
  return joined
}

function spanOf(a: ChangedRange, b: ChangedRange): ChangedRange {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end)
  }
}

/** Across articles the words of each go, no article does; what comes instead stands in the first. */
function editsOfRange(
  { before, doc }: Transaction,
  { from, to, start, end }: ChangedRange,
  incoming: IncomingAt
): readonly ArticleEdit[] {
  const touched = articlesWithin(before, from, to)
  return touched.flatMap((article, index) => {
    const begin = article.begin + 1
    const first = toComposed(article, Math.max(from, begin))
    const last = toComposed(article, Math.min(to, begin + article.node.content.size))
    const line = index === 0 ? lineBetween(doc, start, end, incoming(article.id, first), touched.length > 1) : []
    if (last === first && line.length === 0) return []
    return [{ article: article.id, edit: { from: first, to: last, line } }]
  })
}

/** Between two articles the end of the first is meant, before all of them the beginning. */
function articlesWithin(doc: ProseMirrorNode, from: number, to: number): readonly ArticlePosition[] {
  // Where letters come ProseMirror has just looked.
  const place = doc.resolve(from)
  if (place.depth > 0 && to <= place.end(1)) return [articleIn(doc, place.index(0), place.before(1))]
  const found: ArticlePosition[] = []
  let before = { index: 0, begin: 0 }
  for (let index = 0, begin = 0; index < doc.childCount && begin < to; index++) {
    const end = begin + doc.child(index).nodeSize
    if (begin < from) before = { index, begin }
    if (from < end && (from < to || from > begin)) found.push(articleIn(doc, index, begin))
    begin = end
  }
  if (found.length > 0 || doc.childCount === 0) return found
  return [articleIn(doc, before.index, before.begin)]
}

/** What stands in the document now; across articles, the ends of provisions that the struck words leave are not new. */
function lineBetween(doc: ProseMirrorNode, start: number, end: number, incoming: Incoming, isAcross: boolean): Line {
  const line = lineOfSlice(doc.slice(start, end), incoming)
  return isAcross && line.every(({ type }) => type === 'mark') ? [] : line
}
