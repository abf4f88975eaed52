/**
 * A text that was brought along has names of its own. Where it is compared with one of the instrument, what is the same
 * provision takes that one's name: so references mean the same places, and what is aligned once stays so.
 */
import { compare } from '@cartif/redline'
import { normalizeLine, outlineOf, referenceWords, targetOfReference, targetsOf } from '@cartif/treaty-text'
import type { Article, Piece } from '@cartif/treaty-text'
import type { Words } from './compare-task.ts'

/**
 * Sides of which some are files: these come under the names of the one that they are compared with, the first that is none. A
 * file may say "Article 9(2)" in plain words where the instrument has a reference: then all say it in plain words.
 */
export function adoptNames<Sides extends readonly Words[]>(...sides: Sides): Sides {
  const known = sides.find(({ isFile }) => !isFile) ?? sides[0]!
  if (sides.every(({ isFile }) => !isFile)) return sides
  return sides.map((side) => {
    const isBrought = side.isFile && side !== known
    const articles = isBrought ? underNamesOf(known.articles, side.articles) : side.articles
    return { ...side, articles: plainReferences(articles) }
  }) as readonly Words[] as Sides
}

/** References to footnotes stay: they are no words. */
function plainReferences(articles: readonly Article[]): readonly Article[] {
  const targets = targetsOf(outlineOf(articles.map((article) => ({ ...article, proposed: false }))))
  const plain = (piece: Piece): Piece => {
    if (piece.type !== 'reference' || targetOfReference(piece, targets).footnote !== undefined) return piece
    const { origin } = piece
    return { type: 'text', text: referenceWords(piece, targets), ...(origin === undefined ? {} : { origin }) }
  }
  return articles.map((article) => ({ ...article, line: normalizeLine(article.line.map(plain)) }))
}

function underNamesOf(known: readonly Article[], brought: readonly Article[]): readonly Article[] {
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
