/** A composed text in one line, for reading failures: `[holder+ …]` brings, `[holder- …]` strikes, `{…}` brackets. */
import { compose } from '../compose.ts'
import type { Segment } from '../compose.ts'
import type { Negotiation } from '../proposal.ts'

export function showSegments(segments: readonly Segment[]): string {
  return segments.map(showSegment).join('')
}

export function showNegotiation(negotiation: Negotiation): string {
  return compose(negotiation)
    .map((article) => `${article.id}${article.inserted ? '+' : ''}: ${showSegments(article.segments)}`)
    .join('\n')
}

function showSegment({ piece, inserted, deleted, bracketed }: Segment): string {
  const words = piece.type === 'text' ? piece.text : piece.type === 'mark' ? `¶${piece.id}` : `→${piece.target}`
  const brings = inserted.map(({ change }) => `${change.id}+`)
  const strikes = deleted.map(({ change }) => `${change.id}-`)
  const signs = [...brings, ...strikes, ...bracketed.map(({ change }) => `${change.id}~`)]
  return signs.length ? `[${signs.join(' ')} ${words}]` : words
}
