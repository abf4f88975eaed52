/** One side of a comparison: its articles and provisions in reading order, with what they are called there. */
import {
  designationsOf,
  lineWords,
  outlineOf,
  provisionsOf,
  referenceWords,
  sliceLine,
  targetsOf,
  toSuperscript
} from '@cartif/treaty-text'
import type { Article, ArticleKind, Line, OutlineArticle, ProvisionMark, Targets } from '@cartif/treaty-text'

export interface ArticleSide {
  readonly id: string
  readonly kind: ArticleKind
  readonly order: string
  /** "Article 5" */
  readonly number: string
  readonly title: string
  /** Place among the articles of its side, from 0. */
  readonly index: number
}

export interface ProvisionSide {
  readonly article: string
  /** Place among the provisions of its article, from 0. */
  readonly index: number
  /** Which part of the provision, from 0, where it was split or joined; absent where it is whole. */
  readonly part?: number
  /** Absent for words before the first mark. */
  readonly mark?: ProvisionMark
  readonly number: string
  /** "Article 5(2)"; of what stands before the first article "Opening text". */
  readonly designation: string
}

/** A provision with its words, and what alignment wants to know of it. */
export interface Placed extends ProvisionSide {
  readonly id: string | undefined
  readonly was?: string | undefined
  readonly line: Line
  readonly words: string
  readonly kind: string
}

/** What stands before the first article has no other name. */
const OPENING_TEXT = 'Opening text'

export class Side {
  readonly articles: readonly ArticleSide[]
  readonly provisions: readonly Placed[]
  readonly byId: ReadonlyMap<string, ArticleSide>
  /** What the references in the words say, by the id of their target. */
  readonly references: Readonly<Record<string, string>>
  /** Places in `provisions`, by article. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>

  constructor(articles: readonly Article[]) {
    const outline = outlineOf(articles.map((article) => ({ ...article, proposed: false })))
    const names = designationsOf(outline)
    this.articles = articles.map(({ id, kind, order }, index) => {
      const { number, title } = outline[index]!
      return { id, kind, order, number, title, index }
    })
    this.byId = new Map(this.articles.map((article) => [article.id, article]))
    this.references = wordsOfReferences(articles, () => targetsOf(outline))
    this.provisions = articles.flatMap((article, index) => placedIn(article, outline[index]!, names))
    const places = new Map<string, number[]>(articles.map(({ id }) => [id, []]))
    this.provisions.forEach(({ article }, index) => places.get(article)!.push(index))
    this.placesOf = places
  }
}

function wordsOfReferences(articles: readonly Article[], targets: () => Targets): Readonly<Record<string, string>> {
  const references = articles.flatMap(({ line }) => line.filter((piece) => piece.type === 'reference'))
  if (references.length === 0) return {}
  const all = targets()
  return Object.fromEntries(references.map((one) => [one.target, referenceWords(one, all)]))
}

function placedIn(article: Article, outline: OutlineArticle, names: ReadonlyMap<string, string>): readonly Placed[] {
  const provisions = provisionsOf(article.line)
  const lead = sliceLine(article.line, 0, provisions[0] ? provisions[0].from - 1 : undefined)
  const first: Placed[] =
    lead.length > 0
      ? [
          {
            article: article.id,
            index: 0,
            number: '',
            designation: outline.number || OPENING_TEXT,
            id: undefined,
            line: lead,
            words: lineWords(lead).trim(),
            kind: 'paragraph'
          }
        ]
      : []
  return [
    ...first,
    ...provisions.map(({ mark, line }, index) => ({
      article: article.id,
      index: index + first.length,
      mark,
      number: numberShown(outline.provisions[index]),
      designation: names.get(mark.id) || outline.number || OPENING_TEXT,
      id: mark.id,
      was: mark.was,
      line,
      words: lineWords(line).trim(),
      kind: mark.kind
    }))
  ]
}

function numberShown(provision: OutlineArticle['provisions'][number] | undefined): string {
  const { kind, number = '' } = provision ?? {}
  return kind === 'footnote' ? toSuperscript(number) : number
}

export function sideOf({ article, index, mark, number, designation }: Placed, part?: number): ProvisionSide {
  const side = mark ? { article, index, number, designation, mark } : { article, index, number, designation }
  return part === undefined ? side : { ...side, part }
}
