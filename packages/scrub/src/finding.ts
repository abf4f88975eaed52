/**
 * What the legal scrub finds: a place in the words of one provision, what is wrong with it in plain language and, where
 * there is only one way to put it right, how. Offsets are UTF-16 code units of the provision's words, in which a
 * cross-reference counts one; so they are offsets of its line behind the mark.
 *
 * Law (scrub.test.ts): the quote is what stands at the offsets, and a fix lies in the provision.
 */

/** `error`: wrong whatever was meant; `warning`: wrong as a rule; `note`: for a lawyer to look at. */
export type Severity = 'error' | 'warning' | 'note'

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

/** The words [from, to) of the provision are to read `text`. */
export interface Fix {
  readonly from: number
  readonly to: number
  readonly text: string
}

export interface Finding {
  /** The same for the same fault at the same place. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly article: string
  readonly provision: string
  readonly from: number
  readonly to: number
  /** The words at the place, cross-references by their names. */
  readonly quote: string
  readonly message: string
  readonly fix?: Fix
}
