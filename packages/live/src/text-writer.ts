/** Writing the text as it stands: by a decision, or with the pen. Nothing else ever does. */
import * as Y from 'yjs'
import { withOrigin } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import type { RoutedOperation, TextId } from '@cartif/negotiation'
import type { ArticleAct } from './layer-writer.ts'
import { articlesOf } from './layout.ts'
import { spliceText } from './line-text.ts'
import { beginSession, sessionOf } from './origins.ts'
import { findArticleText, writeArticle } from './text-source.ts'

/** Carries out what was routed for the pen; `origin` names the pen session that the words are traced to. */
export class PenWriter {
  private readonly text: Y.Doc
  private readonly origin: string

  constructor(text: Y.Doc, origin: string) {
    this.text = text
    this.origin = origin
  }

  carryOut(operations: readonly RoutedOperation[]): void {
    const penned = operations.flatMap((operation) => (operation.kind === 'pen' ? [operation] : []))
    if (penned.length < operations.length) throw new RangeError('the pen writes the text alone')
    // Of its own: undoing the first words must not leave the later ones without.
    this.text.transact(() => penned.forEach(({ text }) => beginSession(this.mustFind(text), this.origin)), 'session')
    this.text.transact(() => {
      for (const { text: id, splice, ahead } of penned) {
        const text = this.mustFind(id)
        const line = withOrigin(splice.line, sessionOf(text) ?? this.origin)
        spliceText(text, { ...splice, line }, ahead?.length ? { ahead: ahead.join(' ') } : {})
      }
    }, this)
  }

  private mustFind(id: TextId): Y.Text {
    return mustFindText(this.text, id)
  }

  /** Does an act on a whole article; returns its id. */
  actOnArticle(act: ArticleAct): TextId {
    this.text.transact(() => {
      if (act.kind === 'insert') {
        const { id, order, articleKind, line } = act
        writeArticle(this.text, { id, kind: articleKind, order, line: withOrigin(line, this.origin) })
      } else if (act.kind === 'delete') removeArticle(this.text, act.article, this.origin)
      else articlesOf(this.text).get(act.article)?.set('order', act.order)
    }, this)
    return act.kind === 'insert' ? act.id : act.article
  }
}

/** Fills a new text document with the articles of an instrument. */
export function writeArticles(text: Y.Doc, articles: readonly Article[]): void {
  text.transact(() => articles.forEach((article) => writeArticle(text, article)), 'import')
}

/** Takes an article out of the text by a decision or a pen session; its words stay in the document, so that positions in it live and it can return. */
export function removeArticle(text: Y.Doc, id: string, decision: string): void {
  articlesOf(text).get(id)?.set('removed', decision)
}

export function mustFindText(text: Y.Doc, id: string): Y.Text {
  const found = findArticleText(text, id)
  if (!found) throw new RangeError(`no article ${id}`)
  return found
}
