/**
 * The short way for what most changes are: a letter. The words of one segment are others and everything else of its article
 * stands in the brackets in which it stood, so one step is made of the letters that differ, and no node is compared.
 */
import { haveSameAttributes, pieceLength } from '@cartif/treaty-text'
import type { TextPiece } from '@cartif/treaty-text'
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import { Slice, Fragment } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { ArticleContext } from './render.ts'
import { renderPiece } from './render.ts'
import { haveSameBrackets } from './rendering.ts'

/** What was done: decorations mapped along are right, or those of one provision have to be drawn anew. */
export interface RewordedArticle {
  readonly provision: number | undefined
}

/**
 * Brings the article that begins at `begin`, and shows `before`, to `after`; undefined where there is more to do, and then
 * nothing is done. What the article's node shows beside its words has to be the same.
 */
export function rewordArticle(
  transaction: Transaction,
  begin: number,
  before: ComposedArticle,
  after: ComposedArticle,
  { targets }: ArticleContext
): RewordedArticle | undefined {
  const found = haveSameActs(before, after) && findReworded(before.segments, after.segments)
  if (!found) return undefined
  const { index, from: old, to: fresh } = found
  const { start, provision } = placeOf(after.segments, index)
  const most = Math.min(old.text.length, fresh.text.length)
  let same = 0
  while (same < most && old.text[same] === fresh.text[same]) same++
  let behind = 0
  while (behind < most - same && old.text.at(-1 - behind) === fresh.text.at(-1 - behind)) behind++
  const words = fresh.text.slice(same, fresh.text.length - behind)
  const from = begin + 1 + start + provision + same
  const node = words === '' ? [] : [renderPiece(transaction.doc.type.schema, { ...fresh, text: words }, targets)]
  const slice = node.length === 0 ? Slice.empty : new Slice(Fragment.from(node), 0, 0)
  transaction.step(new ReplaceStep(from, from + old.text.length - same - behind, slice))
  // Letters at the end of a decoration are not in it by themselves.
  return { provision: same === 0 || behind === 0 ? provision : undefined }
}

/** Whether what is proposed for the article as a whole is the same. */
function haveSameActs(before: ComposedArticle, after: ComposedArticle): boolean {
  const [old, now] = [before, after].map(({ inserted, deleted, moved }) => [
    inserted?.change.id,
    ...[...deleted, ...moved].map(({ change }) => change)
  ])
  return before.kind === after.kind && old!.length === now!.length && old!.every((one, index) => one === now![index])
}

/** The only segment that has other words; undefined where there is none, or more has changed. */
function findReworded(
  before: readonly Segment[],
  after: readonly Segment[]
): { index: number; from: TextPiece; to: TextPiece } | undefined {
  if (before.length !== after.length) return undefined
  let found: { index: number; from: TextPiece; to: TextPiece } | undefined
  for (let index = 0; index < after.length; index++) {
    const [old, now] = [before[index]!, after[index]!]
    if (old === now) continue
    if (!haveSameBrackets(old, now)) return undefined
    if (old.piece === now.piece) continue
    if (found || old.piece.type !== 'text' || now.piece.type !== 'text') return undefined
    if (!haveSameAttributes(old.piece, now.piece)) return undefined
    found = { index, from: old.piece, to: now.piece }
  }
  return found
}

/** Where a segment begins, in units of the article, and in which provision. */
function placeOf(segments: readonly Segment[], index: number): { start: number; provision: number } {
  let start = 0
  let provision = -1
  for (let at = 0; at < index; at++) {
    const { piece } = segments[at]!
    start += pieceLength(piece)
    if (piece.type === 'mark') provision++
  }
  return { start, provision }
}
