/**
 * The drafting history of an article: every act in the register that names it, one of its provisions, or a proposal that was
 * ever made on it.
 */
import type { RegisterRow } from '../storage/register.ts'
import type { Room } from './room.ts'

export function isAbout(room: Room, article: string): (row: RegisterRow) => boolean {
  const names = namesOf(room, article)
  return ({ body }) =>
    typeof body === 'object' &&
    body !== null &&
    Object.values(body).some((value) =>
      Array.isArray(value) ? value.some((one) => names.has(one)) : names.has(value as string)
    )
}

/** The ids of the article, of its provisions, and of the proposals on it and on those. */
function namesOf({ live }: Room, article: string): ReadonlySet<unknown> {
  const names = new Set<string>([article])
  for (const { piece } of live.findComposed(article)?.segments ?? []) if (piece.type === 'mark') names.add(piece.id)
  for (const { id } of live.proposals) {
    const changes = live.findLayerProposal(id)?.changes ?? []
    if (
      changes.some(
        (change) =>
          rootOf(live, 'in' in change ? change.in : 'article' in change ? change.article : change.id) === article
      )
    )
      names.add(id)
  }
  return names
}

/** The article that a text is, or in which its words stood or would have stood. */
function rootOf(live: Room['live'], text: string): string {
  let at = text
  // Words within words within words: no deeper than there are proposals.
  for (let hops = 0; hops < 100; hops++) {
    const owner = live.ownerOf(at)
    const change = owner === undefined ? undefined : live.findLayerProposal(owner)?.changes.find(({ id }) => id === at)
    if (!change || !('in' in change)) return at
    at = change.in
  }
  return at
}
