/**
 * The short way for what most changes are: a letter. The words of one segment are others and everything else of its article
 * stands in the brackets in which it stood, so one step is made of the letters that differ, and no node is compared.
 */
import { haveSameAttributes, pieceLength } from '@cartif/treaty-text'
import type { TextPiece } from '@cartif/treaty-text'
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import type { Transaction } from '@tiptap/pm/state'
import type { ArticlePosition } from './positions.ts'
import type { ArticleContext } from './render.ts'
import { renderPiece } from './render.ts'
import { haveSameBrackets } from './rendering.ts'
import { WordStep } from './word-step.ts'

/** What was done. Decorations that were mapped along are right but for those of one provision, where that is told. */
export interface RewordedArticle {
  readonly provision?: number
}

/**
 * Brings the article that stands there, and shows `before`, to `after`; undefined where there is more to do, and then
 * nothing is done. What the article's node shows beside its words has to be the same.
 */
export function rewordArticle(
  transaction: Transaction,
  { index: article, begin }: Pick<ArticlePosition, 'index' | 'begin'>,
  before: ComposedArticle,
  after: ComposedArticle,
  { targets }: ArticleContext
): RewordedArticle | undefined {
  const found = haveSameActs(before, after) && findReworded(before.segments, after.segments)
  if (!found) return undefined
  const { index, from: old, to: fresh } = found
  const { start, mark, provision } = placeOf(after.segments, index)
  if (provision < 0) return undefined
  const { same, behind } = commonEnds(old.text, fresh.text)
  const text = fresh.text.slice(same, fresh.text.length - behind)
  const words = text === '' ? undefined : renderPiece(transaction.doc.type.schema, { ...fresh, text }, targets)
  const from = 1 + start + provision
  const within = start - mark - 1
  const place = { article, provision, from: within + same, to: within + old.text.length - behind }
  transaction.step(new WordStep(begin + from - within, place, words))
  // Letters at the beginning went to the decoration that ends there.
  return same === 0 ? { provision } : {}
}

/** So many units are compared at once; equal stretches are told apart from others faster than their units one by one. */
const STRIDE = 128

/** How many units two texts have in common, at the start and at the end. */
function commonEnds(a: string, b: string): { same: number; behind: number } {
  const [ends, end] = [a.length, b.length]
  const most = Math.min(ends, end)
  let same = 0
  while (same + STRIDE <= most && a.slice(same, same + STRIDE) === b.slice(same, same + STRIDE)) same += STRIDE
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++
  const left = most - same
  const isAlike = (from: number, to: number) => a.slice(ends - to, ends - from) === b.slice(end - to, end - from)
  let behind = 0
  while (behind + STRIDE <= left && isAlike(behind, behind + STRIDE)) behind += STRIDE
  while (behind < left && a.charCodeAt(ends - 1 - behind) === b.charCodeAt(end - 1 - behind)) behind++
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

/** Where a segment begins, in units of the article, and in which provision; and where the mark of that is. */
function placeOf(segments: readonly Segment[], index: number): { start: number; mark: number; provision: number } {
  let [start, mark, provision] = [0, 0, -1]
  for (let at = 0; at < index; at++) {
    const { piece } = segments[at]!
    if (piece.type === 'mark') {
      mark = start
      provision++
    }
    start += pieceLength(piece)
  }
  return { start, mark, provision }
}
