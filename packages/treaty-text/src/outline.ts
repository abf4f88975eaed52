/**
 * The outline: what every article and provision is called, from order and ids alone. References read their words here.
 */
import { continuationsOf } from './lineage.ts'
import { lineWords, provisionsOf } from './line.ts'
import type { Article, ArticleKind, ProvisionKind, ProvisionMark } from './line.ts'
import { levelOf, numberArticles, numberFootnotes, numberProvisions } from './numbering.ts'
import type { FootnoteReference } from './numbering.ts'

/** An article as the outline needs it; what is not in the text as it stands, or may not stay in it, is told by piece. */
export interface OutlineSource extends Pick<Article, 'id' | 'kind' | 'line'> {
  readonly proposed: boolean
  /** Whether its deletion is proposed. */
  readonly struck?: boolean
  /** Whether the piece at an index of the line is only proposed, or its deletion is. */
  readonly isProposed?: (piece: number) => boolean
  readonly isStruck?: (piece: number) => boolean
}

export interface OutlineProvision {
  readonly id: string
  readonly was?: string
  readonly kind: ProvisionKind
  /** "1.", "(a)", ""; of a footnote "3" */
  readonly number: string
  /** "Article 5(1)(a)", or the article's own designation where a provision has no number; "footnote 3". */
  readonly designation: string
  /** Its deletion, or that of its article, is proposed. */
  readonly struck?: true
  /** A footnote that no reference has for its target. */
  readonly unreferenced?: true
}

export interface OutlineArticle {
  readonly id: string
  readonly kind: ArticleKind
  /** "Article 5", "Preamble", "" */
  readonly number: string
  readonly title: string
  readonly struck?: true
  readonly provisions: readonly OutlineProvision[]
}

/** The outline of articles given in reading order. */
export function outlineOf(articles: readonly OutlineSource[]): readonly OutlineArticle[] {
  const parsed = articles.map(marksOf)
  const numbers = numberArticles(
    articles.map(({ kind, proposed }, index) => ({ kind, proposed, label: headingLabel(parsed[index]!) }))
  )
  const footnotes = numberFootnotes(footnoteReferences(articles, parsed))
  return articles.map((article, index) => {
    const marks = parsed[index]!
    return {
      id: article.id,
      kind: article.kind,
      number: numbers[index]!,
      title: titleOf(article),
      ...(article.struck ? { struck: true as const } : {}),
      provisions: outlineProvisions(article, marks, numbers[index]!, footnotes)
    }
  })
}

interface PlacedMark {
  readonly mark: ProvisionMark
  readonly proposed: boolean
  readonly struck: boolean
}

function marksOf({ line, proposed, struck, isProposed, isStruck }: OutlineSource): readonly PlacedMark[] {
  return line.flatMap((piece, index) =>
    piece.type === 'mark'
      ? [
          {
            mark: piece,
            proposed: !proposed && (isProposed?.(index) ?? false),
            struck: struck === true || (isStruck?.(index) ?? false)
          }
        ]
      : []
  )
}

function titleOf({ line }: OutlineSource): string {
  const first = provisionsOf(line)[0]
  return first?.mark.kind === 'heading' ? lineWords(first.line) : ''
}

/** The references to footnotes in reading order. */
function footnoteReferences(
  articles: readonly OutlineSource[],
  parsed: readonly (readonly PlacedMark[])[]
): readonly FootnoteReference[] {
  const footnotes = new Map<string, FootnoteReference>()
  parsed.forEach((marks, index) => {
    const { proposed } = articles[index]!
    for (const one of marks) {
      if (one.mark.kind === 'footnote' && one.mark.numbering !== 'none')
        footnotes.set(one.mark.id, { footnote: one.mark, proposed: proposed || one.proposed })
    }
  })
  if (footnotes.size === 0) return []
  for (const [id, mark] of continuationsOf([...footnotes.values()].map(({ footnote }) => footnote)))
    footnotes.set(id, footnotes.get(mark.id)!)
  return articles.flatMap(({ line, proposed, isProposed }) =>
    line.flatMap((piece, index) => {
      const found = piece.type === 'reference' ? footnotes.get(piece.target) : undefined
      return found ? [{ ...found, proposed: found.proposed || proposed || (isProposed?.(index) ?? false) }] : []
    })
  )
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

function headingLabel(marks: readonly PlacedMark[]): string | undefined {
  const mark = marks[0]?.mark
  return mark?.kind === 'heading' && mark.numbering === 'as-given' ? mark.label : undefined
}

function outlineProvisions(
  article: OutlineSource,
  marks: readonly PlacedMark[],
  articleNumber: string,
  footnotes: ReadonlyMap<string, string>
): readonly OutlineProvision[] {
  const numbers = numberProvisions(marks)
  const path: string[] = []
  return marks.map((placed, index) => {
    const { id, kind, was } = placed.mark
    const shared = {
      id,
      ...(was === undefined ? {} : { was }),
      kind,
      ...(placed.struck ? { struck: true as const } : {})
    }
    if (kind === 'footnote') return { ...shared, ...footnoteName(placed.mark, footnotes.get(id)) }
    const number = numbers[index]!
    const level = levelOf(kind)
    path.length = Math.min(path.length, Math.max(level - 1, 0))
    if (level > 0) {
      while (path.length < level - 1) path.push('')
      path.push(asSuffix(number))
    }
    return { ...shared, number, designation: articleNumber + path.join('') }
  })
}

/** One without a reference keeps the number it was given, if any. */
function footnoteName({ numbering, label }: ProvisionMark, counted: string | undefined) {
  const number = counted ?? (numbering === 'as-given' ? (label ?? '') : '')
  const unreferenced = counted === undefined && numbering !== 'none' ? { unreferenced: true as const } : {}
  return { number, designation: number ? `footnote ${number}` : 'footnote', ...unreferenced }
}

/** "1." reads "(1)" inside a designation: Article 5(1)(a). */
function asSuffix(number: string): string {
  if (number === '') return ''
  return number.startsWith('(') ? number : `(${number.replace(/\.$/, '')})`
}
