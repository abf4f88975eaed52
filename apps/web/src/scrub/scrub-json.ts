/** The legal scrub as the server tells it (GET …/scrub), and a finding's place on the page and in addresses. */
export type Severity = 'error' | 'warning' | 'note'

export const SEVERITIES: readonly (readonly [severity: Severity, one: string, many: string])[] = [
  ['error', 'Error', 'Errors'],
  ['warning', 'Warning', 'Warnings'],
  ['note', 'Note', 'Notes']
]

/** The words [from, to) of a provision are to read `text`. */
export interface Fix {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** As a proposal takes it. */
export interface FixChange {
  readonly provision: string
  readonly quote: string
  readonly text: string
}

export interface Finding {
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly article: string
  readonly provision: string
  readonly from: number
  readonly to: number
  readonly quote: string
  readonly message: string
  readonly fix?: Fix
  readonly change?: FixChange
  /** Of a finding without a fix: its words as they are, to be put otherwise. */
  readonly place?: FixChange
}

export interface ScrubbedProvision {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly designation: string
  /** A cross-reference is one U+FFFC. */
  readonly words: string
  readonly references: readonly { readonly at: number; readonly name: string }[]
}

export interface ScrubbedArticle {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly provisions: readonly ScrubbedProvision[]
}

export interface Scrubbed {
  readonly symbol: string
  readonly since: string | null
  readonly rules: readonly { readonly name: string; readonly title: string }[]
  readonly findings: readonly Finding[]
  readonly articles: readonly ScrubbedArticle[]
}

/** "Article 9: Publication", "Preamble". */
export function nameOfArticle({ number, title }: Pick<ScrubbedArticle, 'number' | 'title'>): string {
  return number && title ? `${number}: ${title}` : number || title || 'Title and cover'
}
