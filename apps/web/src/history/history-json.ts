/** The drafting history of an article as the server tells it. */
import type { ArticleChange, ProvisionChange } from '@cartif/redline'

export interface HistoryChapter {
  readonly symbol: string
  readonly title: string
  /** ISO 8601; null for the text as it stands. */
  readonly issuedAt: string | null
  readonly stories: readonly { readonly head: string; readonly lines: readonly string[] }[]
  readonly redline: ArticleChange | null
}

export interface ArticleHistory {
  /** "Article 9 — Publication" */
  readonly name: string
  readonly instrument: string
  readonly chapters: readonly HistoryChapter[]
}

/** What became of the article in a chapter, as its heading. */
export function sayFate({ redline, issuedAt }: HistoryChapter): string {
  const text = issuedAt === null ? 'the text as it stands' : 'this revision'
  switch (redline?.kind) {
    case undefined:
      return `The article is not in ${text}`
    case 'inserted':
      return `The article comes into ${text}`
    case 'deleted':
      return 'The article leaves the text'
    case 'kept':
      return 'The article stands unchanged'
    default:
      return 'The article against the text before'
  }
}

/** Of an article that comes in as a whole nothing need be marked as new. */
export function provisionsOf({ redline }: HistoryChapter): readonly ProvisionChange[] {
  const { kind, provisions = [] } = redline ?? {}
  if (kind !== 'inserted') return provisions
  return provisions.map((one) => ({ ...one, hunks: one.hunks.map(({ line }) => ({ op: 'equal', line })) }))
}
