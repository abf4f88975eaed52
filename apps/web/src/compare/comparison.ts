/** A comparison as the page has it: what the server answered, with the words of references in it. */
import { withReferenceWords } from '@cartif/redline'
import type { ArticleChange, Change, ProvisionChange, Redline } from '@cartif/redline'

export interface Side {
  readonly kind: 'revision' | 'live' | 'accepted' | 'draft' | 'file'
  /** As it is asked for: "2", "live". */
  readonly name: string
  readonly symbol: string
  readonly title: string
  readonly issuedAt: string | null
  /** Beside a file: how it is read, which is how the file reads. */
  readonly reading?: string
}

/** An act of the negotiation behind a change. */
export interface ChangeAct {
  readonly kind: string
  readonly number: number | null
  readonly parties: readonly string[]
  readonly by: string
  readonly at: string
  readonly note: string
  readonly sentence: string
}

export type ToldChange = Change & { readonly decisions: readonly ChangeAct[] }

export interface Comparison {
  readonly sides: { readonly from: Side; readonly to: Side }
  readonly view: 'words' | 'brackets'
  readonly changes: readonly ToldChange[]
  readonly redline: Redline
}

/** As it stands over a column. */
export function sideName({ kind, symbol }: Side): string {
  return kind === 'live' ? 'The live text' : symbol
}

/** Changes count the hunks of a redline that reads so. */
export function withWords(comparison: Comparison): Comparison {
  return { ...comparison, redline: withReferenceWords(comparison.redline) }
}

/** The address of a provision in the page. */
export function provisionId({ before, after }: ProvisionChange): string {
  const side = (after ?? before)!
  return `p-${after ? 'now' : 'was'}-${side.article}-${side.index}${after?.part ? `-${before!.index}` : ''}`
}

export function articleSide({ before, after }: ArticleChange) {
  return (after ?? before)!
}

export function articleName(article: ArticleChange): string {
  const { number, title } = articleSide(article)
  return number || title || 'Opening text'
}
