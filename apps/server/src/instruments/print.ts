/** The bracketed notation of a negotiation, or of some of its articles, each under the name it has in the whole. */
import { outlineSource } from '@cartif/live'
import { compose, treeOf } from '@cartif/negotiation'
import type { ComposedArticle, Negotiation } from '@cartif/negotiation'
import { outlineOf, printNotation, targetsOf } from '@cartif/treaty-text'
import type { KeptNumbers, OutlineArticle } from '@cartif/treaty-text'

/** What composed articles and their provisions are called; with `kept`, by the numbers of a revision. */
export function outlineOfComposed(articles: readonly ComposedArticle[], kept?: KeptNumbers): readonly OutlineArticle[] {
  return outlineOf(articles.map(outlineSource), kept)
}

export interface PrintOptions {
  readonly names?: boolean
  /** The numbers of the last revision: the names of what is gone since. */
  readonly known?: KeptNumbers | undefined
  /** Whether numbers are those of the revision. */
  readonly keep?: boolean
}

export function printComposed(
  articles: readonly ComposedArticle[],
  { names = true, known, keep = false }: PrintOptions = {}
): string {
  const outline = outlineOfComposed(articles, keep ? known : undefined)
  const shown = keep ? articles.map((article, index) => underNumbers(article, outline[index]!)) : articles
  return printNotation(treeOf(shown, { names, targets: targetsOf(outline, known) }))
}

/** Numbers that are not those of counting are given: the notation keeps them so. */
function underNumbers(article: ComposedArticle, { number, provisions }: OutlineArticle): ComposedArticle {
  const numbers = new Map(provisions.map((one) => [one.id, one.number]))
  const segments = article.segments.map((segment) => {
    const { piece } = segment
    const label = piece.type === 'mark' ? numbers.get(piece.id) : undefined
    if (piece.type !== 'mark' || piece.kind === 'footnote' || !label) return segment
    return { ...segment, piece: { ...piece, numbering: 'as-given' as const, label } }
  })
  return underName({ ...article, segments }, number)
}

/** Some articles of a negotiation, in order; '' for those that are not in it. */
export function printArticles(negotiation: Negotiation, ids: ReadonlySet<string>): string {
  const articles = compose(negotiation)
  const outline = outlineOfComposed(articles)
  const numbers = new Map(outline.map(({ id, number }) => [id, number]))
  const wanted = articles
    .filter(({ id }) => ids.has(id))
    .map((article) => underName(article, numbers.get(article.id) ?? ''))
  return printNotation(treeOf(wanted, { names: true, targets: targetsOf(outline) }))
}

/** Alone, an article would be counted as the first: its heading is given the number it has. */
function underName(article: ComposedArticle, number: string): ComposedArticle {
  const [first, ...rest] = article.segments
  if (
    first?.piece.type !== 'mark' ||
    first.piece.kind !== 'heading' ||
    !/^Article |^Chapter |^Part |^Annex /.test(number)
  )
    return article
  return {
    ...article,
    segments: [{ ...first, piece: { ...first.piece, numbering: 'as-given', label: number } }, ...rest]
  }
}
