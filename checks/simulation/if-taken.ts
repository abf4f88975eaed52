/**
 * What a negotiation shows if a proposal is taken, worked out from what it shows now and from what no longer stands
 * afterwards: units struck by the proposal go, units it brings stay, everything else is as it was. It knows nothing of
 * positions.
 */
import { compose, isOpen } from '@cartif/negotiation'
import type { ComposedArticle, Held, Negotiation, Segment } from '@cartif/negotiation'
import { aboutOf, fateOf, showArticle, showPiece } from './show.ts'
import type { Shown } from './show.ts'

/** `taken` undefined: nothing is taken. Proposals are named, not changes: a decision may split those. */
export function ifTaken(before: Negotiation, taken: string | undefined, after: Negotiation): string {
  const accepted = after.proposals.find(({ id }) => id === taken)?.status === 'accepted' ? taken : undefined
  const gone = goneBetween(before, after)
  const articles = compose(before).filter(
    ({ inserted, deleted }) => !deleted.some(isOf(accepted)) && !(inserted && gone.has(inserted.change.id))
  )
  const shown = articles.map((article) => ({ id: article.id, shown: showIfTaken(article, accepted, gone) }))
  // Where a moved article stands is the other half of the view; here every article is looked at by itself.
  return shown
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => one.shown)
    .join('\n')
}

/** Changes that no longer stand afterwards, though they were not taken. */
function goneBetween(before: Negotiation, after: Negotiation): ReadonlySet<string> {
  const gone = new Set<string>()
  const later = new Map(after.proposals.map((one) => [one.id, one]))
  for (const proposal of before.proposals) {
    const now = later.get(proposal.id)
    if (!isOpen(proposal) || now?.status === 'accepted') continue
    for (const { id } of proposal.changes) if (!now || !isOpen(now) || now.voided?.includes(id)) gone.add(id)
  }
  return gone
}

function isOf(id: string | undefined) {
  return ({ proposal }: Held) => proposal.id === id
}

function showIfTaken(article: ComposedArticle, taken: string | undefined, gone: ReadonlySet<string>): string {
  const stands = (held: Held) => !isOf(taken)(held) && !gone.has(held.change.id)
  const names = (helds: readonly Held[]) => helds.filter(stands).map(({ proposal }) => proposal.id)
  const inserted = article.inserted && stands(article.inserted) ? article.inserted.proposal.id : undefined
  const about = aboutOf(inserted, names(article.deleted), names(article.moved))
  const kept = article.segments.filter(
    (segment) => !segment.deleted.some(isOf(taken)) && !segment.inserted.some(({ change }) => gone.has(change.id))
  )
  const run = ({ piece, inserted: brought, deleted, bracketed }: Segment): Shown => ({
    words: showPiece(piece),
    fate: fateOf(names(brought), names(deleted).sort(), names(bracketed).sort())
  })
  return showArticle({ id: article.id, about, runs: kept.map(run) })
}
