/**
 * A text that was brought along has names of its own. Where it is compared with one of the instrument, what is the same
 * provision takes that one's name: so references mean the same places, and what is aligned once stays so.
 */
import { compare } from '@cartif/redline'
import type { Article, Piece } from '@cartif/treaty-text'
import type { ComparedSide } from './compare-sides.ts'

/** Both sides, the one that is a file under the names of the other. */
export function adoptNames(from: ComparedSide, to: ComparedSide): readonly [ComparedSide, ComparedSide] {
  if (to.kind === 'file') return [from, { ...to, articles: underNamesOf(from.articles, to.articles) }]
  if (from.kind === 'file') return [{ ...from, articles: underNamesOf(to.articles, from.articles) }, to]
  return [from, to]
}

export function underNamesOf(known: readonly Article[], brought: readonly Article[]): readonly Article[] {
  const names = sameThings(known, brought)
  const name = (id: string) => names.get(id) ?? id
  const rename = (piece: Piece): Piece => {
    if (piece.type === 'mark') return { ...piece, id: name(piece.id) }
    return piece.type === 'reference' ? { ...piece, target: name(piece.target) } : piece
  }
  return brought.map(({ id, line, ...rest }) => ({ ...rest, id: name(id), line: line.map(rename) }))
}

/** The names of the known text, by those of the one brought along; of what was split, the first part is the same. */
function sameThings(known: readonly Article[], brought: readonly Article[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { before, after, provisions } of compare(known, brought).articles) {
    if (before && after) names.set(after.id, before.id)
    for (const change of provisions) {
      const [old, now] = [change.before, change.after]
      if (!old?.mark || !now?.mark || (old.part ?? 0) > 0 || (now.part ?? 0) > 0) continue
      names.set(now.mark.id, old.mark.id)
    }
  }
  return names
}
