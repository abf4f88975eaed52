/** What became of one article from text to text, as a thread works it out: all of each text is compared, since its words name others. */
import { compare, withReferenceWords } from '@cartif/redline'
import type { ArticleChange } from '@cartif/redline'
import type { Article } from '@cartif/treaty-text'

export interface ArticleHistoryInput {
  readonly article: string
  /** Oldest first; in JSON where they were kept so. */
  readonly texts: readonly (string | readonly Article[])[]
}

/** The article of each text against the text before; undefined where it is in neither. */
export function articleHistory({ article, texts }: ArticleHistoryInput): readonly (ArticleChange | undefined)[] {
  let before: readonly Article[] = []
  return texts.map((text) => {
    const articles = typeof text === 'string' ? (JSON.parse(text) as readonly Article[]) : text
    const changes = withReferenceWords(compare(before, articles)).articles
    before = articles
    return changes.find((one) => one.after?.id === article || one.before?.id === article)
  })
}
