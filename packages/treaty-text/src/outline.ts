/**
 * The outline: what every article and provision is called, from order and ids alone. References read their words here.
 */
import { NumberKeeper, scopesOf } from './kept-numbers.ts'
import type { KeptNumbers } from './kept-numbers.ts'
import { continuationsOf } from './lineage.ts'
import { lineWords } from './line.ts'
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
  /** It, or its article, is not (yet) in the text. */
  readonly proposed?: true
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

/** The outline of articles given in reading order; with `kept`, by the numbers of the last revision. */
export function outlineOf(articles: readonly OutlineSource[], kept?: KeptNumbers): readonly OutlineArticle[] {
  const parsed = articles.map(marksOf)
  const keeper = kept && new NumberKeeper(kept, presentIn(articles, parsed))
  const numbers = articleNumbers(articles, parsed, keeper)
  const footnotes = footnoteNumbers(footnoteReferences(articles, parsed), keeper)
  return articles.map((article, index) => {
    const marks = parsed[index]!
    return {
      id: article.id,
      kind: article.kind,
      number: numbers[index]!,
      title: titleOf(article),
      ...(article.struck ? { struck: true as const } : {}),
      provisions: outlineProvisions(article, marks, numbers[index]!, footnotes, keeper)
    }
  })
}

/** What is in the text comes first: nobody takes a number in the place of what is gone by proposing something. */
function presentIn(articles: readonly OutlineSource[], parsed: readonly (readonly PlacedMark[])[]) {
  const placed = parsed.flatMap((marks, index) =>
    marks.map(({ mark, proposed }) => ({ mark, proposed: proposed || articles[index]!.proposed }))
  )
  const standing = placed.filter(({ proposed }) => !proposed)
  const others = placed.filter(({ proposed }) => proposed)
  return [...articles.map(({ id }) => ({ id })), ...[...standing, ...others].map(({ mark }) => mark)]
}

function articleNumbers(
  articles: readonly OutlineSource[],
  parsed: readonly (readonly PlacedMark[])[],
  keeper: NumberKeeper | undefined
): readonly string[] {
  const labelled = articles.map(({ id, kind, proposed }, index) => ({
    id,
    kind,
    proposed,
    label: headingLabel(parsed[index]!)
  }))
  const live = numberArticles(labelled)
  if (!keeper) return live
  return keeper.number(
    labelled.map(({ id, kind, label }, index) => ({
      id,
      kind,
      scope: '',
      live: live[index]!,
      isFixed: label !== undefined || kind === 'preamble' || kind === 'signature'
    }))
  )
}

function footnoteNumbers(
  references: readonly FootnoteReference[],
  keeper: NumberKeeper | undefined
): ReadonlyMap<string, string> {
  const live = numberFootnotes(references)
  if (!keeper) return live
  const marks = new Map(references.map(({ footnote }) => [footnote.id, footnote]))
  const items = [...live].map(([id, number]) => {
    const { was, kind, numbering } = marks.get(id)!
    return { id, was, kind, scope: '', live: number, isFixed: numbering === 'as-given' }
  })
  const numbers = keeper.number(items)
  return new Map(items.map(({ id }, index) => [id, numbers[index]!]))
}

function provisionNumbers(
  article: string,
  marks: readonly PlacedMark[],
  keeper: NumberKeeper | undefined
): readonly string[] {
  const live = numberProvisions(marks)
  if (!keeper) return live
  const all = marks.map(({ mark }) => mark)
  const scopes = scopesOf(article, all)
  return keeper.number(
    all.map(({ id, was, kind, numbering }, index) => ({
      id,
      was,
      kind,
      scope: scopes[index]!,
      live: live[index]!,
      isFixed: numbering === 'as-given'
    }))
  )
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

/** The title as it stands: words that are only proposed for it are left out, unless it is proposed as a whole. */
function titleOf({ line, isProposed }: OutlineSource): string {
  const [first] = line
  if (first?.type !== 'mark' || first.kind !== 'heading') return ''
  const next = line.findIndex(({ type }, index) => index > 0 && type === 'mark')
  const title = line.slice(1, next < 0 ? undefined : next)
  const standing = title.filter((_, index) => !isProposed?.(index + 1))
  return lineWords(standing.length > 0 ? standing : title)
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
  const continuing = outline.flatMap(({ provisions }) => provisions.filter(({ was }) => was !== undefined))
  for (const [id, { designation }] of continuationsOf(continuing)) if (!names.has(id)) names.set(id, designation)
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
  footnotes: ReadonlyMap<string, string>,
  keeper: NumberKeeper | undefined
): readonly OutlineProvision[] {
  const numbers = provisionNumbers(article.id, marks, keeper)
  const path: string[] = []
  return marks.map((placed, index) => {
    const { id, kind, was } = placed.mark
    const shared = {
      id,
      ...(was === undefined ? {} : { was }),
      kind,
      ...(placed.proposed || article.proposed ? { proposed: true as const } : {}),
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
