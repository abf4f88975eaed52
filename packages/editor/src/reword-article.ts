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

/** What was done. Decorations that were mapped along are right but for what is said here. */
export interface RewordedArticle {
  /** Those of one provision have to be drawn anew. */
  readonly provision?: number
  /** Letters at the end of a decoration are not in it by themselves. */
  readonly atEnd?: LettersAtEnd
}

/** Counted from where the article begins: the decoration in [from, until), if there is one, goes to `to`. */
export interface LettersAtEnd {
  readonly from: number
  readonly until: number
  readonly to: number
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
  const { same, behind } = commonEnds(old.text, fresh.text)
  const words = fresh.text.slice(same, fresh.text.length - behind)
  const from = 1 + start + provision
  const until = from + same
  const node = words === '' ? [] : [renderPiece(transaction.doc.type.schema, { ...fresh, text: words }, targets)]
  const slice = node.length === 0 ? Slice.empty : new Slice(Fragment.from(node), 0, 0)
  transaction.step(new ReplaceStep(begin + until, begin + from + old.text.length - behind, slice))
  if (same === 0) return { provision }
  return behind === 0 ? { atEnd: { from, until, to: from + fresh.text.length } } : {}
}

/** So many units are compared at once. */
const STRIDE = 64

/** How many units two texts have in common, at the start and at the end. */
function commonEnds(a: string, b: string): { same: number; behind: number } {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same + STRIDE <= most && a.startsWith(b.slice(same, same + STRIDE), same)) same += STRIDE
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++
  let behind = 0
  while (behind + STRIDE <= most - same && a.endsWith(b.slice(-behind - STRIDE, b.length - behind), a.length - behind))
    behind += STRIDE
  while (behind < most - same && a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind)) behind++
  return { same, behind }
}

/** Whether what is proposed for the article as a whole is the same. */
function haveSameActs(before: ComposedArticle, after: ComposedArticle): boolean {
  const isSame = before.deleted === after.deleted && before.moved === after.moved && before.inserted === after.inserted
  if (isSame && before.kind === after.kind) return true
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
