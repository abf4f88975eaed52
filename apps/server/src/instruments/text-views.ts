/** The text in one of its views, live or of a revision: in bracketed notation, as JSON, as a page. */
import type { NumbersShown } from '@cartif/live'
import { bracketSigns, viewOf } from '@cartif/negotiation'
import type { ComposedArticle, Negotiation, View } from '@cartif/negotiation'
import { referenceWords, targetsOf } from '@cartif/treaty-text'
import type { OutlineProvision, Targets } from '@cartif/treaty-text'
import { numbersOf } from './numbers.ts'
import { outlineOfComposed, printComposed } from './print.ts'
import type { PrintOptions } from './print.ts'
import { mustFindRevision } from './revisions.ts'
import type { Room } from './room.ts'

export interface TextQuery {
  readonly view: View
  readonly names: boolean
  /** One holder's proposals alone, in the bracketed view. */
  readonly party?: string | undefined
  readonly revision?: string | undefined
  /** `revision`: the numbers of the last revision, or of the one that is read. */
  readonly numbering: NumbersShown
}

export interface ShownText {
  readonly symbol: string
  readonly articles: readonly ComposedArticle[]
}

export function showText(room: Room, { view, party, revision }: TextQuery): ShownText {
  const found = revision === undefined || revision === 'live' ? undefined : mustFindRevision(room, revision)
  const negotiation: Negotiation = found?.negotiation ?? room.live.negotiation
  return { symbol: found?.symbol ?? room.info.symbol, articles: viewOf(negotiation, view, party?.toLowerCase()) }
}

/** What was issued is printed as it was issued. */
export function printText(room: Room, query: TextQuery): string {
  const { view, names, party, revision } = query
  const isAsIssued =
    view === 'bracketed' && names && party === undefined && revision !== undefined && revision !== 'live'
  return isAsIssued
    ? mustFindRevision(room, revision).composed
    : printComposed(showText(room, query).articles, printOptions(room, query))
}

/** How a text is printed: what is gone has its last name, and numbers are those asked for. */
export function printOptions(room: Room, { names, numbering, revision }: TextQuery): PrintOptions {
  const { numbers } = numbersOf(room, revision === 'live' ? undefined : revision)
  return { names, known: numbers, keep: numbering === 'revision' }
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
