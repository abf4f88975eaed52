/**
 * A composed article made anew, in which every segment that is what it was is the same object as before: whoever shows
 * the article finds what is different at a glance; one letter is one segment.
 */
import { arePiecesEqual, pieceLength } from '@cartif/treaty-text'
import type { ComposedArticle, Held, InsertArticleChange, Segment, SpliceChange } from '@cartif/negotiation'
import { renewList } from './renew-list.ts'

export function renewComposed(before: ComposedArticle | undefined, after: ComposedArticle): ComposedArticle {
  return before ? { ...after, segments: renewList(before.segments, after.segments, areEqual) } : after
}

/**
 * A composed article in which a change to which none is made has other words; undefined where it has to be composed as a
 * whole. What is not of that change is the same object as before.
 */
export function rewordComposed(
  article: ComposedArticle,
  before: Held<SpliceChange | InsertArticleChange>,
  after: Held<SpliceChange | InsertArticleChange>
): ComposedArticle | undefined {
  const { change } = before
  const { segments } = article
  const from = segments.findIndex(({ text }) => text === change.id)
  const first = segments[from]
  if (!first || first.inserted.at(-1)?.change !== change || after.change.line.length === 0) return undefined
  let to = from + 1
  while (segments[to]?.text === change.id) to++
  const renewed = segments.slice(0, from)
  const inserted = [...first.inserted.slice(0, -1), after]
  let offset = 0
  for (const piece of after.change.line) {
    renewed.push({ ...first, piece, offset, inserted })
    offset += pieceLength(piece)
  }
  for (let index = to; index < segments.length; index++) renewed.push(segments[index]!)
  if (change.kind === 'splice' && change.from < change.to) {
    renewed.forEach((one, index) => {
      if (one.deleted.some((held) => held.change === change))
        renewed[index] = {
          ...one,
          deleted: one.deleted.map((held) => (held.change === change ? (after as typeof held) : held))
        }
    })
  }
  const proposed = article.inserted?.change === change ? { inserted: after as Held<InsertArticleChange> } : {}
  return { ...article, ...proposed, segments: renewed }
}

/** Whether the outline is sure to be the same: what is different are words, and not those of a title. */
export function isOnlyWords(before: ComposedArticle, after: ComposedArticle): boolean {
  const isElsewhere =
    before.kind !== after.kind ||
    before.order !== after.order ||
    (before.inserted === undefined) !== (after.inserted === undefined) ||
    before.deleted.length !== after.deleted.length ||
    before.segments.length !== after.segments.length
  if (isElsewhere) return false
  let isHeading = false
  for (let index = 0; index < after.segments.length; index++) {
    const [old, { piece }] = [before.segments[index]!, after.segments[index]!]
    if (old !== after.segments[index]) {
      if (isHeading || piece.type !== 'text' || old.piece.type !== 'text') return false
    } else if (piece.type === 'mark') isHeading = piece.kind === 'heading'
  }
  return true
}

function areEqual(a: Segment, b: Segment): boolean {
  return (
    a.text === b.text &&
    a.offset === b.offset &&
    arePiecesEqual(a.piece, b.piece) &&
    areHeldEqual(a.inserted, b.inserted) &&
    areHeldEqual(a.deleted, b.deleted) &&
    areHeldEqual(a.bracketed, b.bracketed)
  )
}

function areHeldEqual(a: readonly Held[], b: readonly Held[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(({ change, proposal }, index) => change === b[index]!.change && proposal === b[index]!.proposal))
  )
}
