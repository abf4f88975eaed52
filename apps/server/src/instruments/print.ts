/** The bracketed notation of a negotiation, or of some of its articles, each under the name it has in the whole. */
import { outlineSource } from '@cartif/live'
import { compose, treeOf } from '@cartif/negotiation'
import type { ComposedArticle, Negotiation } from '@cartif/negotiation'
import { outlineOf, printNotation, targetsOf } from '@cartif/treaty-text'
import type { OutlineArticle } from '@cartif/treaty-text'

/** What composed articles and their provisions are called. */
export function outlineOfComposed(articles: readonly ComposedArticle[]): readonly OutlineArticle[] {
  return outlineOf(articles.map(outlineSource))
}

export function printComposed(articles: readonly ComposedArticle[], names = true): string {
  return printNotation(treeOf(articles, { names, targets: targetsOf(outlineOfComposed(articles)) }))
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
