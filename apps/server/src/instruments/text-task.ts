/** A text in one of its views, as a thread works it out from plain data: in the notation, as data, as a page, as a Word file. */
import { writeTextDocx } from '@cartif/formats'
import { bracketSigns, viewOf } from '@cartif/negotiation'
import type { ComposedArticle, Negotiation, View } from '@cartif/negotiation'
import { articlesOf, parseNotation, referenceWords, targetsOf } from '@cartif/treaty-text'
import type { Article, ArticleIds, OutlineProvision, Targets } from '@cartif/treaty-text'
import { articlesToHtml, htmlPage } from './html-page.ts'
import { outlineOfComposed, printComposed } from './print.ts'
import type { PrintOptions } from './print.ts'

export interface ViewedText {
  readonly negotiation: Negotiation
  readonly view: View
  /** One holder's proposals alone, in the bracketed view. */
  readonly party: string | undefined
  readonly print: PrintOptions
  /** In the notation, where it is to be read as it was issued. */
  readonly issued: string | undefined
}

export interface WrittenText {
  /** Articles, or a view. */
  readonly text: ViewedText | readonly Article[]
  readonly title: string
  /** The symbol it goes by. */
  readonly author: string
  /** ISO 8601 */
  readonly date: string
  /** What stands at the top of every page. */
  readonly note: string
}

export function composedOf({ negotiation, view, party }: ViewedText): readonly ComposedArticle[] {
  return viewOf(negotiation, view, party)
}

/** In the bracketed notation. */
export function printView(text: ViewedText): string {
  return text.issued ?? printComposed(composedOf(text), text.print)
}

/** Its articles in JSON. */
export function viewToJson(text: ViewedText): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(readArticles(composedOf(text), text.print)))
}

/** A page that needs nothing else; `mark` stands above everything. */
export function viewToHtml({
  text,
  title,
  mark
}: {
  readonly text: ViewedText
  readonly title: string
  readonly mark: string | undefined
}): string {
  return htmlPage(title, articlesToHtml(readArticles(composedOf(text), text.print)), mark)
}

/** A view is read from what is printed of it, so that paper and Word say the same. */
export function textToDocx({ text, ...options }: WrittenText): Promise<Uint8Array> {
  const articles = 'view' in text ? articlesOf(parseNotation(printView(text)).tree, countedIds()).articles : text
  return writeTextDocx(articles, options)
}

function countedIds(): ArticleIds {
  let count = 0
  return {
    newId: (kind) => `${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
}

/** Articles with their provisions; what is open stands in brackets in the words, as it does in print. */
export function readArticles(
  articles: readonly ComposedArticle[],
  { names = true, known, keep = false }: PrintOptions
) {
  const outline = outlineOfComposed(articles, keep ? known : undefined)
  const targets = targetsOf(outline, known)
  return articles.map((article, index) => {
    const { number, title, provisions } = outline[index]!
    return {
      id: article.id,
      kind: article.kind,
      number,
      title,
      provisions: readProvisions(article, provisions, targets, names)
    }
  })
}

function readProvisions(
  article: ComposedArticle,
  outline: readonly OutlineProvision[],
  targets: Targets,
  names: boolean
) {
  const signs = bracketSigns(article.segments, { names })
  const provisions: { id: string; number: string; kind: OutlineProvision['kind']; text: string }[] = []
  article.segments.forEach(({ piece }, index) => {
    const { open, close } = signs[index]!
    if (piece.type === 'mark') {
      const { id, number, kind } = outline[provisions.length]!
      provisions.push({ id, number, kind, text: open + close })
      return
    }
    const last = provisions.at(-1)
    if (!last) return
    last.text += open + (piece.type === 'text' ? piece.text : referenceWords(piece, targets)) + close
  })
  return provisions
}
