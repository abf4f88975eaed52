/**
 * A composed text as one string: every stretch of equal fate with the changes that bring, strike and bracket it. Two ways
 * to the same composed text give the same string, however each has cut it into segments.
 */
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import type { Piece } from '@cartif/treaty-text'

/** A run of units, or one unit, and what is said of it. */
export interface Shown {
  readonly words: string
  readonly fate: string
}

/** What is said of a whole article. */
export interface ShownArticle {
  readonly id: string
  readonly about: string
  readonly runs: Iterable<Shown>
}

export function showComposed(articles: readonly ComposedArticle[]): string {
  return articles.map(showComposedArticle).join('\n')
}

export function showComposedArticle(article: ComposedArticle): string {
  return showArticle({ id: article.id, about: aboutArticle(article), runs: article.segments.map(showSegment) })
}

export function showArticle({ id, about, runs }: ShownArticle): string {
  let shown = `${id} ${about}: `
  let last: string | undefined
  for (const { words, fate } of runs) {
    if (fate !== last) shown += `⟨${fate}⟩`
    last = fate
    shown += words
  }
  return shown
}

/** `+` the change that brings an article, `-` those that delete it, `>` those that move it. */
export function aboutOf(inserted: string | undefined, deleted: readonly string[], moved: readonly string[]): string {
  return [
    inserted === undefined ? '' : `+${inserted}`,
    ...deleted.map((id) => `-${id}`),
    ...moved.map((id) => `>${id}`)
  ].join('')
}

/** The changes that bring, strike and bracket units, each list in its own order. */
export function fateOf(inserted: readonly string[], deleted: readonly string[], bracketed: readonly string[]): string {
  if (inserted.length + deleted.length + bracketed.length === 0) return ''
  return `${inserted.map((id) => `+${id}`).join('')}${deleted.map((id) => `-${id}`).join('')}${bracketed.map((id) => `~${id}`).join('')}`
}

export function showPiece(piece: Piece): string {
  if (piece.type === 'text') return piece.text
  return piece.type === 'mark' ? `¶${piece.id},${piece.kind},${piece.numbering}¶` : `→${piece.target}→`
}

function aboutArticle({ inserted, deleted, moved, order, kind }: ComposedArticle): string {
  const ids = (helds: readonly { change: { id: string } }[]) => helds.map(({ change }) => change.id)
  return `${kind} ${order}${aboutOf(inserted?.change.id, ids(deleted), ids(moved))}`
}

function showSegment({ piece, inserted, deleted, bracketed }: Segment): Shown {
  const ids = (helds: readonly { change: { id: string } }[]) => helds.map(({ change }) => change.id)
  return { words: showPiece(piece), fate: fateOf(ids(inserted), ids(deleted).sort(), ids(bracketed).sort()) }
}
