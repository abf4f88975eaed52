/**
 * The outline: what every article and provision is called, from order and ids alone. References read their words here.
 */
import { continuationsOf } from './lineage.ts'
import { lineWords, provisionsOf } from './line.ts'
import type { Article, ArticleKind, ProvisionKind } from './line.ts'
import { levelOf, numberArticles, numberProvisions } from './numbering.ts'

/** An article as the outline needs it. `isProposed` tells, by mark id, what is not in the text as it stands. */
export interface OutlineSource extends Pick<Article, 'id' | 'kind' | 'line'> {
  readonly proposed: boolean
  readonly isProposed?: (markId: string) => boolean
}

export interface OutlineProvision {
  readonly id: string
  readonly was?: string
  readonly kind: ProvisionKind
  /** "1.", "(a)", "" */
  readonly number: string
  /** "Article 5(1)(a)", or the article's own designation where a provision has no number. */
  readonly designation: string
}

export interface OutlineArticle {
  readonly id: string
  readonly kind: ArticleKind
  /** "Article 5", "Preamble", "" */
  readonly number: string
  readonly title: string
  readonly provisions: readonly OutlineProvision[]
}

/** The outline of articles given in reading order. */
export function outlineOf(articles: readonly OutlineSource[]): readonly OutlineArticle[] {
  const parsed = articles.map((article) => provisionsOf(article.line))
  const numbers = numberArticles(
    articles.map(({ kind, proposed }, index) => ({ kind, proposed, label: headingLabel(parsed[index]!) }))
  )
  return articles.map((article, index) => {
    const provisions = parsed[index]!
    const heading = provisions[0]?.mark.kind === 'heading' ? provisions[0] : undefined
    return {
      id: article.id,
      kind: article.kind,
      number: numbers[index]!,
      title: heading ? lineWords(heading.line) : '',
      provisions: outlineProvisions(article, provisions, numbers[index]!)
    }
  })
}

/** What each article and provision id is called, for printing references; an id that is gone by what continues it. */
export function designationsOf(outline: readonly OutlineArticle[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const article of outline) {
    names.set(article.id, article.number || article.title)
    for (const provision of article.provisions) names.set(provision.id, provision.designation)
  }
  const provisions = outline.flatMap((article) => article.provisions)
  for (const [id, { designation }] of continuationsOf(provisions)) if (!names.has(id)) names.set(id, designation)
  return names
}

function headingLabel(provisions: ReturnType<typeof provisionsOf>): string | undefined {
  const mark = provisions[0]?.mark
  return mark?.kind === 'heading' && mark.numbering === 'as-given' ? mark.label : undefined
}

function outlineProvisions(
  article: OutlineSource,
  provisions: ReturnType<typeof provisionsOf>,
  articleNumber: string
): readonly OutlineProvision[] {
  const isProposed = article.isProposed ?? (() => article.proposed)
  const numbers = numberProvisions(
    provisions.map(({ mark }) => ({ mark, proposed: !article.proposed && isProposed(mark.id) }))
  )
  const path: string[] = []
  return provisions.map(({ mark }, index) => {
    const number = numbers[index]!
    const level = levelOf(mark.kind)
    path.length = Math.min(path.length, Math.max(level - 1, 0))
    if (level > 0) {
      while (path.length < level - 1) path.push('')
      path.push(asSuffix(number))
    }
    const was = mark.was === undefined ? {} : { was: mark.was }
    return { id: mark.id, ...was, kind: mark.kind, number, designation: articleNumber + path.join('') }
  })
}

/** "1." reads "(1)" inside a designation: Article 5(1)(a). */
function asSuffix(number: string): string {
  if (number === '') return ''
  return number.startsWith('(') ? number : `(${number.replace(/\.$/, '')})`
}
